/**
 * What sends through Sluis, so that what does not can be noticed: departments, the organisation's domains, and clients (the
 * network a connection came from, or the name that a program logged in with). What is kept is how many messages of each there
 * were on a day (../statistics/counts.ts).
 *
 * Whoever tells it something never waits and is never told what goes wrong. What waited to be written when the process died is
 * not in the figures; it is days that matter here.
 *
 * INVARIANT (no person): of mailboxes only their number is kept, for a department and a day, and who they were is forgotten with
 * the day. A name that somebody logs in with is kept only where the configuration names it as a program; the others are one.
 */
import { isOurs } from "@sluis/core/facts/audience"
import { foldDomain } from "@sluis/core/mail/domain"
import type { Domain } from "@sluis/core/mail/domain"
import { lenientAddress } from "@sluis/core/mail/lenient-address"

import type { Clock } from "../clock.ts"
import { MAX_COUNT_NAME, MAX_INCREMENTS } from "../statistics/counts.ts"
import type { Counts } from "../statistics/counts.ts"
import { StoreUnavailable } from "../held/custody.ts"
import { dailyCounts } from "../statistics/daily-counts.ts"
import { dayIn } from "../day.ts"
import type { Day } from "../day.ts"
import type { Log } from "../log.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import type { After } from "../queue/queue-timer.ts"
import type { Submission } from "../gate/submission.ts"

export const COVERED_KINDS = ["department", "sender-domain", "client"] as const
export type CoveredKind = (typeof COVERED_KINDS)[number]

export type Expected = { readonly name: string; readonly kind: CoveredKind; readonly match: string }

