/**
 * A held message with all its parts as one: what a person decides about. Exchange divides a message to many over several
 * transactions, each with its own envelope and its own verdict.
 */
import { readAddressFields } from "@sluis/core/facts/address-field"
import { scanHeader } from "@sluis/core/mail/header"
import type { Header } from "@sluis/core/mail/header"
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import type { Reason } from "@sluis/core/policy/verdict"
import type { Result } from "@sluis/core/result"
import { err, ok } from "@sluis/core/result"

import { StoreUnavailable } from "./custody.ts"
import type { HeldMessage } from "./custody.ts"
import { Fault } from "../fault.ts"
import { agreeingReasons, withoutAddresses } from "./held-reasons.ts"
import { openUnlessBroken, withParts } from "./held.ts"
import type { HeldParts, HeldPorts } from "./held.ts"

export type WholeHeld = {
  /** The part that was asked for. */
  readonly message: HeldMessage
  readonly parts: readonly HeldMessage[]
  /** Of all envelopes, in their order. */
  readonly recipients: readonly string[]
  readonly releasableBy: "sender" | "second-person"
  /** Of all parts, each rule once. No address is in them. */
  readonly reasons: readonly Reason[]
}

/**
 * By its whole id. A fault `held/decided` where somebody or time has decided, `held/unknown` where there is none, or not any
 * more, `held/damaged` where it can't be opened.
 */
export async function openWhole(
  ports: Pick<HeldPorts, "held">,
  id: string,
): Promise<Result<WholeHeld, Fault>> {
  const message = await openUnlessBroken(ports.held, id)
  if (message === "broken") return err(new Fault("held/damaged", id))
  if (message === undefined) {
    const decision = await ports.held.decisionOn(id)
    return err(new Fault(decision === undefined ? "held/unknown" : "held/decided", id))
  }
  const held = await withParts(ports, message)
  const { parts } = held
  const reasons = new Map(parts.flatMap(shownReasons).map((reason) => [reason.rule, reason]))
  return ok({
    message,
    parts,
    recipients: parts.flatMap(({ envelope }) => envelope.recipients.map(({ address }) => address)),
    releasableBy: releasableByOf(held),
    reasons: [...reasons.values()],
  })
}

/**
 * INVARIANT (strictest): one part that a second person must look at makes all of them wait for one. So does one that can't be opened:
 * whom it waited for is not known any more, or anybody could do away with the second person by spoiling it.
 */
export function releasableByOf({
  parts,
  broken,
}: Pick<HeldParts, "parts" | "broken">): WholeHeld["releasableBy"] {
  const needsSecond = broken.length > 0 || parts.some(({ releasableBy }) => releasableBy === "second-person")
  return needsSecond ? "second-person" : "sender"
}

/** As a list shows them: agreeing with each other, and without an address (words of a policy may name the sender). */
export function shownReasons({ reasons, sight }: Pick<HeldMessage, "reasons" | "sight">): readonly Reason[] {
  return agreeingReasons(reasons, sight?.listed ?? { quoted: 0, text: 0 }).map(({ rule, nl, en }) => ({
    rule,
    nl: withoutAddresses(nl),
    en: withoutAddresses(en),
  }))
}

/** Undefined where its content can't be read any more. Rejects with `StoreUnavailable`. */
export async function contentOfHeld(
  { octets }: Pick<HeldPorts, "octets">,
  id: string,
): Promise<Uint8Array | undefined> {
  try {
    return await octets(id)
  } catch (cause) {
    if (cause instanceof StoreUnavailable) throw cause
    return undefined
  }
}

/** Whether somebody stands in From or Sender; undefined where that can't be read. */
export function isAuthor(content: Uint8Array | undefined, address: string): boolean | undefined {
  if (content === undefined) return undefined
  const { from, authors, listed, beyond } = readAddressFields(headerOf(content))
  const { key } = lenientAddress(address)
  const isHere = [...from, ...authors, ...listed].some((mailbox) => mailbox.address.key === key)
  return isHere || !beyond ? isHere : undefined
}

export function headerOf(content: Uint8Array): Header {
  return scanHeader(content, 0, content.length)
}
