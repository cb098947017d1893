/**
 * What becomes of a message to a canary's recipients, once it was judged like any other.
 *
 * INVARIANT (canary): nothing to such a recipient is ever sent, kept, learnt from or counted. And being a canary opens no hole:
 * that it may be one is looked at after the verdict only, every recipient of its envelope must be a canary's, and its token must
 * be that of one that is under way. Whatever else has such a recipient is refused.
 *
 * A mail server that keeps a copy of everything for an archive makes a second message of a canary, to somebody who exists. That is
 * known by its token, and refused as well.
 */
import { isCanaryAddress } from "@sluis/core/canary/canary-kind"
import { isCaught } from "@sluis/core/canary/canary-outcome"
import type { ArrivedCanary } from "@sluis/core/canary/canary-outcome"
import { CANARY_FIELD, readCanaryField, signedOf } from "@sluis/core/canary/canary-token"
import { parseMessage } from "@sluis/core/mail/message"
import { applySplices } from "@sluis/core/rewrite/splice"

import type { Canary, CanaryOutcome, EndedCanary } from "./canary.ts"
import type { CanaryBook } from "./canary-book.ts"
import type { Clock } from "../clock.ts"
import type { Envelope } from "../gate/envelope.ts"
import type { Judged } from "../gate/judged.ts"
import type { Log } from "../log.ts"
import { reply } from "../gate/reply.ts"
import type { Reply } from "../gate/reply.ts"
import type { Submission } from "../gate/submission.ts"

/** The keyed hash that makes a message a canary. */
export type CanarySigner = {
  /** Base64url of 32 octets. */
  readonly sign: (text: string) => string
  /** In a time that tells nothing. */
  readonly isSigned: (text: string, mac: string) => boolean
}

/** Rejects with `StoreUnavailable`; then nothing was kept, and the client may try again. */
export type CanaryArrived = (
  submission: Pick<Submission, "id" | "envelope" | "content">,
  judged: Pick<Judged, "verdict" | "splices">,
) => Promise<Reply>

/** Whether it is a canary of ours, whomever it is to. Asked for every message, so it looks for the field before it reads anything. */
export type IsCanaryCopy = (content: Submission["content"]) => boolean

export type CanaryArrivalPorts = {
  readonly book: Pick<CanaryBook, "underWay" | "end" | "allLatest">
  readonly signer: CanarySigner
  readonly clock: Clock
  readonly log: Log
  readonly ended: (canary: EndedCanary) => void
}

/** Octets. Ours has a few thousand, and a mail server adds a few fields. */
export const MAX_CANARY_OCTETS = 64 * 1024

const REFUSED = reply(550, "5.1.2", "Nobody can have this address: it is for tests of Sluis itself") // RFC 3463 §3.2

/** Whether a message is refused or is a canary: nothing else may have such a recipient. */
export function hasCanaryRecipient({ recipients }: Pick<Envelope, "recipients">): boolean {
  return recipients.some(({ address }) => isCanaryAddress(address))
}

/** Never throws. Of those that ended, only the last of each kind and route is known. */
export function canaryCopies({ book, signer }: Pick<CanaryArrivalPorts, "book" | "signer">): IsCanaryCopy {
  return ({ octets }) => {
    if (octets === undefined || octets.length > MAX_CANARY_OCTETS) return false
    if (!Buffer.from(octets.buffer, octets.byteOffset, octets.length).includes(`${CANARY_FIELD}:`))
      return false
    const { header } = parseMessage(octets).root
    const token = readCanaryField(header)
    if (token === undefined) return false
    const canary = book.underWay(token.id) ?? book.allLatest().find(({ id }) => id === token.id)
    return canary !== undefined && signer.isSigned(signedOf(canary, header), token.mac)
  }
}

export function canaryArrivals(ports: CanaryArrivalPorts): CanaryArrived {
  const { book, clock, log, ended } = ports
  return async ({ id, envelope, content }, { verdict, splices }) => {
    const isWhole = envelope.recipients.every(({ address }) => isCanaryAddress(address))
    const octets = isWhole && content.size <= MAX_CANARY_OCTETS ? await content.load() : undefined
    const canary = octets === undefined ? undefined : identified(octets, ports)
    if (octets === undefined || canary === undefined) {
      log.warn("a message to a canary's recipient was refused", { id })
      return REFUSED
    }
    const recipients = envelope.recipients.map(({ address }) => address)
    const arrived: ArrivedCanary = {
      kind: canary.kind,
      id: canary.id,
      verdict,
      copies: copiesOf(octets, recipients, { verdict, splices }),
    }
    const rules = [...new Set(verdict.reasons.map(({ rule }) => rule))]
    const outcome: CanaryOutcome = {
      kind: isCaught(arrived) ? "caught" : "not-caught",
      verdict: verdict.kind,
      rules,
    }
    const kept = await book.end(canary.id, clock.now(), outcome)
    if (kept === undefined) return REFUSED // it ended while we looked
    ended(kept)
    return reply(250, "2.0.0", `Canary ${canary.id} arrived`)
  }
}

function identified(octets: Uint8Array, { book, signer, clock }: CanaryArrivalPorts): Canary | undefined {
  const { header } = parseMessage(octets).root
  const token = readCanaryField(header)
  const canary = token === undefined ? undefined : book.underWay(token.id)
  if (token === undefined || canary?.stage.kind !== "sent") return undefined
  if (canary.stage.deadline <= clock.now()) return undefined
  return signer.isSigned(signedOf(canary, header), token.mac) ? canary : undefined
}

function copiesOf(
  octets: Uint8Array,
  recipients: readonly string[],
  { verdict, splices }: Pick<Judged, "verdict" | "splices">,
): ArrivedCanary["copies"] {
  switch (verdict.kind) {
    case "deliver":
      return [{ recipients, octets }]
    case "individualise":
      return splices.map((each, number) => ({
        recipients: recipients.slice(number, number + 1),
        octets: applySplices(octets, each),
      }))
    case "hold":
    case "refuse":
      return []
  }
}
