/** The breach desk over a real store, real looking and real links, for tests: with a clock to turn and a queue to look into. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import type { OrganisationProfile } from "@sluis/core/breach/profile"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import { SLUIS } from "./app/ledger/actor.ts"
import type { Entries } from "./app/entries.ts"
import type { Intake, Work } from "./app/held/custody.ts"
import { openPeople } from "./app/account/people.ts"
import type { Person } from "./app/account/person.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { Caller, HandlersOf, PersonCaller } from "./app/turn.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import { permissionsOf } from "./contract/permission.ts"
import type { Role } from "./contract/permission.ts"
import { openLookPool } from "./judge/look-pool.ts"
import type { LookPool } from "./judge/look-pool.ts"
import { breachDeskHandlers, breachesOf } from "./open-breaches.ts"
import type { OpenedBreaches } from "./open-breaches.ts"
import { newId } from "./secret/id.ts"
import { openStore } from "./store/open-store.ts"
import type { Store } from "./store/open-store.ts"

/** A Tuesday afternoon. */
export const START = Date.UTC(2026, 10, 17, 16, 28)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const ORIGIN = "https://sluis.voorbeeld.example"
/** To look at people by name. */
export const WHY = "To check the names."

const WORKER = {
  deadline: 60_000,
  workerFile: new URL("./judge-worker.ts", import.meta.url),
  workerMemory: undefined,
}

export const PROFILE: OrganisationProfile = {
  name: "Gemeente Voorbeeld",
  kvkNumber: "12345678",
  address: "Raadhuisplein 1, 1234 AB Voorbeeld",
  sector: "Gemeente",
  notifier: {
    name: "Sanne de Boer",
    function: "Privacy officer",
    phone: "14 010",
    email: "privacy@voorbeeld.example",
  },
  contact: { name: "Ruud Vos", function: "FG", phone: "14 010", email: "fg@voorbeeld.example" },
  fgNumber: "FG000001",
  desk: {
    phone: "14 010",
    email: "privacy@voorbeeld.example",
    hours: { nl: "op werkdagen van 9 tot 17 uur", en: "on working days from 9 to 17" },
  },
  website: "https://voorbeeld.example",
  processOwner: { name: "", function: "", email: "", monthly: false },
}

export type ExampleBreaches = {
  readonly store: Store
  readonly opened: OpenedBreaches
  readonly pool: LookPool
  readonly handlers: HandlersOf<Extract<EndpointName, `${"breaches" | "organisation" | "answer"}.${string}`>>
  /** `elapsed`: milliseconds; absent: the date is right, and so many passed. */
  readonly time: { now: number; elapsed?: number }
  readonly told: string[]
  /** Somebody with an account. */
  readonly account: (address: string, roles: readonly Role[]) => Promise<PersonCaller>
  /** What is due, with its octets; nothing of it is settled. */
  readonly due: () => Promise<readonly { readonly work: Work; readonly text: string }[]>
  /** What the ledger says, oldest first. */
  readonly ledger: () => Promise<readonly LedgerLine[]>
  readonly close: () => Promise<void>
}

export type LedgerLine = {
  readonly action: string
  readonly role: string
  readonly words: Readonly<Record<string, string>>
  readonly figures: Readonly<Record<string, number>>
  /** As written. */
  readonly text: string
}

export type ExampleOptions = {
  readonly folder?: string
  readonly hasPage?: boolean
  readonly now?: number
  /** What the desk has in place of the store's. */
  readonly entriesOver?: (entries: Entries) => Entries
}

