/**
 * Held messages that will not be sent: somebody decided so, or nobody decided in time.
 *
 * INVARIANT (nothing vanishes): whoever sent it is told (./drop-report.ts), in the same step in which it is deleted (RFC 5321
 * §6.1 asks that a message that was accepted and is not delivered be reported).
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { byOf, SLUIS } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import { StoreUnavailable } from "./custody.ts"
import type { HeldMessage } from "./custody.ts"
import { dropReport } from "./drop-report.ts"
import { Fault } from "../fault.ts"
import { departmentOf, findHeld, openUnlessBroken, reasonFor, withParts } from "./held.ts"
import type { HeldPorts } from "./held.ts"
import type { Log } from "../log.ts"
import { decidedEntry } from "../ledger/ledger-entries.ts"
import type { DropNoticeRequest } from "../queue/own-mail.ts"

export type Dropped = {
  readonly id: string
  /** Held parts that were dropped, and their recipients together. */
  readonly parts: number
  readonly recipients: number
  /** The sender is told; false where the sender is a program, or can't be read any more. */
  readonly told: boolean
  /** Of each part, as in the policy; "" for none. */
  readonly departments: readonly string[]
}

/**
 * `cause` is what its sender is told: that somebody decided so, or that it was done in the sender's own name.
 */
export async function dropHeld(
  ports: HeldPorts,
  beginning: string,
  reason: string,
  actor: Actor,
  cause: "dropped" | "withdrawn" = "dropped",
): Promise<Result<Dropped, Fault>> {
  const found = await findHeld(ports, beginning)
  if (!found.ok) return found
  const id = found.value
  const message = await openUnlessBroken(ports.held, id)
  if (message === undefined) return err(new Fault("held/unknown", beginning))
  const kept = reasonFor(id, reason)
  if (!kept.ok) return kept
  const why = { reason: kept.value, actor }
  const dropped =
    message === "broken" ? await dropUnopened(ports, id, why) : await dropAll(ports, message, cause, why)
  return dropped.parts === 0 ? err(new Fault("held/decided", id)) : ok(dropped)
}

/**
 * Drops what nobody decided on in time. Gives what was dropped, a message with all its parts as one. One that fails is told
 * in the log, stays held for the next round, and stops no other.
 */
export async function expireHeld(ports: HeldPorts, log: Pick<Log, "error">): Promise<readonly Dropped[]> {
  const all: Dropped[] = []
  for (const id of await ports.held.expired(ports.now())) {
    try {
      const message = await ports.held.open(id) // gone where it went with an earlier part, or was decided meanwhile
      if (message === undefined) continue
      const dropped = await dropAll(ports, message, "expired", { reason: "", actor: SLUIS })
      if (dropped.parts > 0) all.push(dropped)
    } catch (cause) {
      log.error("a held message could not expire", { id }, cause)
      if (cause instanceof StoreUnavailable) break // none of the others could; those that are dropped are told
    }
  }
  return all
}

type Why = { readonly reason: string; readonly actor: Actor }

/** Whoever sent it can't be told: that can't be opened either. */
async function dropUnopened(ports: HeldPorts, id: string, { reason, actor }: Why): Promise<Dropped> {
  const at = ports.now()
  const ledger = [
    decidedEntry({ id, reasons: [], sight: undefined }, { at, action: "message.dropped", actor, reason }),
  ]
  const note = { reason, by: byOf(actor), department: "", at, decided: true }
  const isDropped = await ports.held.drop(id, note, undefined, ledger)
  return { id, parts: isDropped ? 1 : 0, recipients: 0, told: false, departments: [""] }
}

async function dropAll(
  ports: HeldPorts,
  message: HeldMessage,
  cause: DropNoticeRequest["cause"],
  { reason, actor }: Why,
): Promise<Dropped> {
  const at = ports.now()
  const dropped: HeldMessage[] = []
  let told = false
  for (const part of await withParts(ports, message)) {
    // A part that somebody else decided on gives no notice, so the next one must.
    const report = await dropReport(ports, part, { cause, at, told })
    const isDecided = cause !== "expired"
    const action = isDecided ? "message.dropped" : "message.expired"
    const ledger = [decidedEntry(part, { at, action, actor, reason })]
    const note = { reason, by: byOf(actor), department: departmentOf(part), at, decided: isDecided }
    if (!(await ports.held.drop(part.id, note, report, ledger))) continue
    dropped.push(part)
    told ||= report !== undefined
  }
  const recipients = dropped.reduce((sum, part) => sum + part.recipients, 0)
  const departments = dropped.map(departmentOf)
  return { id: message.id, parts: dropped.length, recipients, told, departments }
}
