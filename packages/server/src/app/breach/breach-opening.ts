/**
 * Opening a file: its number, its first steps, and the message that it is about.
 *
 * What is durable when: the file, its first steps, what lists show and the entries in the ledger are on disk in one step. A crash
 * leaves all of it or nothing: no file about a message without what that message tells.
 *
 * INVARIANT (one open file about a message): the id of a message that Sluis had is kept with the file that was opened about it, in
 * that same step, and no two files can have it. Of two officers who open one at once the second gets the first one's. Once that
 * file is closed, another may be opened, which takes its place.
 */
import { allowed } from "@sluis/core/breach/allowed"
import type { MessageEvidence } from "@sluis/core/breach/evidence"
import { fileOf } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import type { BreachAct, BreachStep } from "@sluis/core/breach/step"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import type { Entries, Entry, EntryWrite } from "../entries.ts"
import { Fault } from "../fault.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import { stepLedgerEntry } from "./breach-ledger.ts"
import { derived, groupOf, writeBreach } from "./kept-breach.ts"
import type { KeptBreach, VersionedBreach } from "./kept-breach.ts"
import { stepWrite } from "./kept-step.ts"
import { refused } from "./refused.ts"

export type Opening = Omit<Extract<BreachAct, { readonly kind: "opened" }>, "kind">

/** A message that Sluis had: its id there, and what it tells. */
export type AboutMessage = { readonly id: string; readonly evidence: MessageEvidence }

/** `isNew`: false for a file that was there. */
export type OpenedFile = { readonly id: string; readonly isNew: boolean }

/** Rejects with `StoreUnavailable`. Faults: breach/refused, request/full, request/too-large. */
export type OpenBreachFile = (
  opening: Opening,
  about: AboutMessage | undefined,
  by: Actor,
) => Promise<Result<OpenedFile, Fault>>

export type BreachOpeningPorts = {
  readonly entries: Pick<Entries, "find" | "together">
  readonly newId: () => string
  readonly clock: Clock
  readonly timeZone: string
  readonly all: () => Promise<readonly VersionedBreach[]>
  readonly find: (id: string) => Promise<VersionedBreach | undefined>
}

/** Files of one year: several a day. */
export const MAX_YEAR = 9_999

export function breachOpening(ports: BreachOpeningPorts): OpenBreachFile {
  const { entries, newId, clock, timeZone, all, find } = ports
  const yearOf = new Intl.DateTimeFormat("en", { timeZone, year: "numeric" })

  async function fileAbout(message: string): Promise<{
    readonly entry: Entry | undefined
    /** Of the file, as long as it is open. */
    readonly open: string | undefined
  }> {
    const entry = await entries.find("breach-message", message)
    const kept = entry === undefined ? undefined : await find(entry.value)
    return { entry, open: kept?.closedAt === undefined ? kept?.id : undefined }
  }

  return async (opening, about, by) => {
    const id = newId()
    const at = clock.now()
    const begun = firstSteps(id, opening, about?.evidence, { at, by })
    if (!begun.ok) return begun
    const { file, writes, said } = begun.value
    const year = yearOf.format(at)
    let next = 1 + (await all()).filter(({ number }) => number.startsWith(`${year}-`)).length
    for (; next <= MAX_YEAR; next += 1) {
      const before = about === undefined ? undefined : await fileAbout(about.id)
      if (before?.open !== undefined) return ok({ id: before.open, isNew: false })
      const number = `${year}-${String(next).padStart(3, "0")}`
      const kept: KeptBreach = {
        id,
        number,
        ...derived(file, at),
        people: { next: 1, total: 0 },
        told: false,
        remindedUntil: at,
      }
      const row: EntryWrite = {
        write: "add",
        kind: "breach",
        entry: { id, key: number, group: groupOf(kept), at, value: writeBreach(kept) },
      }
      const claim = about === undefined ? [] : [claimOf(about.id, before?.entry, { id, at })]
      // The number, or the message, may be taken by whoever opens another file now.
      if (await entries.together([...writes, row, ...claim], said)) return ok({ id, isNew: true })
    }
    return err(new Fault("request/full", "breach"))
  }
}

type FirstSteps = {
  readonly file: BreachFile
  readonly writes: readonly EntryWrite[]
  readonly said: readonly NewLedgerEntry[]
}

function firstSteps(
  id: string,
  opening: Opening,
  evidence: MessageEvidence | undefined,
  { at, by }: { readonly at: number; readonly by: Actor },
): Result<FirstSteps, Fault> {
  const opened = nextStep(id, undefined, { kind: "opened", ...opening }, { at, by })
  if (!opened.ok || evidence === undefined) return opened
  const added = nextStep(id, opened.value.file, { kind: "evidence", evidence }, { at, by })
  if (!added.ok) return added
  return ok({
    file: added.value.file,
    writes: [...opened.value.writes, ...added.value.writes],
    said: [...opened.value.said, ...added.value.said],
  })
}

function nextStep(
  id: string,
  file: BreachFile | undefined,
  act: BreachAct,
  { at, by }: { readonly at: number; readonly by: Actor },
): Result<FirstSteps, Fault> {
  const may = allowed(file, act, at)
  if (!may.ok) return err(refused("breach", may.error))
  const before = file?.steps ?? []
  const step: BreachStep = { number: before.length, at, by: by.person, seen: before.length - 1, act }
  const written = stepWrite(id, step)
  if (written === undefined) return err(new Fault("request/too-large", id))
  const now = fileOf([...before, step])
  if (!now.ok) throw new Error(`a first step is no file: ${now.error.kind}`)
  return ok({ file: now.value, writes: [written], said: [stepLedgerEntry(id, act, { at, by, file })] })
}

/** That this file is about it, in place of one that is closed or gone. */
function claimOf(
  message: string,
  before: Entry | undefined,
  { id, at }: { readonly id: string; readonly at: number },
): EntryWrite {
  const kind = "breach-message"
  return before === undefined
    ? { write: "add", kind, entry: { id: message, group: id, at, value: id } }
    : { write: "change", kind, id: message, version: before.version, change: { value: id, group: id } }
}
