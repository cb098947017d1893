/**
 * What content is, in the plainest words: the model that tests and the fuzzer hold the scanner against. It sees everything
 * at once and is slow, which is what makes it easy to believe.
 */
export type ModelContent =
  | { readonly kind: "unfinished" }
  /** `end`: how many octets were read. `content` undefined: it must be refused. Latin-1 text. */
  | { readonly kind: "ended"; readonly end: number; readonly content: string | undefined }

/** `sent`: everything after 354, as Latin-1 text. */
export function modelContent(sent: string, repair: boolean): ModelContent {
  // 354 begins a line, so a dot there counts (RFC 5321 §4.1.1.4).
  const text = `\r\n${sent}`
  const final = text.indexOf("\r\n.\r\n")
  if (final === -1) return { kind: "unfinished" }
  const end = final + 3
  const unstuffed = text
    .slice(0, final + 2)
    .replace(/\r\n\./g, "\r\n")
    .slice(2)
  const isClean = !/\r(?!\n)|(?<!\r)\n|\0/.test(text.slice(0, final + 2))
  if (isClean) return { kind: "ended", end, content: unstuffed }
  if (!repair) return { kind: "ended", end, content: undefined }
  const repaired = unstuffed.replace(/\r\n|\r|\n/g, "\r\n").replaceAll("\0", "")
  return { kind: "ended", end, content: repaired }
}
