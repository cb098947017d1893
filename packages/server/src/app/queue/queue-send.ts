/**
 * One transaction: a copy, signed if it was rewritten or is a letter of our own, to its recipients.
 *
 * The return path and every recipient's parameters are those of the message (RFC 3461 §5.2.1): who gets a copy of his or
 * her own gets it under the same conditions.
 */
import { parseAddressList, mailboxesOf } from "@sluis/core/mail/address-list"
import { foldDomain } from "@sluis/core/mail/domain"
import type { Domain } from "@sluis/core/mail/domain"
import { firstField, rawValue, scanHeader } from "@sluis/core/mail/header"

import type { Work } from "../held/custody.ts"
import { forRecipients } from "../gate/envelope.ts"
import type { Log } from "../log.ts"
import { copyPieces, copySize } from "./queue-copy.ts"
import type { Job, Shipment } from "./queue-job.ts"
import type { Relay, RelayOutcome } from "./relay.ts"
import { reply } from "../gate/reply.ts"
import type { Sign } from "../gate/sign.ts"

export type SendingPorts = {
  readonly relay: Pick<Relay, "send">
  readonly sign: Sign | undefined
  readonly log: Log
}

const BROKEN = reply(451, "4.3.0", "This copy could not be sent now")

/** Never rejects: a mistake of ours is one more reason to try later. */
export async function send(
  { relay, sign, log }: SendingPorts,
  job: Job,
  { copy, recipients }: Shipment,
  stop: AbortSignal,
): Promise<RelayOutcome> {
  const { work, octets } = job
  try {
    if (octets === undefined) throw new Error("a copy is sent before its message was loaded")
    const signature =
      (copy.splices.length > 0 || isOwnLetter(work)) && sign !== undefined
        ? await signed(sign, log, job, octets, copy.splices)
        : NONE
    return await relay.send(
      {
        envelope: forRecipients(work.envelope, recipients),
        size: work.prefix.length + signature.length + copySize(octets.length, copy.splices),
        eightBit: work.eightBit,
        pieces: () => pieces(work.prefix, signature, octets, copy),
        whole: false,
      },
      stop,
    )
  } catch (cause) {
    log.error("a copy could not be sent", { id: work.id }, cause)
    return { kind: "refused", reply: BROKEN, refused: [] }
  }
}

const NONE = new Uint8Array(0)

/** A letter about a breach (../breach/breach-mail.ts): our own, and from a domain whose mail is expected to be signed. */
function isOwnLetter({ purpose, envelope }: Work): boolean {
  return purpose === "report" && envelope.sender !== ""
}

/** The signature stands below our Received field, as if the copy had come to us signed. */
function* pieces(
  prefix: Uint8Array,
  signature: Uint8Array,
  octets: Uint8Array,
  { splices }: Shipment["copy"],
): Iterable<Uint8Array> {
  if (prefix.length > 0) yield prefix
  if (signature.length > 0) yield signature
  yield* copyPieces(octets, splices)
}

/** Better without a signature than not at all: it is the receiver's to judge, and says nothing false. */
async function signed(
  sign: Sign,
  log: Log,
  job: Job,
  octets: Uint8Array,
  splices: Shipment["copy"]["splices"],
): Promise<Uint8Array> {
  job.from ??= authorDomain(octets)
  try {
    return job.from === "" ? NONE : await sign(() => copyPieces(octets, splices), job.from)
  } catch (cause) {
    log.error("a copy could not be signed and goes without a signature", { id: job.work.id }, cause)
    return NONE
  }
}

/** Of the first author (RFC 5322 §3.6.2); empty if there is none that can be read. */
export function authorDomain(octets: Uint8Array): Domain {
  const header = scanHeader(octets, 0, octets.length)
  const from = firstField(header, "from")
  if (from === undefined) return foldDomain("")
  const [author] = mailboxesOf(parseAddressList(rawValue(header, from), from.valueStart))
  return author?.address.host ?? foldDomain("")
}
