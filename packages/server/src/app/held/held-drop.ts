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
import type { HeldMessage, PartDropped } from "./custody.ts"
import { decideWhole, OVERTAKEN } from "./decide-whole.ts"
import { dropReport } from "./drop-report.ts"
import { Fault } from "../fault.ts"
import { departmentOf, findHeld, reasonFor } from "./held.ts"
import type { HeldParts, HeldPorts } from "./held.ts"
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
  const kept = reasonFor(id, reason)
  if (!kept.ok) return kept
  const why = { cause, reason: kept.value, actor }
  const dropped = await decideWhole(ports, id, (whole) => dropWhole(ports, whole, why))
  return !dropped.ok && dropped.error.code === "held/damaged" ? await dropUnopened(ports, id, why) : dropped
}

/**
 * Drops what nobody decided on by `now`. Gives what was dropped, a message with all its parts as one. One that fails is told
 * in the log, stays held for the next round, and stops no other.
 */
export async function expireHeld(
  ports: HeldPorts,
  log: Pick<Log, "error">,
  now: number,
): Promise<readonly Dropped[]> {
  const all: Dropped[] = []
  for (const id of await ports.held.expired(now)) {
    try {
      const dropped = await decideWhole(ports, id, (whole) =>
        dropWhole(ports, overBy(now, whole), { cause: "expired", reason: "", actor: SLUIS }),
      )
      // A fault is for the next round, or for none: it went with an earlier part, or was decided meanwhile.
      if (dropped.ok) all.push(dropped.value)
    } catch (cause) {
      log.error("a held message could not expire", { id }, cause)
      if (cause instanceof StoreUnavailable) break // none of the others could; those that are dropped are told
    }
  }
  return all
}

/** A part that came later has its time: it waits on, as one that can't be opened does. */
function overBy(now: number, whole: HeldParts): HeldParts {
  const isOver = ({ id, expiresAt }: HeldMessage): boolean => id === whole.message.id || expiresAt <= now
  const left = whole.parts.filter((part) => !isOver(part)).map(({ id }) => id)
  return { ...whole, parts: whole.parts.filter(isOver), broken: [...whole.broken, ...left] }
}

type Why = {
  readonly cause: DropNoticeRequest["cause"]
  readonly reason: string
  readonly actor: Actor
}

/** Whoever sent it can't be told: that can't be opened either. Other parts of it can, and are decided on apart. */
async function dropUnopened(
  ports: HeldPorts,
  id: string,
  { reason, actor }: Why,
): Promise<Result<Dropped, Fault>> {
  const at = ports.now()
  const ledger = [
    decidedEntry({ id, reasons: [], sight: undefined }, { at, action: "message.dropped", actor, reason }),
  ]
  const part = { id, department: "", report: undefined, ledger }
  const isDropped = await ports.held.drop([part], { reason, by: byOf(actor), at, decided: true }, "any")
  return isDropped
    ? ok({ id, parts: 1, recipients: 0, told: false, departments: [""] })
    : err(new Fault("held/decided", id))
}

async function dropWhole(
  ports: HeldPorts,
  { message: { id }, parts, broken }: HeldParts,
  { cause, reason, actor }: Why,
): Promise<Result<Dropped, Fault> | typeof OVERTAKEN> {
  const at = ports.now()
  const isDecided = cause !== "expired"
  const said = { at, action: isDecided ? "message.dropped" : "message.expired", actor, reason } as const
  const dropped: PartDropped[] = []
  let told = false
  for (const part of parts) {
    const report = await dropReport(ports, part, { cause, at, told })
    told ||= report !== undefined
    dropped.push({
      id: part.id,
      department: departmentOf(part),
      report,
      ledger: [decidedEntry(part, said)],
    })
  }
  const note = { reason, by: byOf(actor), at, decided: isDecided }
  if (!(await ports.held.drop(dropped, note, broken))) return OVERTAKEN
  const recipients = parts.reduce((sum, part) => sum + part.recipients, 0)
  const departments = dropped.map(({ department }) => department)
  return ok({ id, parts: dropped.length, recipients, told, departments })
}
