/**
 * Held messages, as whoever must decide sees them: numbers, times and reasons, never an address, a subject or content.
 *
 * Deliberately left out: what happens when it was decided (./held-release.ts, ./held-drop.ts).
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { KeptBroken } from "./custody.ts"
import type { Custody, Held, HeldMessage, HeldSummary } from "./custody.ts"
import { Fault } from "../fault.ts"
import type { Individualise } from "../gate/judged.ts"
import type { ComposeDropNotice, ComposeReport } from "../queue/own-mail.ts"

export type HeldPorts = {
  readonly held: Held
  readonly octets: Custody["octets"]
  readonly individualise: Individualise
  /** To senders who are ours; `composeReport` to all others. */
  readonly composeDropNotice: ComposeDropNotice
  readonly composeReport: ComposeReport
  /** Our domains, as they were configured. */
  readonly us: readonly string[]
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds for which what is released, and our own mail, is tried. */
  readonly giveUpAfter: number
}

/** A message with several held parts is one line: its first part. One that is damaged is a line of its own. Oldest first. */
export async function listHeld({ held }: Pick<HeldPorts, "held">): Promise<readonly HeldSummary[]> {
  const shown = new Set<string>()
  const messages = (await held.list()).toSorted((a, b) => a.at - b.at)
  return messages.filter(({ id, parts, damaged }) => {
    if (damaged === true) return true
    if (parts.some((part) => shown.has(part))) return false
    shown.add(id)
    return true
  })
}

/** The message whose id begins with `beginning`. A fault `held/damaged` where it can't be opened. */
export async function openHeld(
  { held }: Pick<HeldPorts, "held">,
  beginning: string,
): Promise<Result<HeldMessage, Fault>> {
  const id = await findHeld({ held }, beginning)
  if (!id.ok) return id
  const message = await openUnlessBroken(held, id.value)
  if (message === "broken") return err(new Fault("held/damaged", id.value))
  return message === undefined ? err(new Fault("held/unknown", beginning)) : ok(message)
}

/** Its id; a whole id is also the beginning of no other. */
export async function findHeld(
  { held }: Pick<HeldPorts, "held">,
  beginning: string,
): Promise<Result<string, Fault>> {
  const wanted = beginning.trim().toLowerCase()
  const ids = wanted === "" ? [] : await held.find(wanted)
  if (ids.length > 1) return err(new Fault("held/ambiguous", beginning))
  const [id] = ids
  return id === undefined ? err(new Fault("held/unknown", beginning)) : ok(id)
}

export async function openUnlessBroken(held: Held, id: string): Promise<HeldMessage | "broken" | undefined> {
  try {
    return await held.open(id)
  } catch (cause) {
    if (cause instanceof KeptBroken) return "broken"
    throw cause
  }
}

export type HeldParts = {
  /** That was asked for. */
  readonly message: HeldMessage
  /** It and the others that wait, which are decided on together. */
  readonly parts: readonly HeldMessage[]
  /** Ids of those that can't be opened. They stay behind, for whoever restores or drops them. */
  readonly broken: readonly string[]
}

export async function withParts({ held }: Pick<HeldPorts, "held">, message: HeldMessage): Promise<HeldParts> {
  const parts: HeldMessage[] = [message]
  const broken: string[] = []
  for (const id of message.parts) {
    const part = await openUnlessBroken(held, id)
    if (part === "broken") broken.push(id)
    else if (part !== undefined) parts.push(part)
  }
  return { message, parts, broken }
}

/** Of its sender, by the policy; "" for none. */
export function departmentOf({ sight }: Pick<HeldSummary, "sight">): string {
  return sight?.department ?? ""
}

/** Who decided, where it was the sender by the link of a notice. Ids of persons are random, so none is this. */
export const BY_SENDER = "sender"

/** Fewer words give no reason that anybody could judge later. */
const MIN_REASON_WORDS = 3
/** UTF-16 units; a reason is a sentence or two. */
export const MAX_REASON = 1_000

/** The reason on one line, or why it is none. */
export function reasonFor(id: string, reason: string): Result<string, Fault> {
  const line = reason.replace(/\s+/g, " ").trim()
  const words = line.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.length < MIN_REASON_WORDS || line.length > MAX_REASON
    ? err(new Fault("held/reason", id))
    : ok(line)
}
