/**
 * The earlier messages that this one shows: blocks of quoted mail (../mail/quoted-header.ts), and attached messages.
 *
 * Why this module exists: who had an earlier message already decides who knew whom (./thread.ts), whose address is new to
 * somebody (./quoted-others.ts), and to whom its words are (./carried-words.ts).
 */
import type { Address, PersonKey } from "../mail/address.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import type { Message } from "../mail/message.ts"
import { readAddressFields } from "./address-field.ts"
import type { TextZone } from "./text-zone.ts"

/** Earlier messages that are looked at; a longer thread is one of people who know each other. */
const MAX_EARLIER = 50

export type Earlier = {
  readonly from: readonly Address[]
  /** To and Cc: who got it openly. */
  readonly open: readonly Address[]
  readonly bcc: readonly Address[]
  /** Others got it openly too, of whom it says only the names. */
  readonly namesOthers: boolean
  /** The text that quotes it, and the UTF-16 index there of its first label; undefined for an attached message. */
  readonly quoted: { readonly zone: TextZone; readonly start: number } | undefined
}

/** In the order in which they stand: the quoted ones of each text, and then the attached ones. */
export function earlierMessages(message: Message, zones: readonly TextZone[]): readonly Earlier[] {
  const found: Earlier[] = []
  for (const zone of zones) {
    for (const { from, to, cc, bcc, namesOthers, start } of zone.blocks) {
      if (found.length === MAX_EARLIER) return found
      found.push({
        from: from.map(lenientAddress),
        open: [...to, ...cc].map(lenientAddress),
        bcc: bcc.map(lenientAddress),
        namesOthers,
        quoted: { zone, start },
      })
    }
  }
  for (const { embedded } of message.parts) {
    if (embedded === undefined) continue
    if (found.length === MAX_EARLIER) return found
    const { from, visible, hidden } = readAddressFields(embedded.root.header)
    found.push({
      from: from.map(({ address }) => address),
      open: visible.map(({ mailbox }) => mailbox.address),
      bcc: hidden.map(({ address }) => address),
      namesOthers: false,
      quoted: undefined,
    })
  }
  return found
}

/** Whoever wrote it or got it openly. */
export function readersOf({ from, open }: Earlier): ReadonlySet<PersonKey> {
  return new Set([...from, ...open].map(({ key }) => key))
}
