/**
 * The waarborg report: what the ledger says of a period, as a paper for a council or for who works with it, and the check file by
 * which somebody else counts its figures anew.
 *
 * In this order: the tree is signed as it is now, the figures are counted from what was signed, the check file is made, and then
 * the ledger is told that there is a report and what the digests of its check files are. A crash before that leaves no report.
 * Each file that is given to somebody is an entry as well, before it leaves.
 *
 * A paper names the digest of its check file, so both must be of the same counting: the last one of each period is kept for an
 * hour, in memory. Whoever asks for a check file later gets a new one, and the ledger has both digests.
 */
import { zoneNamed } from "@sluis/core/breach/clock/day"
import type { Paper } from "@sluis/core/paper/paper"
import { paperHtml } from "@sluis/core/paper/paper-html"
import type { Policy } from "@sluis/core/policy/policy"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"
import { CHECK_FORM, writeCheckFile } from "@sluis/core/safeguard/check-file"
import { FIGURES } from "@sluis/core/safeguard/figure"
import { instantText, periodOf } from "@sluis/core/safeguard/period"
import type { Period } from "@sluis/core/safeguard/period"
import type { NamedFigures } from "@sluis/core/safeguard/named"
import type { ReportPoint, ReportVersion, SafeguardContext } from "@sluis/core/safeguard/report-context"
import { safeguardPaper } from "@sluis/core/safeguard/safeguard-paper"

import type { Actor } from "../ledger/actor.ts"
import type { MadeFile, WritePdf } from "../breach/papers.ts"
import type { Clock } from "../clock.ts"
import type { CoverageReport } from "../coverage/coverage-report.ts"
import { dayIn } from "../day.ts"
import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import { LedgerBent } from "../ledger/ledger.ts"
import type { Ledger, SignedCheckpoint } from "../ledger/ledger.ts"
import { did } from "../ledger/ledger-entries.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import { readFigures } from "./read-figures.ts"
import type { PeriodFigures } from "./read-figures.ts"

export type SafeguardPorts = {
  readonly ledger: Pick<Ledger, "find" | "entries" | "salts" | "sign" | "key" | "append">
  readonly organisation: () => Promise<ReportOrganisation>
  readonly timeZone: string
  /** In force. */
  readonly policy: () => Promise<Policy>
  /** Departments that no canary is sent for. */
  readonly withoutCanary: () => Promise<readonly string[]>
  readonly coverage: () => Promise<CoverageReport>
  readonly points: () => Promise<{
    readonly numbers: ReadonlyMap<string, string>
    readonly points: readonly ReportPoint[]
  }>
  readonly pdf: WritePdf
  /** SHA-256, in hexadecimal. */
  readonly digest: (octets: Uint8Array) => string
  readonly clock: Pick<Clock, "now">
}

export type ReportOrganisation = { readonly name: string; readonly owner: SafeguardContext["owner"] }

export const REPORT_FORMS = ["pdf", "html", "json", "check"] as const
export type ReportForm = (typeof REPORT_FORMS)[number]

export type ReportRequest = {
  /** YYYY-MM-DD, both included; without them from the first of the month of the last, to today. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly version: ReportVersion
  readonly language: Language
  readonly as: ReportForm
  /** Whether whoever asks may see what officers typed in files of breaches. */
  readonly mayKnowFiles: boolean
}

export type Safeguard = {
  /** Nothing is written down of it. Faults: safeguard/period. */
  readonly show: (
    from: string | undefined,
    to: string | undefined,
  ) => Promise<Result<PeriodFigures & { readonly period: Period }, Fault>>
  /** Faults: safeguard/period, ledger/bent, breach/paper. Rejects with `StoreUnavailable`. */
  readonly report: (request: ReportRequest, by: Actor) => Promise<Result<MadeFile, Fault>>
}

/** Milliseconds for which a counting is used for the next paper of the same period, and for its check file. */
export const SAME_COUNTING = 60_000
export const KEEP_CHECK = 3_600_000
/** Periods of which the last counting is kept. */
const MAX_KEPT = 4

type Counted = PeriodFigures & {
  readonly period: Period
  readonly at: number
  readonly signed: Pick<SafeguardContext["proof"], "key" | "origin" | "size" | "checkpoint">
  readonly checks: { readonly [version in ReportVersion]: Check }
}

type Check = { readonly name: string; readonly octets: Uint8Array; readonly digest: string }

