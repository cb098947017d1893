/**
 * A message made of what a form holds: for trying it, and for our test message. As small as a message can be: what matters
 * is that it says the same as its fields.
 *
 * TRUST: an address is one by the strict grammar, which has no line end, and a subject is encoded where it is more than plain
 * ASCII: nothing that is given begins a field of its own.
 *
 * Deliberately left out: attachments, HTML, names. Our notices have a composer (../notice/).
 */
import { formatAddress, parseAddress } from "@sluis/core/mail/address"
import type { Address } from "@sluis/core/mail/address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "./fault.ts"

export type Composing = {
  readonly from: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  /** Looked at like the others, and not in the message. */
  readonly bcc: readonly string[]
  readonly subject: string
  readonly text: string
  /** More fields, of ours: printable ASCII. */
  readonly fields?: readonly (readonly [name: string, value: string])[]
}

/** A fault names the place that is not an address, and not what stood there. Addresses may be UTF-8 (RFC 6532). */
export function composeMessage(given: Composing): Result<Uint8Array, Fault> {
  const addresses = {
    from: readAll([given.from]),
    to: readAll(given.to),
    cc: readAll(given.cc),
    bcc: readAll(given.bcc),
  }
  for (const [place, read] of Object.entries(addresses))
    if (read === undefined) return err(new Fault("request/invalid", place))
  const { from = [], to = [], cc = [] } = addresses
  const fields = [
    `From: ${from.join("")}`,
    ...(to.length === 0 ? [] : [`To: ${to.join(",\r\n ")}`]),
    ...(cc.length === 0 ? [] : [`Cc: ${cc.join(",\r\n ")}`]),
    `Subject: ${encodedText(given.subject)}`,
    ...(given.fields ?? []).map(([name, value]) => `${name}: ${value}`),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
  ]
  return ok(new TextEncoder().encode(`${fields.join("\r\n")}\r\n\r\n${base64Lines(given.text)}`))
}

/** Undefined where one of them is none. */
function readAll(written: readonly string[]): readonly string[] | undefined {
  const read: string[] = []
  for (const one of written) {
    const address = addressIn(one)
    if (address === undefined) return undefined
    read.push(formatAddress(address))
  }
  return read
}

function addressIn(written: string): Address | undefined {
  const parsed = parseAddress(written)
  return parsed.ok ? parsed.value : undefined
}

/** A line of a header (RFC 5322 §2.1.1), with room for the name of the field. */
const MAX_PLAIN = 60
/** Octets in one encoded word: 75 characters, of which 12 are its marks (RFC 2047 §2). */
const WORD_OCTETS = 45

function encodedText(text: string): string {
  if (text.length <= MAX_PLAIN && /^[ -~]*$/.test(text) && !text.includes("=?")) return text
  const words: string[] = []
  let word: number[] = []
  // RFC 2047 §5: no character is divided over two words.
  for (const character of text.toWellFormed()) {
    const octets = new TextEncoder().encode(character)
    if (word.length + octets.length > WORD_OCTETS) {
      words.push(encodedWord(word))
      word = []
    }
    word.push(...octets)
  }
  return [...words, encodedWord(word)].join("\r\n ")
}

function encodedWord(octets: readonly number[]): string {
  return `=?utf-8?B?${Uint8Array.from(octets).toBase64()}?=`
}

/** RFC 2045 §6.8: lines of 76. Line ends become CRLF, which is what a text has in a message (RFC 2046 §4.1.1). */
function base64Lines(text: string): string {
  const octets = new TextEncoder().encode(text.replace(/\r\n|\r|\n/g, "\r\n"))
  return octets.toBase64().replace(/.{76}(?=.)/g, "$&\r\n") + "\r\n"
}
