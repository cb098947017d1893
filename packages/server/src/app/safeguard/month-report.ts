/** The monthly report to the process owner (BIO2 5.24.04), as a file; that somebody was given it is in the ledger before it leaves. */
import type { BreachAccount } from "@sluis/core/breach/account"
import { informingFigures } from "@sluis/core/breach/register/informing"
import { monthlyPaper } from "@sluis/core/breach/register/monthly"
import type { Paper } from "@sluis/core/paper/paper"
import { paperHtml } from "@sluis/core/paper/paper-html"
import { paperText } from "@sluis/core/paper/paper-text"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import type { BreachFiles, OpenBreach } from "../breach/breach-files.ts"
import type { MadeFile, Papers, WritePdf } from "../breach/papers.ts"
import type { Clock } from "../clock.ts"
import { dayIn, daysBefore } from "../day.ts"
import type { Day } from "../day.ts"
import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { Ledger } from "../ledger/ledger.ts"
import { MAX_FILES_READ } from "./improvement-points.ts"

export type MonthPorts = {
  readonly files: Pick<BreachFiles, "all" | "read">
  readonly papers: Pick<Papers, "accountNow">
  readonly organisation: () => Promise<string>
  readonly pdf: WritePdf
  readonly timeZone: string
  readonly ledger: Pick<Ledger, "append">
  readonly clock: Pick<Clock, "now">
}

export type MonthPaperPorts = Omit<MonthPorts, "pdf" | "ledger">

export type MonthRequest = {
  /** "2026-11"; without it the month before this one. */
  readonly month?: string | undefined
  readonly language: Language
  readonly as: "pdf" | "html" | "text"
}

/** Faults: breach/paper. */
export async function monthReport(
  { month: wanted, language, as }: MonthRequest,
  ports: MonthPorts,
  by: Actor,
): Promise<Result<MadeFile, Fault>> {
  const { ledger, clock, timeZone } = ports
  const month = wanted ?? monthBefore(dayIn(timeZone)(clock.now()))
  const made = await fileOf(await monthPaper(month, language, ports), { month, language, as }, ports.pdf)
  if (!made.ok) return made
  const words = { kind: "month", month, as }
  await ledger.append([did(by, { at: clock.now(), action: "report.viewed", object: "", words })])
  return made
}

/** How soon people were told is over the year up to now: a month alone says nothing. `month`: "2026-11". */
export async function monthPaper(
  month: string,
  language: Language,
  { files, papers, organisation, timeZone, clock }: MonthPaperPorts,
): Promise<Paper> {
  const now = clock.now()
  const open: OpenBreach[] = []
  let unreadable = 0
  for (const { id } of (await files.all()).slice(0, MAX_FILES_READ)) {
    const read = await files.read(id)
    if (read.ok) open.push(read.value)
    // One that went meanwhile is not missing.
    else if (read.error.code === "breach/damaged") unreadable += 1
  }
  const accounts: BreachAccount[] = []
  for (const each of open) accounts.push(await papers.accountNow(each))
  const ofYear = open.filter(({ file }) => file.openedAt >= now - YEAR).map(({ file }) => file)
  return monthlyPaper(accounts, {
    language,
    organisation: await organisation(),
    month,
    now,
    zone: timeZone,
    informing: informingFigures(ofYear),
    unreadable,
  })
}

async function fileOf(
  paper: Paper,
  { month, language, as }: { readonly month: string } & Pick<MonthRequest, "language" | "as">,
  pdf: WritePdf,
): Promise<Result<MadeFile, Fault>> {
  const name = `${NAME[language]}-${month}`
  switch (as) {
    case "html":
      return ok({ name: `${name}.html`, type: "text/html; charset=utf-8", octets: utf8(paperHtml(paper)) })
    case "text":
      return ok({ name: `${name}.txt`, type: "text/plain; charset=utf-8", octets: utf8(paperText(paper)) })
    case "pdf": {
      const octets = await pdf(paper)
      return octets === undefined
        ? err(new Fault("breach/paper", "paper"))
        : ok({ name: `${name}.pdf`, type: "application/pdf", octets })
    }
  }
}

const NAME = { nl: "maandbericht", en: "monthly-report" } as const
const YEAR = 365 * 86_400_000

/** "2026-10" of any day in November 2026. */
export function monthBefore(day: Day): string {
  return daysBefore(`${day.slice(0, "2026-11".length)}-01`, 1).slice(0, "2026-11".length)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
