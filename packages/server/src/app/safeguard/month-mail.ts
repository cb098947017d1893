/**
 * The report of each month, mailed by itself to the process owner where the organisation's profile says so (BIO2 5.24.04).
 *
 * What is durable when: the mail is queued under an id that comes of month and mailbox, and after that it is kept that this month was
 * sent, with its entry in the ledger. A crash in between tries again, and the queue knows the mail. Which months were sent is kept
 * one by one, so a clock that goes back sends nothing twice, and one that was ahead for a while leaves no later month out.
 *
 * Deliberately left out: what the report says (./month-report.ts).
 */
import { checkProfile } from "@sluis/core/breach/profile"
import type { OrganisationProfile, ProcessOwner } from "@sluis/core/breach/profile"
import { z } from "zod"

import { SLUIS } from "../ledger/actor.ts"
import type { Organisation } from "../breach/organisation.ts"
import type { WritePdf } from "../breach/papers.ts"
import type { Clock } from "../clock.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Custody } from "../held/custody.ts"
import { dayIn } from "../day.ts"
import type { Entries } from "../entries.ts"
import type { Language } from "../language.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { Log } from "../log.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import { onceIntake } from "../queue/own-intake.ts"
import type { ComposeMonthMail } from "../queue/own-mail.ts"
import type { After } from "../queue/queue-timer.ts"
import { monthBefore, monthPaper } from "./month-report.ts"
import type { MonthPaperPorts } from "./month-report.ts"

export type MonthMailPorts = Omit<MonthPaperPorts, "organisation"> & {
  readonly entries: Entries
  readonly custody: Pick<Custody, "settle">
  readonly organisation: Pick<Organisation, "profile">
  readonly pdf: WritePdf
  readonly compose: ComposeMonthMail
  readonly idOf: (text: string) => string
  readonly wake: () => void
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export type MonthMailOptions = {
  readonly language: Language
  /** Milliseconds for which it is tried. */
  readonly giveUpAfter: number
}

export type MonthMail = {
  readonly start: () => void
  /** Sends what is due; resolves when that is done, and never rejects. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Milliseconds. A report of a month may be an hour late. */
export const MONTH_ROUND = 3_600_000
/** Months of which it is remembered that they were sent: no clock is that wrong for long. */
const MAX_SENT = 60

const Kept = z.object({ sent: z.array(z.string()) })
const ID = "month-mail"

export function openMonthMail(ports: MonthMailPorts, { language, giveUpAfter }: MonthMailOptions): MonthMail {
  const { entries, custody, organisation, pdf, compose, idOf, wake, clock, after, log } = ports
  const inTurn = oneAtATime()
  let stopped = false
  let unset = (): void => undefined

  async function send(): Promise<void> {
    const profile = await organisation.profile()
    const to = mailboxOf(profile)
    if (to === undefined) return
    const month = monthBefore(dayIn(ports.timeZone)(clock.now()))
    const found = await entries.find("setting", ID)
    const sent = found === undefined ? [] : Kept.parse(JSON.parse(found.value)).sent
    if (sent.includes(month)) return
    const paper = await monthPaper(month, language, { ...ports, organisation: async () => profile.name })
    const octets = await pdf(paper)
    if (octets === undefined) return // told in the log, and tried at the next round
    const at = clock.now()
    const id = idOf(`month ${month} ${to}`)
    const mail = await compose({ at, to, language, month, paper: octets })
    await custody.settle([], [onceIntake(to, mail, { id, what: ID, at, giveUpAfter })])
    wake()
    const value = JSON.stringify({ sent: [...sent, month].slice(-MAX_SENT) })
    const words = { kind: "month", month }
    const said = [did(SLUIS, { at, action: "report.sent", object: "", words })]
    if (found === undefined) await entries.add("setting", { id: ID, at, value }, said)
    else await entries.change("setting", ID, found.version, { value }, said)
    log.info("the report of a month was mailed", { why: month })
  }

  const look = (): Promise<void> =>
    inTurn(async () => {
      if (stopped) return
      try {
        await send()
      } catch (cause) {
        if (cause instanceof StoreUnavailable) log.warn("the report of a month waits for the store")
        else log.error("the report of a month failed", {}, cause)
      }
    })

  function round(): void {
    void look()
    unset = after(MONTH_ROUND, round)
  }

  return {
    start: round,
    look,
    stop: async () => {
      stopped = true
      unset()
      await inTurn(async () => undefined)
    },
  }
}

/** Undefined: nobody asked for it, or there is no address that can be right. */
function mailboxOf(profile: OrganisationProfile): ProcessOwner["email"] | undefined {
  const { email, monthly } = profile.processOwner
  const isWrong = checkProfile(profile).some(({ field }) => field === "processOwner.email")
  return monthly && !isWrong ? email.trim() : undefined
}