export async function openExampleBreaches(options: ExampleOptions = {}): Promise<ExampleBreaches> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "sluis-breach-"))
  const time: ExampleBreaches["time"] = { now: options.now ?? START }
  const clock = { now: () => time.now, elapsed: () => time.elapsed ?? time.now - START }
  const keys = { sealing: new Uint8Array(32).fill(7), ledger: new Uint8Array(32).fill(8) }
  const at = await openStore({ folder, keys, clock, log: SILENT_LOG, reclaim: true })
  assert.ok(at.ok)
  const store = at.value
  const policy = {
    text: DEFAULT_POLICY,
    name: "builtin",
    us: ["voorbeeld.example"],
    hostName: "sluis.voorbeeld.example",
  }
  const pool = openLookPool(policy, WORKER, SILENT_LOG)
  const told: string[] = []
  const events = { tell: (name: string) => void told.push(name), listen: () => () => undefined }
  const opened = breachesOf({
    demonstration: false,
    config: {
      organisation: "Gemeente Voorbeeld",
      timezone: "Europe/Amsterdam",
      retention: {
        finished: 30 * DAY,
        correlation: 14 * DAY,
        outbox: 7 * DAY,
        statistics: 800 * DAY,
        records: 35 * DAY,
        ledger: 1827 * DAY,
        breaches: 1827 * DAY,
      },
      queue: { giveUpAfter: 5 * DAY },
    },
    letters: { from: "sluis@voorbeeld.example", hostName: "sluis.voorbeeld.example" },
    store: { ...store, entries: options.entriesOver?.(store.entries) ?? store.entries },
    custody: store.custody,
    keys: { link: new Uint8Array(32).fill(9) },
    look: pool.look,
    origin: () => ORIGIN,
    hasPage: () => options.hasPage ?? true,
    wake: () => undefined,
    events,
    clock,
    after: () => () => undefined,
    log: SILENT_LOG,
  })
  await opened.prepare()
  const people = openPeople({ entries: store.entries, newId, clock })
  const nameOf = async (id: string): Promise<string> => (await people.find(id))?.name ?? ""
  return {
    store,
    opened,
    pool,
    handlers: breachDeskHandlers(opened, { store, desk: pool, nameOf, events, clock, log: SILENT_LOG }),
    time,
    told,
    account: async (address, roles) => {
      const person = { address, name: `Naam van ${address}`, roles, departments: [], language: "nl" as const }
      const added = await people.add(person, SLUIS)
      assert.ok(added.ok)
      return callerOf(added.value)
    },
    due: async () => {
      const works = await store.custody.claim(time.now + MINUTE, time.now + MINUTE + 1, 10_000)
      return await Promise.all(
        works.map(async (work) => ({
          work,
          text: new TextDecoder().decode(await store.custody.octets(work.id)),
        })),
      )
    },
    ledger: async () =>
      (await store.ledger.entries(0, 1000)).map(({ octets }) => {
        const text = new TextDecoder().decode(octets)
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as core/ledger/entry.ts has it
        return { ...(JSON.parse(text) as LedgerLine), text }
      }),
    close: async () => {
      await opened.stop()
      await pool.close()
      await store.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true })
    },
  }
}

function callerOf(person: Person): Extract<Caller, { readonly kind: "person" }> {
  return { kind: "person", person, permissions: permissionsOf(person.roles), session: "s" }
}

/** The same address for the same number, at several organisations. */
export function addressOf(number: number): string {
  return `mens${number}@${["een", "twee", "drie"][number % 3] ?? "een"}.example`
}

/** `count` people with PTSD in To, as it should never be. */
export function openMail(count: number): string {
  const to = Array.from({ length: count }, (_, index) => addressOf(index + 1)).join(",\r\n ")
  return [
    "From: Sanne de Boer <sanne@voorbeeld.example>",
    `To: ${to}`,
    "Subject: Uitnodiging contactdag PTSS",
    "Date: Mon, 16 Nov 2026 10:15:00 +0100",
    `Message-ID: <${createHash("sha256").update(String(count)).digest("hex").slice(0, 16)}@voorbeeld.example>`,
    "",
    "U bent van harte uitgenodigd voor de contactdag voor collega's met PTSS.",
    "",
  ].join("\r\n")
}

export function base64(text: string): string {
  return new TextEncoder().encode(text).toBase64()
}

/** Held at `START`, for its sender to decide about. */
export function heldFor(recipients: readonly string[]): Intake {
  const octets = new TextEncoder().encode(openMail(recipients.length))
  return {
    id: newId(),
    purpose: "hold",
    at: START,
    expiresAt: START + 7 * DAY,
    envelope: {
      sender: "sanne@voorbeeld.example",
      body: undefined,
      smtputf8: false,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      recipients: recipients.map((address) => ({ address, notify: undefined, orcpt: undefined })),
    },
    prefix: new Uint8Array(0),
    size: octets.length,
    eightBit: false,
    pieces: () => [octets],
    copies: [],
    dueAt: START,
    verdict: { kind: "hold", reasons: [{ rule: "x", nl: "x", en: "x" }], releasableBy: "sender" },
    sight: undefined,
    correlation: newId(),
    about: "",
  }
}
