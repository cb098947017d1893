/**
 * An employee says that something went wrong: a file opens with those words, and privacy officers are told at once.
 *
 * Where a file about the same message is open already, the words become a note in it.
 *
 * Whoever reports sees nothing of the file afterwards; it is the officers' work from here.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import { Fault } from "../fault.ts"
import { openUnlessBroken } from "../held/held.ts"
import type { HeldPorts } from "../held/held.ts"
import type { Person } from "../account/person.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import { isSameAddress } from "../same-address.ts"
import type { BreachFiles } from "./breach-files.ts"
import type { BreachPeople } from "./breach-people.ts"
import { messageOfBreach } from "./message-of-breach.ts"
import type { MessagePorts } from "./message-of-breach.ts"

export type BreachReportPorts = MessagePorts & {
  readonly files: Pick<BreachFiles, "open" | "take" | "read" | "alter">
  readonly people: Pick<BreachPeople, "add">
  readonly held: Pick<HeldPorts, "held" | "octets">
  /** Tells of it now, as far as that is possible; what is not possible now is done later. */
  readonly tellSoon: () => void
}

export type BreachReporting = {
  /** Gives the id of the file. Faults: held/unknown for a message of somebody else, breach/refused, request/full. */
  readonly report: (words: string, held: string | undefined, person: Person) => Promise<Result<string, Fault>>
}

const TITLES = {
  nl: "Gemeld door een medewerker",
  en: "Reported by an employee",
} as const

export function openBreachReporting(ports: BreachReportPorts): BreachReporting {
  const { files, people, tellSoon } = ports
  /** Whoever presses the button twice has said it once. */
  const inTurn = oneAtATime()

  /** The words go into a file that is there, and officers are told as for any report. False: it takes no words. */
  async function addWords(id: string, words: string, by: Actor): Promise<boolean> {
    const read = await files.read(id)
    if (!read.ok) return false
    const isSaid = read.value.file.steps.some(
      ({ by: who, act }) =>
        who === by.person &&
        ((act.kind === "described" && act.summary === words) || (act.kind === "noted" && act.text === words)),
    )
    if (isSaid) return true
    // Having seen nothing of it.
    const noted = await files.take(id, { kind: "noted", text: words }, 0, by)
    if (!noted.ok) return false
    await files.alter(id, (kept) => ({ ...kept, told: false, reports: (kept.reports ?? 0) + 1 }))
    tellSoon()
    return true
  }

  const report: BreachReporting["report"] = async (words, held, person) => {
    const by: Actor = { person: person.id, role: "employee" }
    if (held !== undefined && !(await isOwn(held, person, ports))) return err(new Fault("held/unknown", held))
    const found = held === undefined ? ok(undefined) : await messageOfBreach(held, ports)
    if (!found.ok) return found
    const title = TITLES[person.language]
    const department = found.value?.department || (person.departments[0] ?? "")
    const nearMiss = found.value?.evidence.outcome === "prevented"
    const message = found.value
    const about = held !== undefined && message !== undefined ? { id: held, ...message } : undefined
    const opening = { source: "reported", title, department, nearMiss } as const
    const first = await files.open(opening, about, by)
    if (!first.ok) return first
    if (!first.value.isNew && (await addWords(first.value.id, words, by))) return ok(first.value.id)
    const opened = first.value.isNew ? first : await files.open(opening, undefined, by)
    if (!opened.ok) return opened
    const { id } = opened.value
    // A second file, where the first takes no words, has no evidence.
    const seen = first.value.isNew && about !== undefined ? 1 : 0
    const described = await files.take(id, { kind: "described", title, department, summary: words }, seen, by)
    if (!described.ok) return described
    if (about !== undefined && about.people.length > 0) await people.add(id, about.people, by)
    tellSoon()
    return ok(id)
  }
  return { report: async (...said) => await inTurn(async () => await report(...said)) }
}

/** Sent by this person, whose mailbox was shown to be theirs. */
async function isOwn(
  id: string,
  { address, provenAt }: Person,
  { held }: Pick<BreachReportPorts, "held">,
): Promise<boolean> {
  if (provenAt === undefined) return false
  const message = await openUnlessBroken(held.held, id)
  if (message === "broken") return await held.held.matches(id, { sender: address })
  return message !== undefined && isSameAddress(message.envelope.sender, address)
}
