/**
 * The register over all files, and figures about them: by department and cause, and how long it took until people were told.
 *
 * INVARIANT (no small group): what is about fewer files than `MIN_GROUP` is told together with others, or not at all. No figure is
 * about a person.
 */
import { daysBetween, MIN_GROUP } from "@sluis/core/breach/register/informing"
import { MAX_REGISTER_ROWS, registerRow, unreadableRow } from "@sluis/core/breach/register/register"
import type { RegisterRow } from "@sluis/core/breach/register/register"
import { registerCsv } from "@sluis/core/breach/register/register-csv"
import { ODS_MEDIA_TYPE, registerOds } from "@sluis/core/breach/register/register-ods"
import { registerPaper } from "@sluis/core/breach/register/register-paper"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Gives } from "../../contract/form.ts"
import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import type { BreachFiles } from "./breach-files.ts"
import { MAX_YEAR } from "./breach-opening.ts"
import type { VersionedBreach } from "./kept-breach.ts"
import type { Organisation } from "./organisation.ts"
import type { MadeFile, Papers, WritePdf } from "./papers.ts"

export type RegisterPorts = {
  readonly files: Pick<BreachFiles, "all" | "read">
  readonly papers: Pick<Papers, "accountNow">
  readonly organisation: Pick<Organisation, "profile">
  readonly pdf: WritePdf
  readonly clock: Clock
}

type Figures = Gives<"breaches.statistics">

/** In the order of their numbers. Faults: breach/paper. */
export async function registerFile(
  {
    language,
    as,
    year,
  }: { readonly language: Language; readonly as: "csv" | "ods" | "pdf"; readonly year: number | undefined },
  ports: RegisterPorts,
): Promise<Result<MadeFile, Fault>> {
  const wanted = (await ports.files.all())
    .filter(({ number }) => year === undefined || number.startsWith(`${year}-`))
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .slice(0, MAX_REGISTER_ROWS)
  const rows: RegisterRow[] = []
  for (const { id, number, row } of wanted) {
    const read = await ports.files.read(id)
    if (read.ok) rows.push(registerRow(await ports.papers.accountNow(read.value)))
    else if (read.error.code === "breach/damaged") rows.push(unreadableRow({ ...row, id: number }))
  }
  const name = `${REGISTER[language]}${year === undefined ? "" : `-${year}`}.${as}`
  switch (as) {
    case "csv":
      return ok({
        name,
        type: "text/csv; charset=utf-8",
        octets: new TextEncoder().encode(registerCsv(rows, language)),
      })
    case "ods":
      return ok({ name, type: ODS_MEDIA_TYPE, octets: registerOds(rows, language) })
    case "pdf": {
      const { name: organisation } = await ports.organisation.profile()
      const octets = await ports.pdf(
        registerPaper(rows, { language, organisation, madeAt: ports.clock.now() }),
      )
      return octets === undefined
        ? err(new Fault("breach/paper", "paper"))
        : ok({ name, type: "application/pdf", octets })
    }
  }
}

/** Of "2026-1000", behind "2026-999". */
function orderOf({ number }: VersionedBreach): number {
  const [year = 0, place = 0] = number.split("-").map(Number)
  return year * (MAX_YEAR + 1) + place
}

const REGISTER = { nl: "datalekregister", en: "breach-register" } as const

export function figuresOf(breaches: readonly VersionedBreach[]): Figures {
  const days = breaches
    .flatMap(({ row }) =>
      row.nearMiss || row.informedAt === undefined
        ? []
        : [daysBetween(row.clockFrom ?? row.awareAt ?? row.openedAt, row.informedAt)],
    )
    .toSorted((one, other) => one - other)
  const median = medianOf(days)
  const longest = days.at(-1)
  return {
    smallest: MIN_GROUP,
    byDepartment: grouped(breaches, ({ row }) => row.department).map(({ key, ...counts }) => ({
      department: key,
      ...counts,
    })),
    byCause: grouped(breaches, ({ row }) => row.cause ?? "").map(({ key, ...counts }) => ({
      cause: key,
      ...counts,
    })),
    daysToInform: {
      files: days.length < MIN_GROUP ? 0 : days.length,
      ...(days.length >= MIN_GROUP && median !== undefined && { median: tenths(median) }),
      ...(days.length >= MIN_GROUP && longest !== undefined && { longest: tenths(longest) }),
    },
    openMeasures: breaches.reduce((sum, { row }) => sum + row.openMeasures, 0),
  }
}

type Group = { readonly key: string; readonly breaches: number; readonly nearMisses: number }

/**
 * The largest first. What is smaller than a group may be stands together under "", with the smallest of the others where that is
 * too small itself: so groups add up to all files or none is told, and no total of another table gives a small one away.
 */
function grouped(
  breaches: readonly VersionedBreach[],
  keyOf: (breach: VersionedBreach) => string,
): readonly Group[] {
  const groups = [...Map.groupBy(breaches, keyOf)]
  const told = groups
    .filter(([key, its]) => key !== "" && its.length >= MIN_GROUP)
    .toSorted(([, one], [, other]) => other.length - one.length)
  const rest = groups.filter(([key, its]) => key === "" || its.length < MIN_GROUP).flatMap(([, its]) => its)
  while (rest.length > 0 && rest.length < MIN_GROUP && told.length > 0) rest.push(...(told.pop()?.[1] ?? []))
  const all: readonly (readonly [string, readonly VersionedBreach[]])[] =
    rest.length >= MIN_GROUP ? [...told, ["", rest]] : told
  return all
    .map(([key, its]) => {
      const nearMisses = its.filter(({ row }) => row.nearMiss).length
      return { key, breaches: its.length - nearMisses, nearMisses }
    })
    .toSorted((one, other) => other.breaches + other.nearMisses - one.breaches - one.nearMisses)
}

function medianOf(sorted: readonly number[]): number | undefined {
  const above = sorted[Math.floor(sorted.length / 2)]
  const below = sorted[Math.ceil(sorted.length / 2) - 1]
  return above === undefined || below === undefined ? undefined : (above + below) / 2
}

function tenths(days: number): number {
  return Math.round(days * 10) / 10
}
