/**
 * Octets to text by the charset that a mail names for them.
 *
 * Why this module exists: what stands in a mail must be read the way its reader's program reads it, because an address
 * or a citizen number that we cannot see is one that we let through. So this never gives up: there is always a text,
 * and `problem` tells that it may not be what the reader sees.
 * Encodings: WHATWG Encoding Standard §4 (what mail programs decode today). UTF-7: RFC 2152. UTF-32: ./utf32.ts.
 *
 * Deliberately out of scope: EBCDIC and the DOS code pages but ibm866 (`problem` is "unknown"); guessing a charset
 * from the statistics of the text.
 */
import { isUtf8, readableBytes } from "./octets.ts"
import { decodeUtf32 } from "./utf32.ts"
import { decodeUtf7 } from "./utf7.ts"

export type Decoded = {
  readonly text: string
  /** What the octets were decoded as: a WHATWG encoding name, "utf-7", "utf-32le" or "utf-32be". */
  readonly charset: string
  /**
   * "unknown": no such charset, or one that nobody may decode; "malformed": octets that the charset does not have;
   * "utf-7": decoded, but some programs read it as plain ASCII, so there are two readings.
   */
  readonly problem: "none" | "unknown" | "malformed" | "utf-7"
}

/** Charsets of two and four octets per unit. */
export type WideCharset = "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be"

/**
 * @param label as written in the mail: case, white space and quotes do not matter; empty for undeclared octets, which
 *   like 8-bit octets in us-ascii are UTF-8 if they are valid UTF-8, and windows-1252 if not.
 */
export function decodeCharset(bytes: Uint8Array, label: string): Decoded {
  const charset = markedCharset(bytes) ?? encodingName(label)
  if (charset === UNDECLARED) return undeclared(bytes, "none")
  if (charset === "utf-7") return { text: decodeUtf7(bytes), charset, problem: "utf-7" }
  if (charset === "utf-32") return utf32(bytes, bytes[0] === 0 ? "utf-32be" : "utf-32le")
  if (charset === "utf-32le" || charset === "utf-32be") return utf32(bytes, charset)
  return decodeAs(bytes, charset)
}

function utf32(bytes: Uint8Array, charset: "utf-32le" | "utf-32be"): Decoded {
  return { ...decodeUtf32(bytes, charset), charset }
}

/**
 * The charset of a byte order mark, which goes before any label (WHATWG Encoding Standard §6, and UTF-32 with it).
 */
