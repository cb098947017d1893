/** The signs of RTF: groups, control words and symbols, and what is text (RTF 1.9.1, "RTF Syntax"). */

export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  | { readonly kind: "word"; readonly word: string; readonly value: number | undefined }
  /** A backslash with a sign that is no letter. */
  | { readonly kind: "symbol"; readonly symbol: string }
  /** One octet that was written `\'hh`. */
  | { readonly kind: "octet"; readonly octet: string }
  /** Octets as they stand there. */
  | { readonly kind: "text"; readonly text: string }

/** A control word has at most 32 letters; a longer one is cut, and its rest is text, as readers do. */
const WORD = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
const SPECIAL = /[\\{}\r\n]/g

/** @param octets octet string */
export function* rtfTokens(octets: string): Generator<RtfToken> {
  let at = 0
  while (at < octets.length) {
    const sign = octets[at]
    if (sign === "{" || sign === "}") {
      at += 1
      yield sign === "{" ? OPEN : CLOSE
    } else if (sign === "\r" || sign === "\n") at += 1
    else if (sign === "\\") {
      WORD.lastIndex = at + 1
      const found = WORD.exec(octets)
      if (found === null) {
        const symbol = octets[at + 1] ?? ""
        at += 2
        const hex = symbol === "'" ? Number.parseInt(octets.slice(at, at + 2), 16) : Number.NaN
        if (symbol === "\r" || symbol === "\n") yield { kind: "word", word: "par", value: undefined }
        else if (!Number.isNaN(hex)) {
          at += 2
          yield { kind: "octet", octet: String.fromCharCode(hex) }
        } else yield { kind: "symbol", symbol }
        continue
      }
      at += 1 + found[0].length
      const word = found[1] ?? ""
      const value = found[2] === undefined ? undefined : Number(found[2])
      // Octets that are not to be looked at: they may hold braces.
      if (word === "bin" && value !== undefined && value > 0) at += value
      else yield { kind: "word", word, value }
    } else {
      SPECIAL.lastIndex = at
      const end = SPECIAL.exec(octets)?.index ?? octets.length
      yield { kind: "text", text: octets.slice(at, end) }
      at = end
    }
  }
}

const OPEN: RtfToken = { kind: "open" }
const CLOSE: RtfToken = { kind: "close" }
