/**
 * Files of breaches as they are kept: a step is an entry of its own, added once and never changed, and beside them one entry with
 * what lists show.
 *
 * What is durable when: a step, what lists show of it and its entry in the ledger are on disk in one step, before anybody is told
 * that it was taken. A crash leaves all of them or none: no step without a file, and no file without steps.
 *
 * INVARIANT (no step lost): the id of a step is that of its file with its number, which no two steps can have. Of two officers
 * who add the same number one is told that it is taken, and gets the next; what he had seen stays what it was, so both versions
 * stand in the file until somebody settles it (core/breach/file.ts).
 *
 * INVARIANT (a retry is no second step): whoever did not hear the answer asks again, having seen what he had seen before. The same
 * act of the same person, who had seen the same, is the step that is there.
 *
 * How one is opened is in ./breach-opening.ts. A file that was kept long enough is marked before anything of it goes, and is there for nobody from then on: nobody can reopen
 * what is half gone.
 */
import { allowed, seenIsPossible } from "@sluis/core/breach/allowed"
import { fileOf, isClosed } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import type { Refusal } from "@sluis/core/breach/refusal"
import type { BreachAct, BreachStep } from "@sluis/core/breach/step"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries, EntryChange, EntryWrite } from "../entries.ts"
import { Fault } from "../fault.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import { stepLedgerEntry } from "./breach-ledger.ts"
import { breachOpening } from "./breach-opening.ts"
import type { OpenBreachFile } from "./breach-opening.ts"
import { BREACH_GROUPS, derived, groupOf, readBreach, writeBreach } from "./kept-breach.ts"
import type { BreachGroup, KeptBreach, VersionedBreach } from "./kept-breach.ts"
import { readStep, stepId, stepWrite } from "./kept-step.ts"
import { refused } from "./refused.ts"

export type OpenBreach = { readonly kept: VersionedBreach; readonly file: BreachFile }

/** All reject with `StoreUnavailable`. */
export type BreachFiles = {
  /** Opens one, or gives the one about that message that is open already, as it is (./breach-opening.ts). */
  readonly open: OpenBreachFile
  /** Faults: breach/unknown, breach/damaged. */
  readonly read: (id: string) => Promise<Result<OpenBreach, Fault>>
  /**
   * Adds a step whose writer had seen step `seen`; gives its number.
   *
   * Faults: those of `read` and of `against`, breach/refused, request/too-large, request/too-many.
   */
  readonly take: (
    id: string,
    act: BreachAct,
    seen: number,
    by: Actor,
    beside?: BesideStep,
  ) => Promise<Result<number, Fault>>
  /** Newest first; `groups`: of these alone. */
  readonly list: (page: {
    readonly limit: number
    readonly after?: string | undefined
    readonly groups?: readonly BreachGroup[] | undefined
  }) => Promise<{ readonly breaches: readonly VersionedBreach[]; readonly next: string | undefined }>
  readonly all: () => Promise<readonly VersionedBreach[]>
  /** Closed at that moment or before it, and those that are going already. */
  readonly closedUntil: (moment: number) => Promise<readonly VersionedBreach[]>
  readonly find: (id: string) => Promise<VersionedBreach | undefined>
  /** Tries until it fits; undefined: there is none any more. */
  readonly alter: (
    id: string,
    change: (kept: KeptBreach) => KeptBreach,
    ledger?: readonly NewLedgerEntry[],
  ) => Promise<KeptBreach | undefined>
  /**
   * A write that changes nothing, and holds only while the file is as it is now; undefined: it is closed, or gone. What goes with
   * it can't come in between what is looked at before a file is closed, and its closing.
   */
  readonly stillOpen: (id: string) => Promise<EntryWrite | undefined>
  /**
   * Puts right what an earlier version of Sluis left: steps that lists do not know, files in no group, or without the beginning of
   * their clock. Whether the file is open.
   * Throws where it is damaged.
   */
  readonly repair: (kept: KeptBreach) => Promise<boolean>
  /** Nobody finds it any more, and it can only be removed. False: it is not as it was in `kept`. */
  readonly letGo: (kept: VersionedBreach) => Promise<boolean>
  /** All steps, and then the file itself. */
  readonly remove: (id: string) => Promise<void>
}