export type Coverage = {
  /** A message that was accepted; `department` of its sender, "" for none. */
  readonly saw: (submission: Pick<Submission, "client" | "envelope">, department: string) => void
  /** Resolves when what waited is written, or lost. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

export type CoveragePorts = {
  readonly counts: Counts
  /** What tells senders apart without saying who they are. */
  readonly disguise: (sender: string) => string
  /** Whether an IP address is in a network; false where the text is no network. */
  readonly isIn: (ip: string, network: string) => boolean
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export type CoverageOptions = {
  readonly expected: readonly Expected[]
  /** Our domains; mail from others is forwarded, and says nothing of who sends. */
  readonly us: readonly string[]
  readonly timeZone: string
}

/** Of what was seen and nobody named. What it is stands where a department does, so that it is kept encrypted. */
export const COVERED: { readonly [kind in CoveredKind]: string } = {
  department: "coverage:department",
  "sender-domain": "coverage:sender-domain",
  client: "coverage:client",
}
/** By the name of what is expected. */
export const COVERED_EXPECTED = "coverage:expected"
export const COVERED_MAILBOXES = "coverage:mailboxes"
/** Stands for all who logged in with a name that is not expected. */
export const OTHER_ACCOUNTS = "*"

/** Milliseconds. */
const WRITE_EVERY = 10_000
/** Different senders of one day, all departments together: those of a large city. */
const MAX_MAILBOXES = 50_000
/** Different clients, and domains, of one day; more is somebody who writes envelopes at random. */
const MAX_SEEN = 500
/** Combinations of client, domain and department of which it is remembered what they are. */
const MAX_REMEMBERED = 2_000

export function openCoverage(ports: CoveragePorts, options: CoverageOptions): Coverage {
  const { counts, disguise, clock, after, log } = ports
  const dayOf = dayIn(options.timeZone)
  const namesOf = sightings(ports, options)
  const waiting = dailyCounts()
  const inTurn = oneAtATime()
  let today = newDay("")
  let closed = false
  let unset = after(WRITE_EVERY, round)

  function round(): void {
    void flush().then(() => {
      if (!closed) unset = after(WRITE_EVERY, round)
    })
  }

  const flush = (): Promise<void> =>
    inTurn(async () => {
      try {
        await write()
      } catch (cause) {
        if (cause instanceof StoreUnavailable) log.warn("coverage could not be written")
        else log.error("coverage could not be kept", {}, cause)
      }
    })

  async function write(): Promise<void> {
    await countMailboxes()
    const all = waiting.take()
    for (let from = 0; from < all.length; from += MAX_INCREMENTS) {
      try {
        await counts.add(all.slice(from, from + MAX_INCREMENTS))
      } catch (cause) {
        for (const { day, department, name, value } of all.slice(from))
          waiting.add(day, department, name, value)
        throw cause
      }
    }
  }

  /** Since a restart nobody knows who was counted before: the number is raised only to as many as were seen since. */
  async function countMailboxes(): Promise<void> {
    const { day, mailboxes, isNew } = today
    if (!isNew) return
    const known = new Map(
      (await counts.read(day, day))
        .filter(({ name }) => name === COVERED_MAILBOXES)
        .map(({ department, value }) => [department, value]),
    )
    today.isNew = false
    for (const [department, { size }] of mailboxes)
      waiting.add(day, department, COVERED_MAILBOXES, Math.max(0, size - (known.get(department) ?? 0)))
  }

  return {
    saw: ({ client, envelope: { sender } }, department) => {
      if (closed || sender === "") return
      const day = dayOf(clock.now())
      if (today.day !== day) today = newDay(day)
      const host = lenientAddress(sender).host
      for (const { name, what } of namesOf(client, host, department)) {
        const key = `${name}\n${what}`
        if (!today.seen.has(key) && today.seen.size >= MAX_SEEN * COVERED_KINDS.length) continue
        today.seen.add(key)
        waiting.add(day, what, name, 1)
      }
      sawMailbox(today, department, disguise(sender))
    },
    flush,
    close: async () => {
      closed = true
      unset()
      await flush()
    },
  }
}

type Today = {
  readonly day: Day
  readonly seen: Set<string>
  readonly mailboxes: Map<string, Set<string>>
  count: number
  isNew: boolean
}

function newDay(day: Day): Today {
  return { day, seen: new Set(), mailboxes: new Map(), count: 0, isNew: false }
}

function sawMailbox(today: Today, department: string, disguised: string): void {
  if (today.count >= MAX_MAILBOXES) return
  const there = today.mailboxes.get(department) ?? new Set()
  if (there.has(disguised)) return
  today.mailboxes.set(department, there.add(disguised))
  today.count += 1
  today.isNew = true
}

type Sighting = { readonly name: string; readonly what: string }

/** What a message of this client, domain and department counts as. Asked for every message, so it is remembered. */
function sightings(
  { isIn }: Pick<CoveragePorts, "isIn">,
  { expected, us }: CoverageOptions,
): (client: Submission["client"], host: Domain, department: string) => readonly Sighting[] {
  const ours = us.map(foldDomain)
  const remembered = new Map<string, readonly Sighting[]>()
  const domainOf = (host: Domain): string => (us.length === 0 || isOurs(host, ours) ? host : "")
  return ({ ip, user }, host, department) => {
    const domain = domainOf(host)
    const key = JSON.stringify([ip, user, domain, department])
    const before = remembered.get(key)
    if (before !== undefined) return before
    const matching = expected.filter(({ kind, match }) => {
      switch (kind) {
        case "department":
          return match === department
        case "sender-domain":
          return domain !== "" && foldDomain(match) === domain
        case "client":
          return isIn(ip, match) || match === user
      }
    })
    const seen = {
      department,
      "sender-domain": domain,
      client: user === undefined ? networkOf(ip) : OTHER_ACCOUNTS,
    }
    const made = COVERED_KINDS.flatMap((kind): readonly Sighting[] => {
      const names = matching.filter((each) => each.kind === kind).map(({ name }) => name)
      if (names.length > 0) return names.map((what) => ({ name: COVERED_EXPECTED, what }))
      return [{ name: COVERED[kind], what: seen[kind] }]
    }).filter(({ what }) => what !== "" && what.length <= MAX_COUNT_NAME)
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    remembered.set(key, made)
    return made
  }
}

/** The /24 or /48 that an address is in: a part of a network, and no machine. */
export function networkOf(ip: string): string {
  if (!ip.includes(":")) return `${ip.split(".").slice(0, 3).join(".")}.0/24`
  const [head = "", tail] = ip.split("::")
  const groups = head === "" ? [] : head.split(":")
  const first = tail === undefined ? groups.slice(0, 3) : [...groups, "0", "0", "0"].slice(0, 3)
  return `${first.join(":").replace(/(?:(?:^|:)0)+$/, "")}::/48`
}
