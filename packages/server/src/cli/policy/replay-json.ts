/** What `sluis policy replay --json` prints; documented in docs/replay.md. */
import { MIN_MESSAGES, MIN_SENDERS } from "../../app/policy/replay-count.ts"
import type { Counts, DepartmentCount } from "../../app/policy/replay-count.ts"
import type { Replay } from "../../app/policy/replay.ts"
import { safeJson } from "../safe-text.ts"

const VERSION = 1

/** The policies as they were given. */
export type PolicyNames = { readonly after: string | undefined; readonly before: string | undefined }

export function replayJson(replay: Replay, { after, before }: PolicyNames, unread: number): string {
  const { messages, span, recorded, incoming, undated, copies, skipped, full } = replay
  return safeJson({
    version: VERSION,
    policy: after ?? "builtin",
    against: replay.interrupted.length > 1 ? before : null,
    messages,
    first: span === undefined ? null : dayOf(span[0]),
    last: span === undefined ? null : dayOf(span[1]),
    left: { unread, undated, copies, skipped, full },
    recorded,
    incoming,
    interrupted: figures(replay.interrupted, messages),
    rules: replay.rules.map(({ rule, interrupted }) => ({ rule, ...figures(interrupted, messages) })),
    smallest: { messages: MIN_MESSAGES, senders: MIN_SENDERS },
    departments: replay.departments.map((department) => ({
      ...groupOf(department),
      messages: department.messages,
      ...figures(department.interrupted, department.messages),
    })),
  })
}

function groupOf({ group }: DepartmentCount): { readonly group: string; readonly department?: string } {
  return group.kind === "department" ? { group: group.kind, department: group.name } : { group: group.kind }
}

type Figure = { readonly messages: number; readonly perThousand: number }

/** `before` is null where there is one policy. */
function figures(counts: Counts, of: number): { readonly before: Figure | null; readonly after: Figure } {
  const figure = (count: number): Figure => ({
    messages: count,
    perThousand: of === 0 ? 0 : Math.round((count * 10_000) / of) / 10,
  })
  const [first = 0, second] = counts
  return second === undefined
    ? { before: null, after: figure(first) }
    : { before: figure(first), after: figure(second) }
}

/** ISO 8601, in UTC. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
