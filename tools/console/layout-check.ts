/**
 * What one sees and axe does not: text that is cut off or lies over other text, a focus that cannot be seen or lies under something,
 * an order of the Tab key that is not that of the page, something that moves.
 */
import type { Page } from "playwright-core"

/** Texts that are cut off by their own box, or that lie over another text. Pictures are no text: they have a table beside them. */
export async function badTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate<string[]>(`(() => {
    const found = []
    const skip = "svg, dialog:not([open]), .sluis-visually-hidden, .nl-skip-link, iframe, [aria-hidden=true], select, textarea, pre, code"
    const root = document.querySelector("dialog[open]") ?? document.body
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      if (node.data.trim() === "" || parent === null || parent.closest(skip) !== null) continue
      if (root === document.body && parent.closest("dialog") !== null) continue
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      let rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1)
      let hidden = false
      for (let box = parent; box !== null && box !== root; box = box.parentElement) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(box)
        // For screen readers only, such as the head of a table whose rows have become cards.
        if (clipPath !== "none") hidden = true
        if (hidden) break
        const edge = box.getBoundingClientRect()
        const cut = rects.some((rect) =>
          (["hidden", "clip"].includes(overflowX) && (rect.right > edge.right + 1 || rect.left < edge.left - 1)) ||
          (["hidden", "clip"].includes(overflowY) && (rect.bottom > edge.bottom + 2 || rect.top < edge.top - 2)))
        if (cut) found.push("cut off: " + node.data.trim().slice(0, 60))
        // What is scrolled out of sight lies over nothing.
        if (overflowX === "auto" || overflowY === "auto")
          rects = rects.filter((rect) => rect.top < edge.bottom && rect.bottom > edge.top && rect.left < edge.right && rect.right > edge.left)
      }
      if (hidden) continue
      for (const rect of rects) texts.push({ words: node.data.trim().slice(0, 40), rect })
    }
    for (let at = 0; at < texts.length; at += 1) {
      for (let other = at + 1; other < texts.length; other += 1) {
        const [a, b] = [texts[at], texts[other]]
        const width = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left)
        const height = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top)
        const least = Math.min(a.rect.height, b.rect.height)
        // Lines of one paragraph touch: the boxes of letters are higher than the letters.
        if (width > 2 && height > least / 3) found.push("over each other: " + a.words + " | " + b.words)
      }
    }
    return [...new Set(found)]
  })()`)
}

/** Animations and transitions that take longer than the blink of an eye, at this moment. */
export async function movements(page: Page): Promise<readonly string[]> {
  return await page.evaluate<string[]>(`document.getAnimations()
    .filter((one) => one.playState === "running" && one.effect.getComputedTiming().activeDuration > 10)
    .map((one) => (one.animationName ?? one.transitionProperty) + " of " + (one.effect.target.getAttribute("class") ?? one.effect.target.tagName))`)
}

/** More stops than any page has; a page that has them all is one where Tab does not come round. */
const MOST_STOPS = 400

type Stop = {
  readonly words: string
  readonly top: number
  readonly left: number
  readonly right: number
  readonly marked: boolean
  readonly covered: boolean
  readonly later: boolean
  readonly fixed: boolean
}

/**
 * Goes through the whole page with the Tab key. What is wrong, in words: no mark (WCAG 2.4.7), covered (2.4.11), or a jump back
 * (2.4.3): every stop is further on in the document, and lower or more to the right on the screen.
 */
export async function badFocus(
  page: Page,
): Promise<{ readonly stops: number; readonly wrong: readonly string[] }> {
  await page.evaluate(BEGIN)
  const wrong: string[] = []
  let former: Stop | undefined
  let stops = 0
  for (; stops < MOST_STOPS; stops += 1) {
    const stop = await nextStop(page)
    if (stop === null) return { stops, wrong }
    if (!stop.marked) wrong.push(`no mark: ${stop.words}`)
    if (stop.covered) wrong.push(`covered: ${stop.words}`)
    if (!stop.later) wrong.push(`earlier in the document: ${stop.words}`)
    const back = former !== undefined && stop.top < former.top - 4 && stop.left < former.right - 4
    // The skip link lies over the page, and a column beside it begins at its own top.
    if (back && former?.fixed === false && !stop.fixed)
      wrong.push(`back up: ${former.words} -> ${stop.words}`)
    former = stop
  }
  return { stops, wrong: [...wrong, "Tab does not come to an end"] }
}

async function nextStop(page: Page): Promise<Stop | null> {
  // A field for a day has a stop for each part, which is the browser's business.
  for (let part = 0; part < MOST_PARTS; part += 1) {
    await page.keyboard.press("Tab")
    const stop = await page.evaluate<Stop | "part" | null>(`${IN_PARTS} ? "part" : ${STOP}`)
    if (stop !== "part") return stop
  }
  await page.keyboard.press("Tab")
  return await page.evaluate<Stop | null>(STOP)
}

/** At the very beginning of the page, wherever the focus was. */
const BEGIN = `(() => {
  window.scrollTo(0, 0)
  delete window.formerStop
  delete window.firstStop
  const place = document.createElement("span")
  place.tabIndex = -1
  document.body.prepend(place)
  place.focus()
  place.remove()
})()`

/** Year, month, day, hours, minutes, seconds, and the button. */
const MOST_PARTS = 8
const IN_PARTS = `document.activeElement === window.formerStop
  && document.activeElement.matches("input[type=date], input[type=datetime-local], input[type=time]")`

/** null: the page is through. */
const STOP = `(() => {
  const element = document.activeElement
  if (element === null || element === document.body || element === document.documentElement) return null
  if (element === window.firstStop) return null
  window.firstStop ??= element
  const box = element.matches("input[type=file], .sluis-visually-hidden") ? (element.closest("label, .sluis-drop") ?? element) : element
  const look = () => {
    for (const one of document.getAnimations()) one.finish()
    const looks = []
    // The mark may stand around what holds the element: a card, an editor.
    for (let one = element; one !== null && looks.length < 15; one = one.parentElement)
      for (const part of [null, "::before", "::after"]) {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth } = getComputedStyle(one, part)
        looks.push([outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth].join(" "))
      }
    return looks.join("; ")
  }
  const focused = look()
  // The browser scrolled to it; but a page that lives, such as a ledger that others log in to, may have grown above it since.
  const { top: upper, bottom: lower } = box.getBoundingClientRect()
  if (lower < 0 || upper > innerHeight) box.scrollIntoView({ block: "nearest" })
  const rects = [...box.getClientRects()]
  const rect = box.getBoundingClientRect()
  const { position } = getComputedStyle(box)
  const seen = rects.some((one) => [0.5, 0.15, 0.85].some((x) => [0.5, 0.2, 0.8].some((y) => {
    const hit = document.elementFromPoint(one.left + one.width * x, one.top + one.height * y)
    return hit !== null && (box.contains(hit) || (hit.contains(box) && getComputedStyle(hit).position !== "fixed") || hit.closest("label")?.control === element)
  })))
  element.blur()
  const bare = look()
  element.focus({ preventScroll: true })
  const former = window.formerStop
  window.formerStop = element
  return {
    words: (element.getAttribute("aria-label") ?? element.innerText ?? element.name ?? "").trim().slice(0, 50) || element.tagName + "." + element.className,
    top: rect.top + scrollY, left: rect.left, right: rect.right,
    marked: focused !== bare,
    covered: !seen,
    later: former === undefined || (former.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    fixed: ["fixed", "absolute"].includes(position) || box.closest(".sluis-side") !== null,
  }
})()`
