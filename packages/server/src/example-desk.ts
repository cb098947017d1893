/** Everything that decides about held messages, over a real store, real judgement and real links, for tests. */
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import type { Reason } from "@sluis/core/policy/verdict"
import type { Result } from "@sluis/core/result"

import { decisionHandlers, decisionToken } from "./app/console/decision.ts"
import { heldHandlers } from "./app/console/held.ts"
import { contentOf } from "./app/gate/content.ts"
import type { Intake } from "./app/held/custody.ts"
import type { Fault } from "./app/fault.ts"
import type { HeldPorts } from "./app/held/held.ts"
import { openLinks } from "./app/account/link.ts"
import type { Links } from "./app/account/link.ts"
import type { Person } from "./app/account/person.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { Caller, HandlersOf, Turn } from "./app/turn.ts"
import { permissionsOf } from "./contract/permission.ts"
import type { Role, Scope } from "./contract/permission.ts"
import { openJudgePool } from "./judge/judge-pool.ts"
import { openLookPool } from "./judge/look-pool.ts"
import type { LookPool } from "./judge/look-pool.ts"
import { reportsOfHouse } from "./letters.ts"
import { dropNoticeComposer } from "./notice/composer.ts"
import { newId } from "./secret/id.ts"
import { linkSigner } from "./secret/link-signer.ts"
import { openStore } from "./store/open-store.ts"
import type { Store } from "./store/open-store.ts"

export const START = Date.UTC(2026, 10, 17, 16, 28)
export const DAY = 86_400_000
export const SENDER = "werving@voorbeeld.example"

const WORKER = {
  deadline: 60_000,
  workerFile: new URL("./judge-worker.ts", import.meta.url),
  workerMemory: undefined,
}
const POLICY = {
  text: DEFAULT_POLICY,
  name: "builtin",
  us: ["voorbeeld.example"],
  hostName: "sluis.voorbeeld.example",
}

const LETTERS = {
  organisation: "Gemeente Voorbeeld",
  contact: undefined,
  language: "both",
  timeZone: "Europe/Amsterdam",
  from: "sluis@voorbeeld.example",
  hostName: "sluis.voorbeeld.example",
} as const

export type Held = {
  readonly id: string
  /** The token of the link in its notice. */
  readonly link: string
}

export type HoldOptions = {
  readonly mail?: string
  readonly sender?: string
  readonly recipients?: readonly string[]
  readonly correlation?: string
  readonly department?: string
  readonly releasableBy?: "sender" | "second-person"
  readonly reasons?: readonly [Reason, ...Reason[]]
}

