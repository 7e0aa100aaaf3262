import { defineConfig } from 'vitepress'
import { groupIconMdPlugin, groupIconVitePlugin } from 'vitepress-plugin-group-icons'
import { pages } from './pages.mjs'
import { writeTexts } from './texts.mjs'

// Where the site is served from: '/' on a domain of its own, '/headrace/' below another's.
const base = process.env.DOCS_BASE ?? '/'

export default defineConfig({
  title: 'Headrace',
  description: 'An in-process event platform for the JVM: a Java core, a Kotlin DSL, a coroutines bridge.',
  lang: 'en',
  base,
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }],
    ['meta', { name: 'theme-color', content: '#0b6b8a' }],
  ],
  cleanUrls: false,
  lastUpdated: false,
  // Parts that pages include: what samples draw, and what benchmarks measure.
  srcExclude: ['api/**', 'diagrams/**', 'performance/**', 'target/**'],
  // The API reference and the texts for machines are made by others; the browser check follows these links.
  ignoreDeadLinks: [/\/api\//, /\/llms/],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(md) {
      md.use(groupIconMdPlugin)
      const fence = md.renderer.rules.fence!
      md.renderer.rules.fence = (tokens, index, options, env, self) => {
        const token = tokens[index]
        return token.info.trim() === 'mermaid'
          ? `<Mermaid code="${encodeURIComponent(token.content)}" />`
          : fence(tokens, index, options, env, self)
      }
    },
  },
  vite: { plugins: [groupIconVitePlugin() as any] },
  buildEnd: (site) => writeTexts(site.srcDir, site.outDir, site.pages),
  themeConfig: {
    logo: '/favicon.svg',
    search: { provider: 'local' },
    nav: [
      { text: 'Guide', link: '/guide/getting-started', activeMatch: '/guide/' },
      { text: 'Cookbook', link: '/cookbook/', activeMatch: '/cookbook/' },
      { text: 'Performance', link: '/performance' },
      { text: 'API', link: '/api/index.html', target: '_self' },
    ],
    sidebar: pages.map(({ text, collapsed, items }) => ({
      text,
      ...(collapsed === undefined ? {} : { collapsed }),
      items: items.map(([title, link]) => ({ text: title, link })),
    })),
    outline: [2, 3],
    footer: { message: 'Apache License 2.0 · <a href="' + base + 'llms.txt">llms.txt</a>' },
  },
})
