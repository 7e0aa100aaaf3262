import { defineConfig } from 'vitepress'
import { groupIconMdPlugin, groupIconVitePlugin } from 'vitepress-plugin-group-icons'

// Where the site is served from: '/' on a domain of its own, '/headrace/' below another's.
const base = process.env.DOCS_BASE ?? '/'

export default defineConfig({
  title: 'Headrace',
  description: 'An in-process event platform for the JVM: a Java core, a Kotlin DSL, a coroutines bridge.',
  base,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }]],
  cleanUrls: false,
  lastUpdated: false,
  // The API reference is rendered by another tool and copied in; the browser check follows these links.
  ignoreDeadLinks: [/\/api\//],
  markdown: {
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
  themeConfig: {
    logo: '/favicon.svg',
    search: { provider: 'local' },
    nav: [
      { text: 'Guide', link: '/guide/getting-started' },
      { text: 'API', link: '/api/index.html', target: '_self' },
    ],
    sidebar: [
      {
        text: 'Start',
        items: [
          { text: 'Getting started', link: '/guide/getting-started' },
          { text: 'Modules', link: '/guide/modules' },
          { text: 'The market desk', link: '/guide/desk' },
        ],
      },
      {
        text: 'Concepts',
        items: [
          { text: 'Handlers', link: '/guide/handlers' },
          { text: 'Registries', link: '/guide/registries' },
          { text: 'The world', link: '/guide/world' },
          { text: 'Timers', link: '/guide/timers' },
          { text: 'Pipelines', link: '/guide/pipelines' },
          { text: 'DAGs', link: '/guide/dags' },
          { text: 'The loop', link: '/guide/loop' },
          { text: 'Lifecycle', link: '/guide/lifecycle' },
          { text: 'Commands and channels', link: '/guide/commands' },
          { text: 'Between processes', link: '/guide/wire' },
          { text: 'Results', link: '/guide/results' },
          { text: 'Keys', link: '/guide/keys' },
          { text: 'Flows', link: '/guide/flows' },
          { text: 'Coroutines', link: '/guide/coroutines' },
          { text: 'Sockets and threads', link: '/guide/io' },
          { text: 'Errors', link: '/guide/errors' },
        ],
      },
    ],
    outline: [2, 3],
    footer: { message: 'Apache License 2.0' },
  },
})
