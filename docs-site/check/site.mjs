// What must be true of the built site, looked at with a browser. Gives what isn't, as lines of text.
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { pages } from '../.vitepress/pages.mjs'
import { contrast, has, look } from './look.mjs'
import { serve } from './serve.mjs'

// Each page is opened twice, and looked at in both colours each time.
const SCREENS = [
  { name: 'desktop', viewport: { width: 1280, height: 800 }, schemes: ['light', 'dark'] },
  { name: 'phone', viewport: { width: 390, height: 844 }, schemes: ['dark', 'light'] },
]
const AT_ONCE = 3

/** A word that somebody would search for, and the page that should be found. */
const SEARCHES = [
  ['conflating', 'guide/inbox'],
  ['rollback', 'guide/lifecycle'],
  ['dedupBy', 'guide/pipelines'],
  ['DeadEvent', 'coming-from/guava-eventbus'],
  ['drainDelay', 'cookbook/graceful-shutdown'],
]

/** Checks the site in a folder. For a test of the check itself: `only` some pages, and less `patience`, in milliseconds. */
export async function check(folder, { screenshots, only = () => true, patience = 10_000 } = {}) {
  const problems = new Set()
  const counts = { pages: 0, looks: 0, links: 0, api: 0, tabs: 0, hits: 0 }
  const site = await serve(folder)
  const home = `http://127.0.0.1:${site.port}/`
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  try {
    const listed = [home, ...pages.flatMap(({ items }) => items.map(([, link]) => urlOf(home, link)))]
    const opened = await visitAll(browser, home, listed.filter(only), { screenshots, patience }, problems, counts)
    links(opened, listed, home, problems, counts)
    await api(browser, opened, home, problems, counts)
    await remembersTheLanguage(browser, home, problems)
    await search(browser, home, patience, problems, counts)
    texts(folder, problems)
  } finally {
    await browser.close()
    site.close()
  }
  return { problems: [...problems], counts }
}

function urlOf(home, link) {
  return home + link.slice(1) + (link.endsWith('/') ? '' : '.html')
}

async function open(browser, home, options, problems) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') problems.add(`console error on ${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.add(`exception on ${page.url()}: ${error}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(home) && !url.startsWith('data:') && !url.startsWith('blob:')) {
      problems.add(`request to the outside from ${page.url()}: ${url}`)
    }
  })
  return page
}

/** Opens a page and waits until it is alive and its diagrams are drawn; says whether it is there. */
async function visit(page, url, problems, patience) {
  const response = await page.goto(url, { waitUntil: 'load' })
  if (!response.ok()) {
    problems.add(`${response.status()} for ${url}`)
    return false
  }
  try {
    await page.waitForFunction(() => !document.querySelector('#app') || document.querySelector('#app').__vue_app__)
  } catch {
    problems.add(`${url} doesn't come alive`)
    return false
  }
  await drawn(page, url, problems, patience)
  return true
}

async function drawn(page, url, problems, patience = 10_000) {
  try {
    await page.waitForFunction(
      () => [...document.querySelectorAll('.mermaid')].every((diagram) => diagram.querySelector('svg')),
      undefined,
      { timeout: patience },
    )
  } catch {
    problems.add(`${url}: a diagram isn't drawn`)
  }
}

/** Visits every page on every screen, several at once; gives the ids and links of each. */
async function visitAll(browser, home, urls, { screenshots, patience }, problems, counts) {
  const opened = new Map()
  const visits = SCREENS.flatMap((screen) => urls.map((url) => ({ screen, url })))
  async function work() {
    const browsing = new Map()
    for (let next = visits.shift(); next; next = visits.shift()) {
      const { screen, url } = next
      if (!browsing.has(screen)) {
        const options = { viewport: screen.viewport, colorScheme: screen.schemes[0], reducedMotion: 'reduce' }
        browsing.set(screen, await open(browser, home, options, problems))
      }
      const page = browsing.get(screen)
      await page.emulateMedia({ colorScheme: screen.schemes[0] })
      if (!(await visit(page, url, problems, patience))) continue
      for (const scheme of screen.schemes) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.waitForFunction(has, scheme, { timeout: patience }).catch(() => problems.add(`${url} doesn't become ${scheme}`))
        await drawn(page, url, problems, patience)
        for (const problem of await page.evaluate(look)) problems.add(`${url} (${screen.name}, ${scheme}): ${problem}`)
        for (const problem of await page.evaluate(contrast)) problems.add(`${url} (${screen.name}, ${scheme}): ${problem}`)
        if (screenshots && scheme === screen.schemes[0]) await page.screenshot({ path: `${screenshots}/${name(home, url)}-${screen.name}-${scheme}.png` })
        counts.looks++
      }
      if (screen === SCREENS[0]) {
        opened.set(url, await page.evaluate(() => ({
          ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
          links: [...document.querySelectorAll('a[href]')].map((anchor) => anchor.href),
        })))
        await tabs(page, url, problems, counts)
      }
    }
    for (const page of browsing.values()) await page.context().close()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  counts.pages = opened.size
  return opened
}

function name(home, url) {
  return url.slice(home.length).replace(/\.html$/, '').replaceAll('/', '-').replace(/-$/, '') || 'home'
}