export function markedCharset(bytes: Uint8Array): "utf-8" | WideCharset | undefined {
  const first = bytes[0] ?? 1
  if (first !== 0 && first < 0xef) return undefined // nearly all mail
  const [, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "utf-32le" : "utf-16le"
  if (first === 0xfe && second === 0xff) return "utf-16be"
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8"
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return "utf-32be"
  return undefined
}

function decodeAs(bytes: Uint8Array, name: string): Decoded {
  const decoder = decoderOf(name)
  if (decoder === undefined) return undeclared(bytes, "unknown")
  const text = decoder.decode(bytes)
  const charset = decoder.encoding
  const sound = !text.includes(REPLACEMENT) || (charset === "utf-8" && isUtf8(bytes))
  return { text, charset, problem: sound ? "none" : "malformed" }
}

function undeclared(bytes: Uint8Array, problem: "none" | "unknown"): Decoded {
  const text = lenientUtf8.decode(bytes)
  if (!text.includes(REPLACEMENT)) return { text, charset: "utf-8", problem } // nearly all mail
  return { text: readableBytes(bytes), charset: isUtf8(bytes) ? "utf-8" : "windows-1252", problem }
}

const lenientUtf8 = new TextDecoder("utf-8", { ignoreBOM: true })

/** What a decoder puts where octets make no sense; only in UTF-8 mail does it happen to stand there by right. */
const REPLACEMENT = "\uFFFD"

/**
 * Only labels that the platform knows get in, and it knows about 220, so this cannot grow without end. A decoder is
 * only ever called without `stream`, which clears what an earlier text left in it.
 */
const decoders = new Map<string, TextDecoder>()

function decoderOf(name: string): TextDecoder | undefined {
  const cached = decoders.get(name)
  if (cached !== undefined) return cached
  try {
    const decoder = new TextDecoder(name)
    decoders.set(name, decoder)
    return decoder
  } catch {
    return undefined // no such label, or one of the "replacement" encoding (WHATWG §14.1): iso-2022-kr, hz-gb-2312 ...
  }
}

const UNDECLARED = ""
/** The longest label of the standard has 19 characters; a longer one is not worth looking at. */
const MAX_LABEL = 64

/** Labels that say nothing about 8-bit octets. The standard would make windows-1252 of the ASCII ones. */
const ASCII = "us-ascii ascii ansi_x3.4-1968 iso646-us iso-ir-6 646 us csascii cp367 ibm367"
const UNSURE =
  "x-unknown unknown unknown-8bit x-unknown-8bit default default_charset none binary 7bit 8bit ansi"
const EMPTY = "charset x-user-defined _autodetect _autodetect_all"
const NO_CHARSET: ReadonlySet<string> = new Set(`${ASCII} ${UNSURE} ${EMPTY}`.split(" "))

/** QUIRK: names that programs write though no standard has them, and what they mean by them. */
const MEANT: Readonly<Record<string, string>> = {
  "latin-1": "windows-1252",
  "latin-9": "iso-8859-15",
  "iso-latin-1": "windows-1252",
  macroman: "macintosh",
  "mac-roman": "macintosh",
  "utf-16": "utf-16le",
  utf: "utf-8",
  "utf-8-sig": "utf-8",
  utf32: "utf-32",
  utf32le: "utf-32le",
  utf32be: "utf-32be",
  "utf-32-le": "utf-32le",
  "utf-32-be": "utf-32be",
  "iso-10646-ucs-4": "utf-32",
  "ucs-4": "utf-32",
  utf8mb4: "utf-8",
  "utf-8mb4": "utf-8",
  "utf-16-le": "utf-16le",
  "utf-16-be": "utf-16be",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  utf16: "utf-16le",
  cp932: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  cp1361: "euc-kr",
  eucjp: "euc-jp",
  euckr: "euc-kr",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-3": "iso-2022-jp",
  "iso-2022-jp-ms": "iso-2022-jp",
  cp50220: "iso-2022-jp",
  "unicode-1-1-utf-7": "utf-7",
  "x-unicode-1-1-utf-7": "utf-7",
  "unicode-2-0-utf-7": "utf-7",
  csunicode11utf7: "utf-7",
  "x-utf-7": "utf-7",
  utf7: "utf-7",
  cp65000: "utf-7",
  cp65001: "utf-8",
}

const CODE_PAGE = /^(?:x-)?(?:cp|ms|win|windows|ibm)[-_ ]?(125[0-8]|874|866)$/
const ISO_8859 = /^iso[-_ ]?8859[-_ ]?(\d{1,2})$/

/** Labels as most mail has them, so that most mail needs no rules. */
const USUAL: ReadonlyMap<string, string> = new Map(
  [
    "",
    "utf-8",
    "UTF-8",
    "us-ascii",
    "US-ASCII",
    "iso-8859-1",
    "ISO-8859-1",
    "windows-1252",
    "Windows-1252",
  ].map((label) => [label, nameByRule(label)]),
)

/** The encoding that a label means; `UNDECLARED` where it means none. */
function encodingName(label: string): string {
  return USUAL.get(label) ?? nameByRule(label)
}

function nameByRule(label: string): string {
  if (label.length > MAX_LABEL) return "unknown-label"
  const name = label.replaceAll(/["';]/g, "").trim().toLowerCase()
  if (name === "" || NO_CHARSET.has(name)) return UNDECLARED
  if (Object.hasOwn(MEANT, name)) return MEANT[name] ?? name
  const page = CODE_PAGE.exec(name)?.[1]
  if (page !== undefined) return page === "866" ? "ibm866" : `windows-${page}`
  const iso = ISO_8859.exec(name)?.[1]
  return iso === undefined ? name : `iso-8859-${iso}`
}
