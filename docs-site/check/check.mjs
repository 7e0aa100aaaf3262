// Opens every page of the built site in a browser, light and dark, on a desktop and a phone, and follows every link.
// Ends non-zero, with a list, if a page is missing, logs an error, asks anybody outside, or is wider than a phone.
import fs from 'node:fs'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const SCREENSHOTS = 'target/screenshots'
const VIEWS = [
  { name: 'desktop-light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
]

const problems = new Set()
const site = await serve('target/site')
const home = `http://127.0.0.1:${site.port}/`
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

async function open(view) {
  const context = await browser.newContext(view)
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

/** Visits a page; gives the pages of this site that it links to. */
async function visit(page, url) {
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  if (!response.ok()) {
    problems.add(`${response.status()} for ${url}`)
    return []
  }
  const links = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => anchor.href))
  for (const target of links.filter((link) => link.startsWith(page.url().split('#')[0] + '#'))) {
    const id = decodeURIComponent(new URL(target).hash.slice(1))
    const found = id === '' || (await page.evaluate((name) => document.getElementById(name) !== null, id))
    if (!found) problems.add(`${url} links to #${id}, which is not there`)
  }
  return links.filter((link) => link.startsWith(home)).map((link) => link.split('#')[0])
}

/** Every page of the guide that can be reached from home; the API reference is followed one link deep. */
async function crawl(page) {
  const guide = new Set([home])
  const others = new Set()
  for (const url of guide) {
    for (const link of await visit(page, url)) {
      if (link.startsWith(`${home}api/`)) others.add(link)
      else guide.add(link)
    }
  }
  for (const url of [...others]) {
    for (const link of await visit(page, url)) others.add(link)
  }
  for (const url of others) {
    const answer = await page.request.get(url)
    if (!answer.ok()) problems.add(`${answer.status()} for ${url}`)
  }
  return { guide: [...guide], others: others.size }
}

function name(url) {
  return url.slice(home.length).replace(/\.html$/, '').replaceAll('/', '-') || 'home'
}

async function look(view, pages) {
  const page = await open(view)
  for (const url of pages) {
    await visit(page, url)
    for (const diagram of await page.locator('.mermaid').all()) {
      await diagram.locator('svg').waitFor({ timeout: 10_000 })
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) problems.add(`${url} is ${overflow} px too wide for ${view.name}`)
    await page.screenshot({ path: `${SCREENSHOTS}/${name(url)}-${view.name}.png` })
  }
  await page.context().close()
}

/** Each pair of tabs shows Java first, and Kotlin when it is chosen. */
async function switchTabs(pages) {
  const page = await open(VIEWS[0])
  let switched = 0
  for (const url of pages) {
    await visit(page, url)
    for (const group of await page.locator('.vp-code-group').all()) {
      await group.locator('.tabs label', { hasText: 'Kotlin' }).click()
      if (!(await group.locator('.language-kotlin').isVisible())) problems.add(`${url}: the Kotlin tab shows no Kotlin`)
      if (await group.locator('.language-java').isVisible()) problems.add(`${url}: the Kotlin tab still shows Java`)
      switched++
    }
  }
  if (switched === 0) problems.add('no page has tabs for Java and Kotlin')
  await page.context().close()
  return switched
}

async function search(word) {
  const page = await open(VIEWS[0])
  await visit(page, home)
  await page.locator('#local-search button').first().click()
  await page.fill('.VPLocalSearchBox input', word)
  await page.waitForSelector('.VPLocalSearchBox .result')
  const hits = await page.locator('.VPLocalSearchBox .result').count()
  await page.screenshot({ path: `${SCREENSHOTS}/search.png` })
  await page.locator('.VPLocalSearchBox .result').first().click()
  await page.waitForURL(/guide/)
  await page.context().close()
  return hits
}

fs.rmSync(SCREENSHOTS, { recursive: true, force: true })
fs.mkdirSync(SCREENSHOTS, { recursive: true })
const crawler = await open(VIEWS[0])
const { guide, others } = await crawl(crawler)
await crawler.context().close()
for (const view of VIEWS) await look(view, guide)
const tabs = await switchTabs(guide)
const hits = await search('overflow')
if (guide.length < 5) problems.add(`only ${guide.length} pages were found from home`)
if (others === 0) problems.add('the API reference is not linked from anywhere')
await browser.close()
site.close()

console.log(`docs: ${guide.length} pages in ${VIEWS.length} views, ${others} API pages, ${tabs} tab groups, ${hits} search hits`)
for (const problem of problems) console.error(`docs: ${problem}`)
console.log(`docs: ${problems.size} problems`)
if (problems.size > 0) process.exit(1)
