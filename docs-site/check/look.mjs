// Functions that run in the page, so each stands by itself.

/** Whether the page has the colours of a scheme. */
export function has(scheme) {
  return document.documentElement.classList.contains('dark') === (scheme === 'dark')
}

/** What is wrong with how the page is laid out. */
export function look() {
  const problems = []
  const overflow = document.documentElement.scrollWidth - window.innerWidth
  if (overflow > 0) problems.push(`it is ${overflow} px too wide`)
  for (const wide of document.querySelectorAll('.vp-doc pre, .vp-doc table, .vp-doc .mermaid')) {
    const box = wide.getBoundingClientRect()
    if (box.width > 0 && box.right > window.innerWidth + 1) problems.push(`a ${wide.tagName} ends outside the screen`)
  }
  for (const image of document.images) {
    if (image.complete && image.naturalWidth === 0) problems.push(`the image ${image.src} isn't there`)
  }
  return problems
}

/** Text that can't be read on what is behind it: less than 4.5 to 1, as the WCAG has it. */
export function contrast() {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const pixel = canvas.getContext('2d', { willReadFrequently: true })
  function paint(colours) {
    pixel.clearRect(0, 0, 1, 1)
    for (const colour of colours) {
      pixel.fillStyle = colour
      pixel.fillRect(0, 0, 1, 1)
    }
    return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  function luminance(rgb) {
    const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const problems = new Set()
  const texts = document.querySelectorAll('.vp-doc p, .vp-doc td, .vp-doc th, .vp-doc li, .vp-doc a, .vp-doc h2, .vp-doc :not(pre) > code, .vp-doc pre span')
  const seen = new Set()
  for (const text of texts) {
    if (!text.textContent.trim() || text.getClientRects().length === 0 || text.closest('.mermaid')) continue
    const own = getComputedStyle(text).color
    const behind = []
    for (let element = text; element; element = element.parentElement) behind.unshift(getComputedStyle(element).backgroundColor)
    const key = own + behind
    if (seen.has(key)) continue
    seen.add(key)
    const back = paint(['white', ...behind])
    const front = paint(['white', ...behind, own])
    const [lighter, darker] = [luminance(back), luminance(front)].sort((a, b) => b - a)
    const ratio = (lighter + 0.05) / (darker + 0.05)
    if (ratio < 4.5) problems.add(`${text.tagName} "${text.textContent.trim().slice(0, 20)}" has a contrast of ${ratio.toFixed(2)}`)
  }
  return [...problems]
}