export type Desk = {
  readonly store: Store
  readonly ports: HeldPorts
  readonly pool: LookPool
  readonly links: Links
  readonly handlers: HandlersOf<
    | "held.list"
    | "held.own"
    | "held.show"
    | "held.content"
    | "held.release"
    | "held.drop"
    | "held.decisions"
    | "decision.open"
    | "decision.release"
    | "decision.ask"
    | "decision.drop"
  >
  /** What else was told: events and figures, in order. */
  readonly told: string[]
  /** Ids of people whose mailbox was shown to be theirs. */
  readonly proven: string[]
  readonly time: { now: number }
  readonly hold: (options?: HoldOptions) => Promise<Held>
  /** Breaks it in the database: what is known of it, or what it says alone. */
  readonly damage: (id: string, what?: "record" | "content") => void
  /** Recipients of what is due, one text for each copy. Settled, so that the next call sees only what is new. */
  readonly sent: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

export async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "sluis-desk-"))
  const time = { now: START }
  const clock = { now: () => time.now, elapsed: () => time.now - START }
  const keys = { sealing: new Uint8Array(32).fill(7), ledger: new Uint8Array(32).fill(8) }
  const opened = await openStore({ folder, keys, clock, log: SILENT_LOG, reclaim: true })
  assert.ok(opened.ok)
  const store = opened.value
  const judges = openJudgePool(
    { ...POLICY, policy: BUILTIN_POLICY },
    { ...WORKER, workers: 1, memory: NO_MEMORY },
    SILENT_LOG,
  )
  const pool = openLookPool(POLICY, WORKER, SILENT_LOG)
  const links = openLinks(linkSigner(new Uint8Array(32).fill(9), { demonstration: false }), clock)
  const ports: HeldPorts = {
    held: store.held,
    octets: store.custody.octets,
    individualise: judges.individualise,
    composeDropNotice: dropNoticeComposer(LETTERS),
    composeReport: reportsOfHouse(LETTERS),
    us: POLICY.us,
    newId,
    now: clock.now,
    giveUpAfter: 5 * DAY,
  }
  const told: string[] = []
  const proven: string[] = []
  const shared = {
    held: ports,
    entries: store.entries,
    look: pool.look,
    events: { tell: (name: string) => void told.push(name) },
    wake: () => void told.push("wake"),
    decided: ({ what }: { readonly what: string }) => void told.push(what),
  }
  const hold = async (options: HoldOptions = {}): Promise<Held> => {
    const { mail = MAIL, sender = SENDER, recipients = PEOPLE } = options
    const octets = new TextEncoder().encode(mail)
    const { sight, verdict } = await judges.judge(contentOf(octets), { sender, recipients })
    const id = newId()
    const expiresAt = time.now + 7 * DAY
    const intake: Intake = {
      id,
      purpose: "hold",
      at: time.now,
      expiresAt,
      envelope: {
        sender,
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
      dueAt: time.now,
      verdict: {
        kind: "hold",
        reasons: options.reasons ?? (verdict.kind === "hold" ? verdict.reasons : [CIRCLE]),
        releasableBy: options.releasableBy ?? "sender",
      },
      sight:
        sight === undefined ? undefined : { ...sight, department: options.department ?? sight.department },
      correlation: options.correlation ?? id,
      about: "",
    }
    assert.equal((await store.custody.take(intake, undefined)).kind, "taken")
    return { id, link: decisionToken(links, id, expiresAt) }
  }
  return {
    store,
    ports,
    pool,
    links,
    handlers: {
      ...heldHandlers({
        ...shared,
        render: pool.render,
        nameOf: async (id) => (id === "" || id.startsWith("weg-") ? "" : `naam van ${id}`),
        keepViewings: 30 * DAY,
      }),
      ...decisionHandlers({
        ...shared,
        links,
        prove: (one) => Promise.resolve(void proven.push(one.person.id)),
        contact: "privacy@voorbeeld.example",
      }),
    },
    told,
    proven,
    time,
    hold,
    damage: (id, what = "record") => {
      const db = new DatabaseSync(join(folder, "sluis.db"))
      db.prepare(`UPDATE sealed SET ${what} = x'00' WHERE id = ?`).run(id)
      db.close()
    },
    sent: async () => {
      const { custody } = store
      const sent: string[] = []
      for (const work of await custody.claim(time.now + 1, time.now + DAY, 100)) {
        for (const { recipients } of work.copies)
          sent.push(recipients.map((number) => work.envelope.recipients[number]?.address ?? "").join(" "))
        await custody.settle(
          work.due.map(({ recipient }) => ({ id: work.id, recipient, outcome: { kind: "sent" } })),
          [],
        )
      }
      return sent
    },
    close: async () => {
      await pool.close()
      await judges.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export const CIRCLE: Reason = {
  rule: "membership/small-circle",
  nl: "3 mensen zien van elkaar dat zij deze mail krijgen.",
  en: "3 people see of each other that they get this message.",
}

export const PEOPLE: readonly string[] = ["jan@een.example", "fatima@twee.example", "kees@drie.example"]

/** Three rejected applicants, who are shown to each other. */
export const MAIL = mailFrom(`Werving <${SENDER}>`)

export function mailFrom(from: string, subject = "Uw sollicitatie"): string {
  return [
    `From: ${from}`,
    `To: ${PEOPLE.join(", ")}`,
    `Subject: ${subject}`,
    "Message-ID: <1@voorbeeld.example>",
    "",
    "Helaas hebben wij besloten u niet uit te nodigen voor een gesprek. U bent afgewezen.",
    "",
  ].join("\r\n")
}

/** Somebody who is logged in. */
export function person(
  address: string,
  roles: readonly Role[],
  departments: readonly string[] = [],
): Extract<Caller, { readonly kind: "person" }> {
  const somebody: Person = {
    id: address.replaceAll(/[^a-z]/g, "-"),
    address,
    name: address,
    roles,
    departments,
    language: "nl",
    blocked: false,
    at: START,
    seenAt: undefined,
    provenAt: 1,
    password: undefined,
    passkeys: [],
    oidc: undefined,
  }
  return { kind: "person", person: somebody, permissions: permissionsOf(roles), session: "s" }
}

export const NOBODY: Caller = { kind: "nobody" }

export function program(...scopes: readonly Scope[]): Caller {
  return { kind: "program", token: "t", scopes }
}

export function turn(caller: Caller): Turn {
  return {
    caller,
    client: "192.0.2.1",
    language: "nl",
    begin: () => assert.fail("nobody logs in here"),
    end: () => assert.fail("nobody logs out here"),
  }
}

/** The code of a fault, or "ok". */
export function codeOf(result: Result<unknown, Fault>): string {
  return result.ok ? "ok" : result.error.code
}
