/** What was decided about held messages (Held of app/held/custody.ts), as the rows tell it. */
import type { HeldDecision } from "../app/held/custody.ts"
import { decodeNote } from "./record.ts"
import type { SealedNote } from "./record.ts"
import type { DecisionRow } from "./request.ts"

/** The reason that an older program gave where nobody had decided in time. */
const OLD_EXPIRED = "expired"

export function decisionOf(row: DecisionRow): HeldDecision {
  const { id, at, decidedAt, recipients, rules } = row
  const { what, ...note } =
    row.decision === null ? oldNote(row) : { what: row.decision, ...decodeNote(row.note) }
  const as =
    what !== "release"
      ? undefined
      : row.purpose === "individualise"
        ? ("copies" as const)
        : ("original" as const)
  return { id, at, decidedAt, what, as, ...note, recipients, rules: rules.split(" ").filter(Boolean) }
}

/** A message that is no longer held has another purpose. */
function oldNote({ purpose, note }: DecisionRow): Pick<HeldDecision, "what" | keyof SealedNote> {
  if (purpose !== "hold") return { what: "release", by: "", reason: note, department: "" }
  return note === OLD_EXPIRED
    ? { what: "expired", by: "", reason: "", department: "" }
    : { what: "drop", by: "", reason: note, department: "" }
}