/** What goes with a step. */
export type BesideStep = {
  /** Only there if the step is. */
  readonly writes?: readonly EntryWrite[]
  /** Of what is kept with the file, in that same step. */
  readonly change?: (kept: KeptBreach) => KeptBreach
  /** What is against it, as the file is when the step is taken: asked again where somebody else was there meanwhile. */
  readonly against?: (file: BreachFile) => Promise<Fault | undefined>
}

export type BreachFilePorts = {
  readonly entries: Entries
  readonly newId: () => string
  readonly clock: Clock
  readonly timeZone: string
  /**
   * What keeps a file from being closed and is not in its steps; absent where nobody closes one. Whoever brings such a thing about
   * changes the file in that same step, so that none comes in between.
   */
  readonly againstClosing?: (id: string, file: BreachFile) => Promise<Refusal | undefined>
}

/** Steps that are asked for at once. */
const READ_AT_ONCE = 50
/** Others who change the same file in the same moment, each time. */
const MAX_TRIES = 20

export function openBreachFiles(ports: BreachFilePorts): BreachFiles {
  const { entries, clock } = ports
  /** Those who take a step in the same moment wait for each other: another process alone can be in between. */
  const inTurn = oneAtATime()

  /** Undefined: one of them can't be read. */
  async function stepsOf(id: string): Promise<readonly BreachStep[] | undefined> {
    const steps: BreachStep[] = []
    for (;;) {
      const from = steps.length
      const ids = Array.from({ length: READ_AT_ONCE }, (_, index) => stepId(id, from + index))
      for (const entry of await entries.findEach("breach-step", ids)) {
        if (entry === "damaged") return undefined
        if (entry === undefined) return steps
        steps.push(readStep(entry.value))
      }
    }
  }

  async function read(id: string): Promise<Result<OpenBreach, Fault>> {
    const [entry] = await entries.findEach("breach", [id])
    if (entry === "damaged") return err(new Fault("breach/damaged", id, "file"))
    const kept = entry === undefined ? undefined : readBreach(entry)
    if (kept === undefined || kept.going === true) return err(new Fault("breach/unknown", id))
    const steps = await stepsOf(id)
    if (steps === undefined) return err(new Fault("breach/damaged", id, "step"))
    const file = fileOf(steps)
    return file.ok ? ok({ kept, file: file.value }) : err(new Fault("breach/damaged", id, file.error.kind))
  }

  async function find(id: string): Promise<VersionedBreach | undefined> {
    const entry = await entries.find("breach", id)
    const kept = entry === undefined ? undefined : readBreach(entry)
    return kept?.going === true ? undefined : kept
  }

  async function alter(
    id: string,
    change: (kept: KeptBreach) => KeptBreach,
    ledger?: readonly NewLedgerEntry[],
  ): Promise<KeptBreach | undefined> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const kept = await find(id)
      if (kept === undefined) return undefined
      const { version, ...before } = kept
      const after = change(before)
      if (await entries.change("breach", id, version, changeTo(after), ledger)) return after
    }
    throw new Error("a file of a breach changes without end")
  }

  /** Of several that were written at once the one with the most steps counts. */
  const refresh = async (id: string, file: BreachFile): Promise<unknown> =>
    await alter(id, (kept) =>
      kept.steps > file.steps.length ? kept : { ...kept, ...derived(file, clock.now()) },
    )

  const list: BreachFiles["list"] = async ({ limit, after, groups = BREACH_GROUPS }) => {
    const page = await entries.list("breach", { limit, after, newestFirst: true, groups })
    return { breaches: page.entries.map(readBreach), next: page.next }
  }

  async function everyOne(): Promise<readonly VersionedBreach[]> {
    const found: VersionedBreach[] = []
    let after: string | undefined
    do {
      const page = await entries.list("breach", { limit: MAX_ENTRIES_LISTED, after, newestFirst: true })
      found.push(...page.entries.map(readBreach))
      after = page.next
    } while (after !== undefined)
    return found
  }

  const all = async (): Promise<readonly VersionedBreach[]> =>
    (await everyOne()).filter(({ going }) => going !== true)

  return {
    open: breachOpening({ ...ports, all, find }),

    read,

    take: (id, act, seen, by, { writes = [], change, against } = {}) =>
      inTurn(async () => {
        for (let tries = 0; tries < MAX_TRIES; tries += 1) {
          const found = await read(id)
          if (!found.ok) return found
          const { kept, file } = found.value
          const at = clock.now()
          const possible = seenIsPossible(file, seen)
          if (!possible.ok) return err(refused(id, possible.error))
          const again = writes.length > 0 ? undefined : takenAlready(file, { act, seen, by })
          if (again !== undefined) return ok(again.number)
          const may = allowed(file, act, at)
          if (!may.ok) return err(refused(id, may.error))
          // After the file was read, and the write below holds only for that version of it: nothing comes in between.
          const closing = act.kind === "closed" ? await ports.againstClosing?.(id, file) : undefined
          if (closing !== undefined) return err(refused(id, closing))
          const fault = await against?.(file)
          if (fault !== undefined) return err(fault)
          const step: BreachStep = { number: file.steps.length, at, by: by.person, seen, act }
          const written = stepWrite(id, step)
          if (written === undefined) return err(new Fault("request/too-large", id))
          const now = fileOf([...file.steps, step])
          if (!now.ok) throw new Error(`a step broke its file: ${now.error.kind}`)
          const { version, ...before } = kept
          const row: EntryWrite = {
            write: "change",
            kind: "breach",
            id,
            version,
            change: changeTo({ ...(change?.(before) ?? before), ...derived(now.value, at) }),
          }
          const said = [stepLedgerEntry(id, act, { at, by, file })]
          if (await entries.together([written, row, ...writes], said)) return ok(step.number)
          // Somebody else was there meanwhile: this step comes after that one, with what its writer had seen.
        }
        return err(new Fault("request/too-many", id))
      }),

    list,
    all,
    closedUntil: async (moment) =>
      (await everyOne()).filter(({ closedAt }) => closedAt !== undefined && closedAt <= moment),
    find,
    alter,

    stillOpen: async (id) => {
      const kept = await find(id)
      if (kept === undefined || kept.closedAt !== undefined) return undefined
      const { version, ...same } = kept
      return { write: "change", kind: "breach", id, version, change: changeTo(same) }
    },

    repair: async ({ id, closedAt, steps, group, row }) => {
      const more = await entries.find("breach-step", stepId(id, steps))
      const isOld = group === undefined || row.clockFrom === undefined
      if (closedAt !== undefined && more === undefined && !isOld) return false
      const found = await read(id)
      if (!found.ok) throw found.error
      const { file } = found.value
      if (more !== undefined || isOld) await refresh(id, file)
      return !isClosed(file)
    },

    letGo: async ({ version, ...kept }) =>
      kept.going === true ||
      (await entries.change("breach", kept.id, version, changeTo({ ...kept, going: true }))),

    remove: async (id) => {
      await entries.removeGroup("breach-step", id)
      await entries.removeGroup("breach-message", id)
      await entries.remove("breach", id)
    },
  }
}

type Attempt = Pick<BreachStep, "act" | "seen"> & { readonly by: Actor }

function takenAlready({ steps }: BreachFile, { act, seen, by }: Attempt): BreachStep | undefined {
  const written = JSON.stringify(act)
  return steps.find(
    (step) =>
      step.number > seen &&
      step.seen === seen &&
      step.by === by.person &&
      JSON.stringify(step.act) === written,
  )
}

/** In the group that lists find it by. */
function changeTo(kept: KeptBreach): EntryChange {
  return { value: writeBreach(kept), group: groupOf(kept) }
}
