// Breaks a copy of the built site in every way that the check is to find, and fails where it finds one of them no more.
import fs from 'node:fs'
import path from 'node:path'
import { check } from './site.mjs'

const COPY = 'target/broken'
const PAGES = ['guide/keys', 'guide/flows', 'guide/templates', 'guide/world', 'guide/getting-started']

/** Each defect: what is done to the copy, and what must be said of it. */
const DEFECTS = [
  [inject('guide/keys', '<div style="width: 2000px">wide</div>'), /keys.html \(phone, light\): it is \d+ px too wide/],
  [inject('guide/keys', '<img src="http://127.0.0.1:9/outside.png">'), /request to the outside from .*keys.html: .*outside.png/],
  [inject('guide/keys', '<script>console.error("broken")</script>'), /console error on .*keys.html: broken/],
  [inject('guide/keys', '<script>throw new Error("thrown")</script>'), /exception on .*keys.html: Error: thrown/],
  [inject('guide/keys', '<a href="/guide/world.html#nowhere">a</a>'), /keys.html links to .*world.html#nowhere, where there is no nowhere/],
  [inject('guide/keys', '<a href="/guide/nothing.html">a</a>'), /keys.html links to .*nothing.html, which is no page/],
  [inject('guide/keys', '<a href="ftp://somewhere/">a</a>'), /keys.html links to ftp:.* neither here nor https/],
  [inject('guide/keys', '<img src="/nothing.svg">'), /the image .*nothing.svg isn't there/],
  [inject('guide/getting-started', '<div class="vp-doc"><p style="color: #ccc">faint</p></div>'), /light\): P "faint" has a contrast of 1/],
  [inject('guide/keys', '<div class="mermaid"></div>'), /keys.html: a diagram isn't drawn/],
  [inject('guide/keys', '<script>new MutationObserver(() => document.documentElement.classList.contains("dark") || document.documentElement.classList.add("dark")).observe(document.documentElement, { attributes: true })</script>'), /keys.html doesn't become light/],
  [inject('guide/templates', '<script>addEventListener("change", (event) => event.stopImmediatePropagation(), true)</script>'), /templates.html: group \d+ of tabs doesn't show Kotlin/],
  [inject('guide/world', '<script>localStorage.clear()</script>'), /the next page has forgotten that Kotlin was chosen/],
  [() => fs.rmSync(path.join(COPY, 'guide/flows.html')), /404 for .*guide\/flows.html/],
  [() => fs.rmSync(path.join(COPY, 'api/index.html')), /404 for .*api\/index.html/],
  [edit(/assets\/chunks\/.*localSearchIndex.*\.js/, (text) => text.replaceAll(/conflating/gi, 'x')), /a search for conflating/],
  [edit(/^llms\.txt/, (text) => text.replace('- [Keys]', '- [Nothing]')), /llms.txt lacks \/guide\/keys/],
  [edit(/^llms-full\.txt/, (text) => text.replace('<!-- /why.html -->', '')), /llms-full.txt lacks \/why/],
  [edit(/^llms-full\.txt/, (text) => `${text}\n<<< ../a.java\n`), /llms-full.txt has something that was to be resolved/],
]

function inject(page, html) {
  const file = path.join(COPY, `${page}.html`)
  return () => fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('<div id="app">', `${html}<div id="app">`))
}

function edit(pattern, change) {
  return () => {
    const file = fs.readdirSync(COPY, { recursive: true }).find((name) => pattern.test(name))
    fs.writeFileSync(path.join(COPY, file), change(fs.readFileSync(path.join(COPY, file), 'utf8')))
  }
}

fs.rmSync(COPY, { recursive: true, force: true })
fs.cpSync('target/site', COPY, { recursive: true })
for (const [damage] of DEFECTS) damage()
const { problems } = await check(COPY, { only: (url) => PAGES.some((page) => url.endsWith(`/${page}.html`)), patience: 2_000 })
const unseen = DEFECTS.filter(([, expected]) => !problems.some((problem) => expected.test(problem)))
for (const [, expected] of unseen) console.error(`docs: the check doesn't find ${expected}`)
console.log(`docs: the check finds ${DEFECTS.length - unseen.length} of ${DEFECTS.length} defects`)
fs.rmSync(COPY, { recursive: true, force: true })
if (unseen.length > 0) {
  for (const problem of problems) console.error(`docs: found: ${problem}`)
  process.exit(1)
}
