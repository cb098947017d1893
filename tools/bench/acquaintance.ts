/**
 * How large does the acquaintance index become, how fast does it learn, and how soon does it answer?
 *
 * `npm run bench:acquaintance` prints the figures of docs/acquaintance.md: a year of an organisation's mail, one million
 * messages over 250 days. Another number of messages as argument: `npm run bench:acquaintance -- 100000`.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import type { Lesson } from "@sluis/core/facts/memory"
import type { PersonKey } from "@sluis/core/mail/address"
import { addressOf } from "@sluis/core/mail/address"
import { openAcquaintanceReader } from "../../packages/server/src/acquaintance/reader.ts"
import type { AcquaintanceReader } from "../../packages/server/src/acquaintance/reader.ts"
import { openAcquaintanceWriter } from "../../packages/server/src/acquaintance/writer.ts"
import type { AcquaintanceWriter } from "../../packages/server/src/acquaintance/writer.ts"
import { organisationMail, OUTSIDERS } from "./organisation-mail.ts"

const MESSAGES = Number(process.argv[2] ?? 1_000_000)
const DAYS = 250
const FIRST_DAY = 20_454
/** What the learner writes at once, more or less. */
const BATCH = 500
const KEY = new Uint8Array(32).fill(9)
/** Messages that a reader has answered for before it is measured. */
const WARMING = 1_000
const SIZES = [2, 20, 200, 2_000]

const folder = mkdtempSync(join(tmpdir(), "sluis-bench-"))
const path = join(folder, "acquaintance.sqlite")
const mail = organisationMail(20_261_122)

