// The site as plain text, for programs that read it: llms.txt is the index, llms-full.txt all of it, with every snippet.
import fs from 'node:fs'
import path from 'node:path'
import { pages } from './pages.mjs'

/** Writes both texts beside the built pages; fails where a page is in no section of the sidebar, or the other way round. */
export function writeTexts(source, target, built) {
  const listed = pages.flatMap((section) => section.items.map(([, link]) => fileOf(link)))
  const missing = built.filter((page) => page !== 'index.md' && !listed.includes(page))
  const gone = listed.filter((page) => !built.includes(page))
  if (missing.length + gone.length > 0) {
    throw new Error(`the sidebar lacks [${missing}] and has [${gone}], which are no pages: see .vitepress/pages.mjs`)
  }
  const index = ['# Headrace', '', `> ${about(source)}`, '', 'All of it in one file: [llms-full.txt](/llms-full.txt)']
  const full = ['# Headrace', '', `> ${about(source)}`]
  for (const { text, items } of pages) {
    index.push('', `## ${text}`, '')
    for (const [title, link] of items) {
      const page = resolve(path.join(source, fileOf(link)))
      index.push(`- [${title}](${htmlOf(link)}): ${firstSentence(page)}`)
      full.push('', '---', '', `<!-- ${htmlOf(link)} -->`, page.trim())
    }
  }
  fs.writeFileSync(path.join(target, 'llms.txt'), index.join('\n') + '\n')
  fs.writeFileSync(path.join(target, 'llms-full.txt'), full.join('\n') + '\n')
}

function fileOf(link) {
  return `${link.slice(1)}${link.endsWith('/') ? 'index' : ''}.md`
}

function htmlOf(link) {
  return link.endsWith('/') ? link : `${link}.html`
}

function about(source) {
  return /tagline: (.*)/.exec(fs.readFileSync(path.join(source, 'index.md'), 'utf8'))[1]
}

/** A page with what it includes and the regions that it shows, and without what only a browser needs. */
function resolve(file) {
  const folder = path.dirname(file)
  const lines = []
  for (const line of fs.readFileSync(file, 'utf8').replace(/^---\n.*?\n---\n/s, '').split('\n')) {
    const include = /^<!--@include: (\S+?)-->$/.exec(line)
    const snippet = /^<<< (\S+?)#([\w-]+)\{(\w+)\}/.exec(line)
    if (include) {
      const part = path.join(folder, include[1])
      if (fs.existsSync(part)) lines.push(resolve(part))
    } else if (snippet) {
      lines.push('```' + snippet[3], region(path.join(folder, snippet[1]), snippet[2]), '```')
    } else if (!/^:::( code-group)?$/.test(line)) {
      lines.push(line.replace(/^::: (\w+)$/, '**$1:**').replace('{target="_self"}', ''))
    }
  }
  return lines.join('\n').replace(/\n{3,}/g, '\n\n')
}

function region(file, name) {
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  const begin = lines.findIndex((line) => line.trim() === `// #region ${name}`)
  const end = lines.findIndex((line) => line.trim() === `// #endregion ${name}`)
  if (begin < 0 || end < begin) throw new Error(`${file} has no region ${name}`)
  const shown = lines.slice(begin + 1, end).filter((line) => !/^\s*\/\/ #(end)?region\b/.test(line))
  const indent = Math.min(...shown.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  return shown.map((line) => line.slice(indent)).join('\n').trim()
}

function firstSentence(page) {
  const paragraph = page.replace(/^```.*?^```$/gms, '').split('\n\n').find((part) => /^[A-Z`][^|]/.test(part)) ?? ''
  return paragraph.replace(/\s+/g, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/(?<=\.) /)[0]
}
