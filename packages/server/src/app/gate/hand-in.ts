/**
 * A message file as a mail program would hand it in (RFC 6409): envelope from its own fields, Bcc taken out, lines that
 * end in CRLF.
 */
import { mailboxesOf, parseAddressList } from "@sluis/core/mail/address-list"
import { formatAddress } from "@sluis/core/mail/address"
import { rawValue } from "@sluis/core/mail/header"
import type { Header } from "@sluis/core/mail/header"
import { LIMITS } from "@sluis/core/mail/limits"
import { parseMessage } from "@sluis/core/mail/message"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"
import { applySplices, NOTHING } from "@sluis/core/rewrite/splice"

import { Fault } from "../fault.ts"
import type { Outgoing } from "../queue/relay.ts"

export type HandIn = {
  /** undefined: the first address of From. Empty: the null sender. */
  readonly from: string | undefined
  /** Empty: everybody in To, Cc and Bcc. */
  readonly recipients: readonly string[]
  readonly keepBcc: boolean
}

/** `name` is what a fault is about. */
export function handIn(
  file: Uint8Array,
  name: string,
  { from, recipients, keepBcc }: HandIn,
): Result<Outgoing, Fault> {
  const { header } = parseMessage(file).root
  const sender = from ?? addressesIn(header, ["from"])[0]
  if (sender === undefined) return err(new Fault("send/no-sender", name))
  const everybody =
    recipients.length > 0 ? recipients : [...new Set(addressesIn(header, ["to", "cc", "bcc"]))]
  if (everybody.length === 0) return err(new Fault("send/no-recipients", name))

  const octets = withCrlf(keepBcc ? file : withoutBcc(file, header))
  const eightBit = octets.some((octet) => octet > 127)
  const inHeader = header.text.split("").some((unit) => unit > "\u007F")
  return ok({
    envelope: {
      sender,
      body: eightBit ? "8BITMIME" : undefined,
      smtputf8: inHeader || [sender, ...everybody].some((address) => /[^\0-\u007F]/.test(address)),
      ret: undefined,
      envid: undefined,
      auth: undefined,
      recipients: everybody.map((address) => ({ address, notify: undefined, orcpt: undefined })),
    },
    size: octets.length,
    eightBit,
    pieces: () => [octets],
    whole: false,
  })
}

function addressesIn(header: Header, names: readonly string[]): readonly string[] {
  return header.fields
    .filter(({ name }) => names.includes(name))
    .flatMap((field) =>
      mailboxesOf(parseAddressList(rawValue(header, field), field.valueStart, LIMITS.mailboxes)),
    )
    .map(({ address }) => formatAddress(address))
}

function withoutBcc(file: Uint8Array, { fields }: Header): Uint8Array {
  const bcc = fields.filter(({ name }) => name === "bcc")
  return applySplices(
    file,
    bcc.map(({ start, end }) => ({ start, end, replacement: NOTHING })),
  )
}

const CR = 13
const LF = 10

/** Files on disk mostly end their lines in LF alone; SMTP knows CRLF only (RFC 5321 §2.3.8). A last line gets its end. */
function withCrlf(octets: Uint8Array): Uint8Array {
  let more = octets.length > 0 && octets.at(-1) !== LF && octets.at(-1) !== CR ? 2 : 0
  for (let at = 0; at < octets.length; at += 1) if (isLone(octets, at)) more += 1
  if (more === 0) return octets
  const out = new Uint8Array(octets.length + more)
  let to = 0
  for (let at = 0; at < octets.length; at += 1) {
    const octet = octets[at] ?? 0
    if (isLone(octets, at)) {
      out[to] = CR
      out[to + 1] = LF
      to += 2
    } else {
      out[to] = octet
      to += 1
    }
  }
  if (to < out.length) out.set([CR, LF], to)
  return out
}

function isLone(octets: Uint8Array, at: number): boolean {
  if (octets[at] === LF) return octets[at - 1] !== CR
  return octets[at] === CR && octets[at + 1] !== LF
}
