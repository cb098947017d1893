/** canary.* and coverage.show: what proves that the guard works, and what goes through it. */
import { CANARY_KINDS } from "@sluis/core/canary/canary-kind"
import type { CanaryKind } from "@sluis/core/canary/canary-kind"
import { ok } from "@sluis/core/result"

import type { Gives } from "../../contract/form.ts"
import { actorAs } from "../ledger/actor.ts"
import type { Canaries } from "../canary/canaries.ts"
import { isEnded, isRed } from "../canary/canary.ts"
import type { Canary } from "../canary/canary.ts"
import { MAX_CANARIES_READ } from "../canary/canary-book.ts"
import { coverageReport } from "../coverage/coverage-report.ts"
import type { CoverageReportPorts } from "../coverage/coverage-report.ts"
import { dayIn } from "../day.ts"
import type { HandlersOf } from "../turn.ts"
import { personCalling } from "./caller.ts"
import { moment } from "./held-form.ts"

export type CanaryHandlerPorts = {
  readonly canaries: Pick<Canaries, "routes" | "run" | "since" | "underWay" | "latest" | "nextAt">
  /** Milliseconds. */
  readonly every: number
  readonly within: number
  readonly timeZone: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly coverage: CoverageReportPorts
}

type List = Gives<"canary.list">
type Result = List["routes"][number]["results"][number]

const SECOND = 1000
const DAY = 86_400_000

export function canaryHandlers(
  ports: CanaryHandlerPorts,
): HandlersOf<"canary.list" | "canary.run" | "coverage.show"> {
  const { canaries, every, within, timeZone, now } = ports
  return {
    "canary.list": async ({ query: { days } }) => {
      const { routes, without } = canaries.routes()
      const nextAt = canaries.nextAt()
      const all = await canaries.since(now() - days * DAY)
      return ok({
        every: every / SECOND,
        within: within / SECOND,
        ...(nextAt !== undefined && { nextAt: moment(Math.max(nextAt, now())) }),
        routes: routes.map(({ name, sender, department, via }) => ({
          name,
          sender,
          department,
          ...(via !== undefined && { via: via.host }),
          results: CANARY_KINDS.map((kind) => resultOf(name, kind, canaries)),
        })),
        without: [...without],
        days: daysOf(all, dayIn(timeZone)),
        complete: all.length < MAX_CANARIES_READ,
      })
    },

    "canary.run": async ({ body: { routes } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const planned = await canaries.run(routes, actorAs(caller.value.person, "canary"))
      return planned.ok ? ok({ canaries: planned.value.length }) : planned
    },

    "coverage.show": async () => ok(await coverageReport(ports.coverage)),
  }
}

/** One that is under way says more than the last that ended. */
function resultOf(route: string, kind: CanaryKind, canaries: Pick<Canaries, "underWay" | "latest">): Result {
  const underWay = canaries.underWay().find((canary) => canary.route === route && canary.kind === kind)
  if (underWay !== undefined) return { kind, state: "under-way", at: moment(underWay.at), rules: [] }
  const latest = canaries.latest(route).find((canary) => canary.kind === kind)
  if (latest === undefined) return { kind, state: "none", rules: [] }
  const { outcome, at } = latest.stage
  const ended = { kind, state: outcome.kind, at: moment(at), rules: [] }
  switch (outcome.kind) {
    case "caught":
    case "not-caught":
      return { ...ended, verdict: outcome.verdict, rules: outcome.rules }
    case "not-arrived":
      return ended
    case "not-sent":
      return { ...ended, code: outcome.code }
  }
}

/** In the order of days, each route and kind of a day once. */
function daysOf(all: readonly Canary[], dayOf: (at: number) => string): List["days"] {
  const counted = new Map<string, List["days"][number]>()
  for (const canary of all.toReversed()) {
    if (!isEnded(canary)) continue
    const { route, kind, at } = canary
    const day = dayOf(at)
    const key = `${day}\n${kind}\n${route}`
    const before = counted.get(key) ?? { day, route, kind, caught: 0, red: 0 }
    const [caught, red] = isRed(canary) ? [0, 1] : [1, 0]
    counted.set(key, { ...before, caught: before.caught + caught, red: before.red + red })
  }
  return [...counted.values()]
}
