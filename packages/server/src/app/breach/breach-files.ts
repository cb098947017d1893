/**
 * Files of breaches as they are kept: a step is an entry of its own, added once and never changed, and beside them one entry with
 * what lists show.
 *
 * What is durable when: a step and its entry in the ledger are on disk together, before anybody is told that it was taken. The
 * entry for lists follows; where a crash comes in between, `repair` of the next start finds that there are more steps.
 *
 * INVARIANT (no step lost): the id of a step is that of its file with its number, which no two steps can have. Of two officers
 * who add the same number one is told that it is taken, and gets the next; what he had seen stays what it was, so both versions
 * stand in the file until somebody settles it (core/breach/file.ts).
 */
import { allowed, seenIsPossible } from "@sluis/core/breach/allowed"
import { fileOf, isClosed } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import type { BreachAct, BreachStep } from "@sluis/core/breach/step"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../actor.ts"
import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED, MAX_ENTRY_VALUE } from "../entries.ts"
import type { Entries } from "../entries.ts"
import { Fault } from "../fault.ts"
import type { NewLedgerEntry } from "../ledger.ts"
import { stepLedgerEntry } from "./breach-ledger.ts"
import { derived, readBreach, writeBreach } from "./kept-breach.ts"
import type { KeptBreach, VersionedBreach } from "./kept-breach.ts"
import { refused } from "./refused.ts"

export type OpenBreach = { readonly kept: VersionedBreach; readonly file: BreachFile }

export type Opening = Omit<Extract<BreachAct, { readonly kind: "opened" }>, "kind">

/** All reject with `StoreUnavailable`. */
export type BreachFiles = {
  /** Gives its id. Faults: breach/refused, request/full. */
  readonly open: (opening: Opening, by: Actor) => Promise<Result<string, Fault>>
  /** Faults: breach/unknown, breach/damaged. */
  readonly read: (id: string) => Promise<Result<OpenBreach, Fault>>
  /**
   * Adds a step whose writer had seen step `seen`; gives its number. Faults: those of `read`, breach/refused, request/too-large.
   */
  readonly take: (id: string, act: BreachAct, seen: number, by: Actor) => Promise<Result<number, Fault>>
  /** Newest first. */
  readonly list: (page: {
    readonly limit: number
    readonly after?: string | undefined
  }) => Promise<{ readonly breaches: readonly VersionedBreach[]; readonly next: string | undefined }>
  readonly all: () => Promise<readonly VersionedBreach[]>
  readonly find: (id: string) => Promise<VersionedBreach | undefined>
  /** Tries until it fits; undefined: there is none any more. */
  readonly alter: (
    id: string,
    change: (kept: KeptBreach) => KeptBreach,
    ledger?: readonly NewLedgerEntry[],
  ) => Promise<KeptBreach | undefined>
  /** Puts right what a crash left; whether the file is open. Throws where it is damaged. */
  readonly repair: (kept: KeptBreach) => Promise<boolean>
  /** All steps, and then the file itself. */
  readonly remove: (id: string) => Promise<void>
}

export type BreachFilePorts = {
  readonly entries: Entries
  readonly newId: () => string
  readonly clock: Clock
  readonly timeZone: string
}

/** Files of one year: several a day. */
export const MAX_YEAR = 9_999
/** Steps that are asked for at once. */
const READ_AT_ONCE = 50
/** Officers who add a step in the same moment, each time. */
const MAX_TRIES = 20