export function openSafeguard(ports: SafeguardPorts): Safeguard {
  const { ledger, digest, clock } = ports
  const inTurn = oneAtATime()
  const zone = zoneNamed(ports.timeZone)
  const dayOf = dayIn(ports.timeZone)
  const kept = new Map<string, Counted>()

  function periodIn(from: string | undefined, to: string | undefined): Result<Period, Fault> {
    const last = to ?? dayOf(clock.now())
    const first = from ?? `${last.slice(0, "2026-11".length)}-01`
    const period = periodOf(first, last, zone)
    return period.ok ? period : err(new Fault("safeguard/period", `${first} – ${last}`))
  }

  async function count(period: Period, by: Actor): Promise<Result<Counted, Fault>> {
    const signed = await signedNow(ledger)
    if (!signed.ok) return signed
    const { size, note } = signed.value
    const at = clock.now()
    const now = instantText(at)
    const read = await readFigures(ledger, { period, now, size, names: true })
    const { vkey, origin } = await ledger.key()
    const { from, to } = period
    const checkOf = (version: ReportVersion): Check => {
      const octets = utf8(
        writeCheckFile({
          form: CHECK_FORM,
          from,
          to,
          zone: period.zone,
          now,
          key: vkey,
          size,
          checkpoint: note,
          ...read.figures,
          // Names of routes and departments were typed by somebody, so a council gets none.
          ...(version === "full" ? read.named : NO_NAMES),
        }),
      )
      return { name: nameOf(period, `${version}.check.json`), octets, digest: digest(octets) }
    }
    const checks = { full: checkOf("full"), council: checkOf("council") }
    const words = { from, to, full: checks.full.digest, council: checks.council.digest }
    await ledger.append([did(by, { at, action: "report.made", object: "", words, figures: { size } })])
    const made = { key: vkey, origin, size, checkpoint: note }
    const counted: Counted = { ...read, period, at, checks, signed: made }
    kept.delete(keyOf(period))
    kept.set(keyOf(period), counted)
    for (const oldest of [...kept.keys()].slice(0, -MAX_KEPT)) kept.delete(oldest)
    return ok(counted)
  }

  async function counting(period: Period, as: ReportForm, by: Actor): Promise<Result<Counted, Fault>> {
    return await inTurn(async () => {
      const known = kept.get(keyOf(period))
      const age = known === undefined ? Infinity : Math.abs(clock.now() - known.at)
      const isFresh =
        as === "check" ? age < KEEP_CHECK : age < SAME_COUNTING && !(await isRedSince(known?.at))
      return known !== undefined && isFresh ? ok(known) : await count(period, by)
    })
  }

  /** A report that is made after a canary was missed says so, however soon. */
  async function isRedSince(moment: number | undefined): Promise<boolean> {
    if (moment === undefined) return false
    return (await ledger.find({ actions: ["canary.missed"], since: moment }, { limit: 1 })).length > 0
  }

  async function paperOf(
    { figures, named, unopened, period, at, signed, checks }: Counted,
    { version, language, mayKnowFiles }: ReportRequest,
  ): Promise<Paper> {
    const [organisation, policy, withoutCanary, coverage, { numbers, points }] = await Promise.all([
      ports.organisation(),
      ports.policy(),
      ports.withoutCanary(),
      ports.coverage(),
      ports.points(),
    ])
    const expected = coverage.items.filter((item) => item.expected)
    const silent = expected.filter(({ state }) => state === "silent").map(({ name }) => name)
    const awaited = expected.filter(({ state }) => state === "awaited").length
    return safeguardPaper(
      figures,
      {
        organisation: organisation.name,
        owner: organisation.owner,
        period,
        madeAt: at,
        policy,
        named,
        unopened,
        withoutCanary,
        coverage: { expected: expected.length, days: coverage.days, silent, awaited },
        numbers,
        points: mayKnowFiles ? points : [],
        proof: { ...signed, digest: checks[version].digest, checkFile: checks[version].name },
      },
      { language, version },
    )
  }

  return {
    show: async (from, to) => {
      const period = periodIn(from, to)
      if (!period.ok) return period
      const now = instantText(clock.now())
      const read = await readFigures(ledger, { period: period.value, now, size: Infinity, names: false })
      return ok({ ...read, period: period.value })
    },

    report: async (request, by) => {
      const period = periodIn(request.from, request.to)
      if (!period.ok) return period
      const counted = await counting(period.value, request.as, by)
      if (!counted.ok) return counted
      const file = await fileOf(counted.value, request)
      if (!file.ok) return file
      const { version, as } = request
      const { from, to } = period.value
      const words = { kind: "safeguard", version, as, from, to }
      await ledger.append([did(by, { at: clock.now(), action: "report.viewed", object: "", words })])
      return file
    },
  }

  async function fileOf(counted: Counted, request: ReportRequest): Promise<Result<MadeFile, Fault>> {
    const { as, version, language } = request
    const file = (extension: string, type: string, octets: Uint8Array): MadeFile => ({
      name: nameOf(counted.period, `${version}.${extension}`),
      type,
      octets,
    })
    switch (as) {
      case "check":
        return ok(file("check.json", JSON_TYPE, counted.checks[version].octets))
      case "json":
        return ok(file("json", JSON_TYPE, utf8(figuresJson(counted, language))))
      case "html":
        return ok(file("html", "text/html; charset=utf-8", utf8(paperHtml(await paperOf(counted, request)))))
      case "pdf": {
        const octets = await ports.pdf(await paperOf(counted, request))
        return octets === undefined
          ? err(new Fault("breach/paper", "paper"))
          : ok(file("pdf", "application/pdf", octets))
      }
    }
  }
}

const NO_NAMES: NamedFigures = { routes: [], departments: [], openings: [] }

const JSON_TYPE = "application/json; charset=utf-8"

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function keyOf({ from, to }: Period): string {
  return `${from} ${to}`
}

/** "waarborg-2026-11-01-2026-11-30.council.pdf" */
function nameOf({ from, to }: Period, rest: string): string {
  return `waarborg-${from}-${to}.${rest}`
}

async function signedNow(ledger: Pick<Ledger, "sign">): Promise<Result<SignedCheckpoint, Fault>> {
  try {
    return ok(await ledger.sign())
  } catch (cause) {
    if (!(cause instanceof LedgerBent)) throw cause
    return err(new Fault("ledger/bent", "ledger", "", cause))
  }
}

/** For another program: every figure with its words. Names of routes and departments are not in it. */
function figuresJson(
  { figures, period: { from, to, zone }, signed, checks }: Counted,
  language: Language,
): string {
  const { days, policies, gaps, files } = figures
  return `${JSON.stringify(
    {
      from,
      to,
      zone,
      figures: figures.figures.map((figure) => ({
        ...figure,
        name: FIGURES[figure.id].name[language],
        means: FIGURES[figure.id].means[language],
      })),
      days,
      policies,
      gaps,
      files,
      checkFile: { name: checks.council.name, sha256: checks.council.digest },
      checkpoint: signed.checkpoint,
    },
    undefined,
    2,
  )}\n`
}
