/**
 * A second, naive reading of a message, for tests alone.
 *
 * Why this module exists: whether a copy still shows somebody must not be judged by the code that made the copy. This
 * reader shares nothing with core: it cuts at boundaries, decodes with node's Buffer and looks at every view there is.
 * It is lenient and slow, and reads a little too much rather than too little.
 */
import { domainToASCII } from "node:url"

/** A piece of a message as a person or program might see it: header fields unfolded, bodies decoded. */
export type Piece = { readonly kind: "header" | "content"; readonly text: string }

const EMPTY_LINE = /\r?\n\r?\n/
const ENCODED_WORD = /=\?([^?]*)\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi

/** Every header and every decoded body, preambles and epilogues too, from the outside in. */
export function piecesOf(octets: Uint8Array): readonly Piece[] {
  return entity(Buffer.from(octets).toString("latin1"))
}

function entity(raw: string): readonly Piece[] {
  const split = raw.startsWith("\r\n") || raw.startsWith("\n") ? { index: 0, 0: "\n" } : EMPTY_LINE.exec(raw)
  const head = split === null ? raw : raw.slice(0, split.index)
  const body = split === null ? "" : raw.slice(split.index + split[0].length)
  const fields = head.replace(/\r?\n(?=[ \t])/g, "")
  const header = { kind: "header", text: utf8(fields) } as const

  const boundary = /^content-type:.*?boundary="?([^";\s]+)/im.exec(fields)?.[1]
  if (boundary !== undefined) {
    const [preamble = "", ...parts] = `\n${body}`.split(new RegExp(`\\r?\\n--${escaped(boundary)}`))
    const inner = parts.flatMap((part) =>
      part.startsWith("--") ? content(part.slice(2)) : entity(part.replace(/^[ \t]*\r?\n/, "")),
    )
    return [header, ...content(preamble), ...inner]
  }
  const decoded = decodedBody(fields, body)
  const message = /^content-type:\s*message\/(rfc822|global)/im.test(fields) || /\.eml"?\s*$/im.test(fields)
  return message ? [header, ...entity(decoded)] : [header, ...content(decoded)]
}

function content(text: string): readonly Piece[] {
  return text.trim() === "" ? [] : [{ kind: "content", text: utf8(text) }]
}

function decodedBody(fields: string, body: string): string {
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(fields)?.[1]?.toLowerCase()
  if (encoding === "base64") return Buffer.from(body, "base64").toString("latin1")
  if (encoding === "quoted-printable") return quotedPrintable(body)
  return body
}

function quotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function utf8(octets: string): string {
  return Buffer.from(octets, "latin1").toString("utf8")
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, "\\$&")
}

/** All texts in which an address could be read, lower case: raw, decoded, unfolded, percent, entities. */
export function viewsOf(octets: Uint8Array): string {
  const raw = Buffer.from(octets)
  const texts = [raw.toString("latin1"), raw.toString("utf8")]
  for (const { kind, text } of piecesOf(octets)) {
    texts.push(text, text.replace(/\r?\n[ \t]/g, ""), percent(text), entities(text))
    if (kind === "header") {
      const compact = text.replace(/[ \t]+/g, "") // DKIM z= and RFC 2231 break anywhere
      texts.push(
        words(text),
        utf8(quotedPrintable(compact)),
        percent(compact.replace(/;filename\*\d+\*?=(utf-8'')?/gi, "")),
      )
    }
  }
  return [...new Set(texts)].join("\n").normalize("NFC").toLowerCase()
}

function words(text: string): string {
  return text.replace(ENCODED_WORD, (_, charset: string, encoding: string, payload: string) => {
    const octets =
      encoding.toLowerCase() === "b"
        ? Buffer.from(payload, "base64")
        : Buffer.from(quotedPrintable(payload.replace(/_/g, " ")), "latin1")
    return octets.toString(charset.toLowerCase() === "utf-8" ? "utf8" : "latin1")
  })
}

function percent(text: string): string {
  return text.replace(/(?:%[0-9A-F]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"),
  )
}

function entities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => character(parseInt(hex, 16)))
    .replace(/&#([0-9]{1,7});?/g, (_, digits: string) => character(Number(digits)))
    .replace(/&commat;/g, "@")
    .replace(/&period;/g, ".")
}

function character(code: number): string {
  return code <= 0x10_ffff ? String.fromCodePoint(code) : ""
}

/** Whether these views show the address: as it is, quoted, with an A-label, or as VERP (`user=domain`). */
export function shows(views: string, address: string): boolean {
  return spellingsOf(address).some(
    ({ domain, whole }) => views.includes(domain) && whole.some((text) => views.includes(text)),
  )
}

type Spelling = { readonly domain: string; readonly whole: readonly string[] }
const spellings = new Map<string, readonly Spelling[]>()

function spellingsOf(address: string): readonly Spelling[] {
  const known = spellings.get(address)
  if (known !== undefined) return known
  const at = address.lastIndexOf("@")
  const local = address.slice(0, at).replace(/^"(.*)"$/, (_, inner: string) => inner.replace(/\\(.)/g, "$1"))
  const locals = [local, `"${local.replace(/["\\]/g, "\\$&")}"`]
  const domains = [address.slice(at + 1), domainToASCII(address.slice(at + 1))].filter((form) => form !== "")
  const made = [...new Set(domains.map(folded))].map((domain) => ({
    domain,
    whole: locals.flatMap((left) => [`${folded(left)}@${domain}`, `${folded(left)}=${domain}`]),
  }))
  spellings.set(address, made)
  return made
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase()
}

/** The raw fields of the outermost header, each with its folds, and the octets behind the header. */
export function outerOf(octets: Uint8Array): { readonly fields: readonly string[]; readonly body: string } {
  const raw = Buffer.from(octets).toString("latin1")
  const split = EMPTY_LINE.exec(raw)
  const head = split === null ? raw : raw.slice(0, split.index)
  return {
    fields: head.split(/\r?\n(?![ \t])/),
    body: split === null ? "" : raw.slice(split.index + split[0].length),
  }
}
