// Java or Kotlin: who chooses a tab chooses it for every group, on this page and the next ones.
import { onContentUpdated } from 'vitepress'

const KEY = 'headrace-language'

/** Has all groups of tabs show what was last chosen in any of them. */
export function keepLanguage() {
  window.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement
    if (!input.matches('.vp-code-group input')) return
    const label = labelOf(input)
    remember(label)
    const before = input.closest('.vp-code-group')!.getBoundingClientRect().top
    showEverywhere(label)
    window.scrollBy({ top: input.closest('.vp-code-group')!.getBoundingClientRect().top - before, behavior: 'instant' })
  })
  onContentUpdated(() => {
    const label = remembered()
    if (label) showEverywhere(label)
  })
}

function showEverywhere(label: string) {
  for (const group of document.querySelectorAll('.vp-code-group')) {
    const inputs = [...group.querySelectorAll<HTMLInputElement>('.tabs input')]
    const chosen = inputs.findIndex((input) => labelOf(input) === label)
    if (chosen < 0) continue
    inputs[chosen].checked = true
    const blocks = [...group.querySelector('.blocks')!.children]
    blocks.forEach((block, index) => block.classList.toggle('active', index === chosen))
  }
}

function labelOf(input: HTMLInputElement) {
  return document.querySelector(`label[for="${input.id}"]`)?.textContent?.trim() ?? ''
}

// A browser may refuse to keep anything: then each page begins with Java.
function remember(label: string) {
  try {
    localStorage.setItem(KEY, label)
  } catch {
    return
  }
}

function remembered() {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
