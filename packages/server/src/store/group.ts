/**
 * Group commit: what waits together is written in one transaction, so that one sync of the disk serves all.
 *
 * Order: BEGIN IMMEDIATE, each request in a savepoint of its own, COMMIT, and only then the answers. A request that fails
 * takes back what it did and nothing else. Where the disk fails, nothing of the group is there and all are told so; the
 * next group may succeed. A crash before COMMIT returned leaves nothing, and nobody was answered.
 */
import type { Context } from "./handler.ts"
import { handle } from "./handlers.ts"
import { READING } from "./request.ts"
import type { Answer, Request } from "./request.ts"
import { NoRoom } from "./reserve.ts"
import { SealBroken } from "./seal.ts"
import { unavailability } from "./sqlite.ts"

/** One answer for each, in their order. Never throws. */
export function runGroup(context: Context, requests: readonly Request[]): readonly Answer[] {
  const { db } = context
  try {
    db.execute(requests.every(({ name }) => READING.has(name)) ? "BEGIN" : "BEGIN IMMEDIATE")
    const answers = requests.map((request) => runOne(context, request))
    db.execute("COMMIT")
    return answers
  } catch (cause) {
    const failed = answerOf(cause)
    try {
      if (db.inTransaction()) db.execute("ROLLBACK")
    } catch {
      // The transaction ends with the connection at the latest; what is told is what went wrong first.
    }
    return requests.map(() => failed)
  }
}

function runOne(context: Context, request: Request): Answer {
  const { db } = context
  db.execute("SAVEPOINT request")
  try {
    const value = handle(context, request)
    db.execute("RELEASE request")
    return { kind: "done", value }
  } catch (cause) {
    if (unavailability(cause) !== undefined) throw cause
    db.execute("ROLLBACK TO request")
    db.execute("RELEASE request")
    return answerOf(cause)
  }
}

function answerOf(cause: unknown): Answer {
  if (cause instanceof SealBroken) return { kind: "damaged", id: cause.id }
  if (cause instanceof NoRoom) return { kind: "unavailable", why: cause.message }
  const why = unavailability(cause)
  // The text of an SQLite error names tables and columns, never values.
  return why === undefined ? { kind: "bug", what: String(cause) } : { kind: "unavailable", why }
}
