/**
 * A link that somebody was given, such as `/decide#…` in a notice. What stands behind `#` is never sent to a server by the browser
 * (docs/decisions/0013); it is also taken out of the address bar, so that it is in no history, no bookmark and on no shared
 * screen. It stays in this tab alone, for who reloads the page; one for each page.
 */
export type Kept = {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
}

/** As the API takes it. */
const MIN_CHARACTERS = 20
const MAX_CHARACTERS = 400

/**
 * @param hash of the address, with or without `#`
 * @param kept of this tab; undefined where the browser keeps nothing
 * @param page which it opens, such as "decide"
 * @returns undefined: there is no link that could be one
 */
export function takeLink(hash: string, kept: Kept | undefined, page: string): string | undefined {
  const given = hash.replace(/^#/, "")
  if (given !== "") {
    const link = isLink(given) ? given : undefined
    // Also what cannot be a link replaces the former: nobody may decide about another message than he opened.
    keep(kept, page, link ?? "")
    return link
  }
  const former = recall(kept, page)
  return isLink(former) ? former : undefined
}

function isLink(text: string): boolean {
  return text.length >= MIN_CHARACTERS && text.length <= MAX_CHARACTERS && /^[\w.~-]+$/.test(text)
}

function keep(kept: Kept | undefined, page: string, link: string): void {
  try {
    kept?.setItem(keyOf(page), link)
  } catch {
    // full or forbidden: then a reload asks for the link anew
  }
}

function recall(kept: Kept | undefined, page: string): string {
  try {
    return kept?.getItem(keyOf(page)) ?? ""
  } catch {
    return ""
  }
}

function keyOf(page: string): string {
  return `sluis.link.${page}`
}