export function openBreachFiles({ entries, newId, clock, timeZone }: BreachFilePorts): BreachFiles {
  const yearOf = new Intl.DateTimeFormat("en", { timeZone, year: "numeric" })

  async function stepsOf(id: string): Promise<readonly BreachStep[]> {
    const steps: BreachStep[] = []
    for (;;) {
      const from = steps.length
      const found = await Promise.all(
        Array.from({ length: READ_AT_ONCE }, (_, index) =>
          entries.find("breach-step", stepId(id, from + index)),
        ),
      )
      for (const entry of found) {
        if (entry === undefined) return steps
        steps.push(readStep(entry.value))
      }
    }
  }

  async function read(id: string): Promise<Result<OpenBreach, Fault>> {
    const kept = await find(id)
    if (kept === undefined) return err(new Fault("breach/unknown", id))
    const file = fileOf(await stepsOf(id))
    return file.ok ? ok({ kept, file: file.value }) : err(new Fault("breach/damaged", id, file.error.kind))
  }

  async function find(id: string): Promise<VersionedBreach | undefined> {
    const entry = await entries.find("breach", id)
    return entry === undefined ? undefined : readBreach(entry)
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
      if (await entries.change("breach", id, version, { value: writeBreach(after) }, ledger)) return after
    }
    throw new Error("a file of a breach changes without end")
  }

  /** Of several that were written at once the one with the most steps counts. */
  const refresh = async (id: string, file: BreachFile): Promise<unknown> =>
    await alter(id, (kept) =>
      kept.steps > file.steps.length ? kept : { ...kept, ...derived(file, clock.now()) },
    )

  async function add(id: string, step: BreachStep, by: Actor, file: BreachFile | undefined) {
    const { number, at, act } = step
    const value = JSON.stringify(step)
    if (value.length > MAX_ENTRY_VALUE) return "too-large"
    const entry = { id: stepId(id, number), group: id, at, value }
    return (await entries.add("breach-step", entry, [stepLedgerEntry(id, act, { at, by, file })]))
      ? "added"
      : "taken"
  }

  async function list({
    limit,
    after,
  }: {
    readonly limit: number
    readonly after?: string | undefined
  }): Promise<{ readonly breaches: readonly VersionedBreach[]; readonly next: string | undefined }> {
    const page = await entries.list("breach", { limit, after, newestFirst: true })
    return { breaches: page.entries.map(readBreach), next: page.next }
  }

  async function all(): Promise<readonly VersionedBreach[]> {
    const found: VersionedBreach[] = []
    let after: string | undefined
    do {
      const page = await list({ limit: MAX_ENTRIES_LISTED, after })
      found.push(...page.breaches)
      after = page.next
    } while (after !== undefined)
    return found
  }

  return {
    open: async (opening, by) => {
      const at = clock.now()
      const act: BreachAct = { kind: "opened", ...opening }
      const may = allowed(undefined, act, at)
      if (!may.ok) return err(refused("breach", may.error))
      const id = newId()
      const step: BreachStep = { number: 0, at, by: by.person, seen: -1, act }
      const file = fileOf([step])
      if (!file.ok) throw new Error(`a first step is no file: ${file.error.kind}`)
      // The step first: a file in a list that has none would be damaged. One that no list has is nobody's.
      if ((await add(id, step, by, undefined)) !== "added") throw new Error("a new id was taken")
      const year = yearOf.format(at)
      let next = 1 + (await all()).filter(({ number }) => number.startsWith(`${year}-`)).length
      for (; next <= MAX_YEAR; next += 1) {
        const number = `${year}-${String(next).padStart(3, "0")}`
        const kept: KeptBreach = {
          id,
          number,
          ...derived(file.value, at),
          people: { next: 1, total: 0 },
          told: false,
          remindedUntil: at,
        }
        if (await entries.add("breach", { id, key: number, at, value: writeBreach(kept) })) return ok(id)
      }
      return err(new Fault("request/full", "breach"))
    },

    read,

    take: async (id, act, seen, by) => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const found = await read(id)
        if (!found.ok) return found
        const { file } = found.value
        const at = clock.now()
        const possible = seenIsPossible(file, seen)
        if (!possible.ok) return err(refused(id, possible.error))
        const may = allowed(file, act, at)
        if (!may.ok) return err(refused(id, may.error))
        const step: BreachStep = { number: file.steps.length, at, by: by.person, seen, act }
        const added = await add(id, step, by, file)
        if (added === "too-large") return err(new Fault("request/too-large", id))
        // Somebody else was there meanwhile: this step comes after that one, with what its writer had seen.
        if (added === "taken") continue
        const now = fileOf([...file.steps, step])
        if (!now.ok) throw new Error(`a step broke its file: ${now.error.kind}`)
        await refresh(id, now.value)
        return ok(step.number)
      }
      return err(new Fault("request/too-many", id))
    },

    list,
    all,
    find,
    alter,

    repair: async ({ id, closedAt, steps }) => {
      // A closed file may have been reopened in the very moment of the crash.
      const isReopened = closedAt !== undefined && (await entries.find("breach-step", stepId(id, steps)))
      if (closedAt !== undefined && isReopened === undefined) return false
      const found = await read(id)
      if (!found.ok) throw found.error
      const { kept, file } = found.value
      if (kept.steps !== file.steps.length) await refresh(id, file)
      return !isClosed(file)
    },

    remove: async (id) => {
      await entries.removeGroup("breach-step", id)
      await entries.remove("breach", id)
    },
  }
}

function stepId(breach: string, number: number): string {
  return `${breach}-${number}`
}

function readStep(value: string): BreachStep {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(value) as BreachStep
}
