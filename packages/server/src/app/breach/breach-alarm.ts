/**
 * Telling privacy officers: at once that a file was opened, and at fixed hours that its clock runs out.
 *
 * What is durable when: the mail is queued under an id that comes of file, moment and mailbox, and after that it is kept that it
 * was told. A crash in between tries again, and the queue knows the mail. What is kept is the moment up to which was told. One
 * that lies ahead is of a clock that was wrong then: it counts for nothing, or a date that was wrong for a minute would silence
 * all reminders up to it. What is told again for that, the queue knows.
 */
import type { BreachFile } from "@sluis/core/breach/file"
import { CLOCK_SKEW_MILLISECONDS } from "@sluis/core/breach/file-limit"
import { fgMessage } from "@sluis/core/breach/letter/fg-message"
import { clockStop, fileClock } from "@sluis/core/breach/clock/file-clock"
import type { LetterText } from "@sluis/core/breach/letter/letter-text"
import { remindersDue } from "@sluis/core/breach/clock/reminder"
import type { Reminder } from "@sluis/core/breach/clock/reminder"

import { SLUIS } from "../ledger/actor.ts"
import type { Events } from "../events.ts"
import type { Language } from "../language.ts"
import type { Log } from "../log.ts"
import type { BreachFiles, OpenBreach } from "./breach-files.ts"
import { breachLedgerEntry } from "./breach-ledger.ts"
import { queueMail } from "./breach-mail.ts"
import type { BreachMailPorts } from "./breach-mail.ts"
import { eachApart } from "./each-apart.ts"
import type { VersionedBreach } from "./kept-breach.ts"
import { withContact } from "./officers.ts"
import type { Officer } from "./officers.ts"
import type { Organisation } from "./organisation.ts"
import type { Papers } from "./papers.ts"
import { reminderLetter } from "./reminder-letter.ts"

export type BreachAlarmPorts = BreachMailPorts & {
  readonly files: Pick<BreachFiles, "all" | "read" | "alter">
  readonly papers: Pick<Papers, "accountNow">
  readonly organisation: Pick<Organisation, "profile">
  readonly officers: () => Promise<readonly Officer[]>
  /** Address that our own mail is from. */
  readonly from: string
  /** Page of a file. */
  readonly fileUrl: (id: string) => string
  readonly idOf: (text: string) => string
  readonly wake: () => void
  readonly events: Pick<Events, "tell">
  readonly log: Log
}

export type BreachAlarm = {
  /** Of files of which nobody was told yet. Rejects with `StoreUnavailable`. */
  readonly tellOpened: () => Promise<void>
  /** What is due now. Rejects with `StoreUnavailable`. */
  readonly remind: () => Promise<void>
}

export function openBreachAlarm(ports: BreachAlarmPorts): BreachAlarm {
  const { files, papers, organisation, officers, fileUrl, idOf, clock, wake, events, log } = ports

  async function tell(
    breach: string,
    what: string,
    whom: readonly Officer[],
    letterIn: (language: Language) => LetterText,
  ): Promise<void> {
    const { name } = await organisation.profile()
    const from = { name: name === "" ? "Sluis" : `Sluis, ${name}`, address: ports.from }
    await queueMail(
      whom.map(({ address, language }) => ({
        id: idOf(`${what} ${breach} ${address}`),
        breach,
        from,
        letter: { ...letterIn(language), to: address },
      })),
      ports,
    )
    wake()
    if (whom.length === 0) log.warn("there is no privacy officer to tell about a breach", { id: breach })
  }

  async function remindOf({ kept, file }: OpenBreach, now: number): Promise<void> {
    const until = fileClock(file, now)
    if (until.kind === "none" || until.kind === "stopped" || clockStop(file) !== undefined) return
    const deadline = until.deadlines.strict.at
    const due = remindersDue(deadline, remindedUntil(kept, file, now), now)
    const last = due.at(-1)
    // Of several at once, after a night without power, the last says it all.
    if (last === undefined) return
    const everybody = withContact(await officers(), (await organisation.profile()).contact.email)
    const what = `reminder ${whatOf(last)} ${deadline}`
    await tell(kept.id, what, everybody, (language) =>
      reminderLetter(
        { number: kept.number, file, reminder: last, deadline, now, link: fileUrl(kept.id) },
        language,
      ),
    )
    const entry = breachLedgerEntry(kept.id, "breach.reminded", {
      at: now,
      by: SLUIS,
      words: { kind: last.kind },
      figures: last.kind === "over" ? { "days-over": last.days } : { "hours-left": last.hours },
    })
    await files.alter(kept.id, (before) => ({ ...before, remindedUntil: now }), [entry])
    events.tell("breaches")
  }

  async function tellOpenedOf({ id, reports = 0 }: VersionedBreach): Promise<void> {
    const read = await files.read(id)
    if (!read.ok) throw read.error
    const { openedBy } = read.value.file
    const account = await papers.accountNow(read.value)
    const everybody = withContact(await officers(), (await organisation.profile()).contact.email)
    // Whoever opened it knows; of what somebody else reported since, not yet.
    const others = everybody.filter((officer) => reports > 0 || officer.id === "" || officer.id !== openedBy)
    const what = reports === 0 ? "opened" : `reported ${reports}`
    if (everybody.length === 0 || others.length > 0)
      await tell(id, what, others, (language) => fgMessage(account, language, fileUrl(id)))
    // A report that came meanwhile is told at the next look.
    await files.alter(id, (kept) => ({ ...kept, told: (kept.reports ?? 0) === reports }))
  }

  return {
    tellOpened: async () =>
      await eachApart((await files.all()).filter(isUntold), tellOpenedOf, idOfFile, log),

    remind: async () => {
      const now = clock.now()
      const open = (await files.all()).filter(({ closedAt }) => closedAt === undefined)
      const remindOne = async ({ id }: VersionedBreach): Promise<void> => {
        const read = await files.read(id)
        if (!read.ok) throw read.error
        await remindOf(read.value, now)
      }
      await eachApart(open, remindOne, idOfFile, log)
    },
  }
}

/** From the opening on where nobody knows what was told: of several that are due, the last is sent. */
function remindedUntil(kept: VersionedBreach, { openedAt }: BreachFile, now: number): number {
  return kept.remindedUntil <= now + CLOCK_SKEW_MILLISECONDS ? kept.remindedUntil : Math.min(openedAt, now)
}

const idOfFile = ({ id }: VersionedBreach): string => id

function isUntold({ told }: VersionedBreach): boolean {
  return !told
}

function whatOf(reminder: Reminder): string {
  return reminder.kind === "over" ? `over ${reminder.days}` : `left ${reminder.hours}`
}
