// Opens every page of the built site in a browser, light and dark, on a desktop and a phone, follows every link, chooses
// tabs and searches. Ends non-zero, with a list, if anything is not as it should be.
import fs from 'node:fs'
import { check } from './site.mjs'

const SCREENSHOTS = 'target/screenshots'

fs.rmSync(SCREENSHOTS, { recursive: true, force: true })
fs.mkdirSync(SCREENSHOTS, { recursive: true })
const { problems, counts } = await check('target/site', { screenshots: SCREENSHOTS })
console.log(
  `docs: ${counts.pages} pages in ${counts.looks} looks, ${counts.links} links, ${counts.api} API pages, ` +
    `${counts.tabs} tab groups, ${counts.hits} search hits`,
)
for (const problem of problems) console.error(`docs: ${problem}`)
console.log(`docs: ${problems.length} problems`)
if (problems.length > 0) process.exit(1)