print(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`)
try {
  const writer = opened(openAcquaintanceWriter(path, KEY))
  learnAll(writer)
  contents(writer)
  answers()
  otherAnswers()
  forgetting(writer)
  writer.close()
} finally {
  rmSync(folder, { recursive: true })
}

function learnAll(writer: AcquaintanceWriter): void {
  print("  messages      MB  octets/message  of the last   learned/s   per s of processor")
  let seconds = 0
  let worked = 0
  let octetsBefore = 0
  let learned = 0
  for (const until of [0.1, 0.25, 0.5, 0.75, 1].map((part) => part * MESSAGES)) {
    const before = learned
    const secondsBefore = seconds
    const workedBefore = worked
    while (learned < until) {
      const lessons: Lesson[] = []
      const day = FIRST_DAY + Math.floor((learned / MESSAGES) * DAYS)
      for (let count = 0; count < BATCH && learned < until; count += 1, learned += 1)
        lessons.push(mail.next())
      const start = performance.now()
      const startWork = process.cpuUsage()
      writer.learn(lessons, day)
      seconds += (performance.now() - start) / 1000
      const { user, system } = process.cpuUsage(startWork)
      worked += (user + system) / 1e6
    }
    const { octets } = writer.size()
    print(
      [
        learned.toLocaleString("en").padStart(10),
        (octets / 1e6).toFixed(1).padStart(8),
        (octets / learned).toFixed(0).padStart(16),
        ((octets - octetsBefore) / (learned - before)).toFixed(0).padStart(13),
        perSecond(learned - before, seconds - secondsBefore).padStart(12),
        perSecond(learned - before, worked - workedBefore).padStart(21),
      ].join(""),
    )
    octetsBefore = octets
  }
  print(`  the log beside it: ${(statSync(`${path}-wal`).size / 1e6).toFixed(1)} MB\n`)
}

function perSecond(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString("en")
}

function contents(writer: AcquaintanceWriter): void {
  for (const [what, count] of Object.entries(writer.size()))
    print(`  ${what.padEnd(14)}${count.toLocaleString("en").padStart(14)}`)
  print("")
}

/** Messages like those that were learned: colleagues, contacts of one of them, and people whom he never wrote to. */
function messageTo(size: number): readonly PersonKey[] {
  const sender = Math.floor(mail.random() ** 2.5 * mail.staff.length)
  const contacts = mail.contactsOf(sender)
  const keys = new Set<PersonKey>()
  while (keys.size < size) {
    const kind = mail.random()
    const one =
      kind < 0.6 && contacts.length > 0
        ? contacts[Math.floor(mail.random() * contacts.length)]
        : kind < 0.8
          ? mail.staff[Math.floor(mail.random() * mail.staff.length)]
          : mail.outsider(Math.floor(mail.random() * OUTSIDERS))
    if (one !== undefined) keys.add(one.address.key)
  }
  return [...keys]
}

function answers(): void {
  print("who knows whom, milliseconds  (p50 / p99)")
  print("  people      cold: nothing in memory      a reader that is in use            asked before   groups")
  for (const size of SIZES) {
    const questions = Array.from({ length: size === 2_000 ? 60 : 300 }, () => messageTo(size))
    const cold = questions.slice(0, 20).map((people) => {
      dropFromMemory()
      return withReader((reader) => timed(() => reader.circlesAmong(people)))
    })
    let groups = 0
    const [used, warm] = withReader((reader) => {
      for (let count = 0; count < WARMING; count += 1) reader.circlesAmong(messageTo(20))
      const first = questions.map((people) => timed(() => (groups += reader.circlesAmong(people).length)))
      return [first, questions.map((people) => timed(() => reader.circlesAmong(people)))]
    })
    print(
      `  ${String(size).padStart(6)}  ${[cold, used, warm].map((each) => percentiles(each).padStart(24)).join("")}${(groups / questions.length).toFixed(0).padStart(9)}`,
    )
  }
  print("")
}

function otherAnswers(): void {
  print("other questions about one person, microseconds  (p50 / p99)")
  const senders = mail.staff.slice(0, 500)
  const strangers = Array.from({ length: 500 }, (_, number) =>
    addressOf(`onbekend.${number.toString(36)}`, number % 2 === 0 ? "gmail.com" : "organisatje7.example"),
  )
  withReader((reader) => {
    const ask = (name: string, one: (number: number) => unknown): void => {
      for (let number = 0; number < 500; number += 1) one(number)
      const times = Array.from({ length: 500 }, (_, number) => timed(() => one(number)) * 1000)
      print(`  ${name.padEnd(14)}${percentiles(times).padStart(20)}`)
    }
    const sender = (number: number): PersonKey => senders[number]!.address.key
    const outsider = (number: number): (typeof senders)[number] => mail.outsider(number * 37)
    ask("daysShared", (number) => reader.daysShared(sender(number), outsider(number).address.key))
    ask("contactsOf", (number) => reader.contactsOf(sender(number)))
    ask("lookalike", (number) => reader.lookalike(strangers[number]!))
    ask("namesake", (number) =>
      reader.namesake(sender(number), outsider(number).name, strangers[number]!.key),
    )
  })
  print("")
}

function forgetting(writer: AcquaintanceWriter): void {
  const one = mail.outsider(3).address
  let removed: unknown
  const removing = timed(() => (removed = writer.removePerson(one)))
  print(`removing one person: ${removing.toFixed(0)} ms, ${JSON.stringify(removed)}`)
  let forgotten: unknown
  const half = timed(() => (forgotten = writer.forgetBefore(FIRST_DAY + DAYS / 2)))
  print(
    `forgetting all that was not seen for half a year: ${(half / 1000).toFixed(1)} s, ${JSON.stringify(forgotten)}`,
  )
}

function withReader<T>(use: (reader: AcquaintanceReader) => T): T {
  const reader = opened(openAcquaintanceReader(path, KEY, ({ kind }) => print(`failed: ${kind}`)))
  try {
    return use(reader)
  } finally {
    reader.close()
  }
}

/** Asks the system to read the file from the disk again; where it has no such program, "cold" is only a fresh connection. */
function dropFromMemory(): void {
  spawnSync("sync", ["-d", path])
  for (const file of [path, `${path}-wal`])
    spawnSync("dd", [`if=${file}`, "iflag=nocache", "count=0", "status=none"])
}

function opened<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T {
  if (!result.ok) throw new Error(`the index can't be opened: ${result.error.kind}`)
  return result.value
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): string => (sorted[Math.ceil(part * sorted.length) - 1] ?? 0).toFixed(2)
  return `${at(0.5)} / ${at(0.99)}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
