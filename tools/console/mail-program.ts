/**
 * A mail program that hands a fixture in, over nodemailer's SMTP: not ours, so that what we say about SMTP is not tested by
 * ourselves. To and Cc are the envelope, as they are for whoever presses Send.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"

import { createTransport } from "nodemailer"

const FIXTURES = join(import.meta.dirname, "..", "..", "fixtures", "mail")
const ADDRESS = /[\w.+-]+@[\w.-]+\w/g

export type Letter = {
  readonly sender: string
  /** Everybody in To and Cc, in order, each once. */
  readonly recipients: readonly string[]
  readonly octets: Buffer
}

/** @param name file in fixtures/mail without `.eml` */
export function letterOf(name: string): Letter {
  return letterFrom(readFileSync(join(FIXTURES, `${name}.eml`)))
}

export function letterFrom(octets: Buffer): Letter {
  const [header = ""] = octets.toString("latin1").split(/\r?\n\r?\n/)
  const addresses = (names: string): readonly string[] =>
    [...header.replaceAll(/\r?\n[ \t]+/g, " ").matchAll(new RegExp(`^(?:${names}): (.*)$`, "gim"))].flatMap(
      ([, value = ""]) => value.match(ADDRESS) ?? [],
    )
  const [sender = ""] = addresses("From")
  return { sender, recipients: [...new Set(addresses("To|Cc"))], octets }
}

/** The gate's answer to the whole message; rejects where it refuses. */
export async function handIn(port: number, { sender, recipients, octets }: Letter): Promise<string> {
  const transport = createTransport({ host: "127.0.0.1", port, ignoreTLS: true })
  try {
    const { response } = await transport.sendMail({
      envelope: { from: sender, to: [...recipients] },
      raw: octets,
    })
    return response
  } finally {
    transport.close()
  }
}

/** The page that a notice leads to; undefined where the message has no such link. */
export function decisionLinkIn(octets: Buffer): string | undefined {
  return linkIn(octets, "decide")
}

/** The page on which somebody who is invited makes the account; undefined where the message has no such link. */
export function invitationLinkIn(octets: Buffer): string | undefined {
  return linkIn(octets, "invitation")
}

/** The page that shows whose mailbox it is; undefined where the message has no such link. */
export function mailboxLinkIn(octets: Buffer): string | undefined {
  return linkIn(octets, "mailbox")
}

function linkIn(octets: Buffer, path: string): string | undefined {
  // RFC 2045 §6.7: soft line breaks, and what is not printed as itself.
  const text = octets
    .toString("latin1")
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return new RegExp(String.raw`https?://[\w.:-]+/${path}#[\w-]+`).exec(text)?.[0]
}