/** Every page can be reached, and every link leads to a page, and to a place on it. */
function links(opened, listed, home, problems, counts) {
  const reached = new Set([home])
  for (const [url, { links }] of opened) {
    for (const link of links) {
      const [target, fragment] = link.split('#')
      counts.links++
      if (!link.startsWith(home)) {
        if (!link.startsWith('https:')) problems.add(`${url} links to ${link}, which is neither here nor https`)
      } else if (!target.startsWith(`${home}api/`) && !target.endsWith('.txt')) {
        reached.add(target)
        if (!listed.includes(target)) problems.add(`${url} links to ${target}, which is no page`)
        const id = decodeURIComponent(fragment ?? '')
        const there = opened.get(target)
        if (id && there && !there.ids.includes(id)) problems.add(`${url} links to ${link}, where there is no ${id}`)
      }
    }
  }
  for (const url of opened.keys()) if (!reached.has(url)) problems.add(`no page links to ${url}`)
}

/** The API reference is there, one link deep. */
async function api(browser, opened, home, problems, counts) {
  const page = await open(browser, home, {}, problems)
  const first = new Set([...opened.values()].flatMap(({ links }) => links).map((link) => link.split('#')[0]).filter((link) => link.startsWith(`${home}api/`)))
  if (first.size === 0) problems.add('the API reference is not linked from anywhere')
  const all = new Set(first)
  for (const url of first) {
    if (!(await visit(page, url, problems))) continue
    await page.waitForLoadState('networkidle') // its navigation comes by a request of its own
    for (const link of await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => anchor.href))) {
      if (link.startsWith(home)) all.add(link.split('#')[0])
    }
  }
  for (const url of all) {
    const answer = await page.request.get(url)
    if (!answer.ok()) problems.add(`${answer.status()} for ${url}`)
  }
  counts.api = all.size
  await page.context().close()
}

/** Choosing Kotlin in one group of tabs shows Kotlin in all of them, and Java again. */
async function tabs(page, url, problems, counts) {
  const groups = page.locator('.vp-code-group:has(.language-kotlin)')
  const count = await groups.count()
  counts.tabs += count
  for (const language of count > 0 ? ['Kotlin', 'Java'] : []) {
    await groups.last().locator('.tabs label', { hasText: language }).click()
    for (const wrong of await page.evaluate((shown) => {
      const other = shown === 'Kotlin' ? 'java' : 'kotlin'
      return [...document.querySelectorAll('.vp-code-group')]
        .filter((group) => group.querySelector('.language-java') && group.querySelector('.language-kotlin'))
        .map((group, index) => {
          const isShown = (it) => group.querySelector(`.language-${it}`).getClientRects().length > 0
          return isShown(shown.toLowerCase()) && !isShown(other) ? '' : `group ${index + 1} of tabs doesn't show ${shown}`
        })
        .filter((problem) => problem)
    }, language)) {
      problems.add(`${url}: ${wrong}`)
    }
  }
}

async function remembersTheLanguage(browser, home, problems) {
  const page = await open(browser, home, SCREENS[0], problems)
  await visit(page, urlOf(home, '/guide/pipelines'), problems)
  await page.locator('.vp-code-group .tabs label', { hasText: 'Kotlin' }).first().click()
  await visit(page, urlOf(home, '/guide/world'), problems)
  const shown = await page.locator('.vp-code-group .language-kotlin').first().isVisible()
  if (!shown) problems.add('the next page has forgotten that Kotlin was chosen')
  await page.context().close()
}

async function search(browser, home, patience, problems, counts) {
  const page = await open(browser, home, SCREENS[0], problems)
  for (const [word, expected] of SEARCHES) {
    await visit(page, home, problems)
    await page.locator('#local-search button').first().click()
    await page.fill('.VPLocalSearchBox input', word)
    try {
      await page.waitForSelector('.VPLocalSearchBox .result', { timeout: patience })
    } catch {
      problems.add(`a search for ${word} finds nothing`)
      continue
    }
    const found = await page.$$eval('.VPLocalSearchBox a.result', (results) => results.map((result) => result.href))
    counts.hits += found.length
    if (!found.some((url) => url.includes(`/${expected}.html`))) problems.add(`a search for ${word} doesn't find ${expected}`)
    await page.locator('.VPLocalSearchBox a.result').first().click()
    await page.waitForURL((url) => url.href !== home)
  }
  await page.context().close()
}

/** The texts for machines have every page, and nothing that was to be resolved. */
function texts(folder, problems) {
  const read = (file) => (fs.existsSync(path.join(folder, file)) ? fs.readFileSync(path.join(folder, file), 'utf8') : '')
  const index = read('llms.txt')
  const full = read('llms-full.txt')
  for (const { items } of pages) {
    for (const [title, link] of items) {
      const url = link.endsWith('/') ? link : `${link}.html`
      if (!index.includes(`- [${title}](${url}): `)) problems.add(`llms.txt lacks ${link}`)
      if (!full.includes(`\n<!-- ${url} -->\n# `)) problems.add(`llms-full.txt lacks ${link}`)
    }
  }
  if (/^(<<<|<!--@include|::: code-group)/m.test(full)) problems.add('llms-full.txt has something that was to be resolved')
}
