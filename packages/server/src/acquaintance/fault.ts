/**
 * What can stand between us and the index. None of it stops mail: whoever opens the index goes on with NO_MEMORY and says so.
 */
export type AcquaintanceFault = {
  /**
   * "missing": no index was made yet. "wrong-key": it was made with another key. "other-version": by another release.
   * "damaged": SQLite can't read it; moving the file away starts a new one. "unavailable": the disk, rights, or somebody
   * who holds it too long.
   */
  readonly kind: "missing" | "wrong-key" | "other-version" | "damaged" | "unavailable"
  /** SQLite's or the system's code; "" for none. */
  readonly detail: string
}

/** Primary result codes (sqlite.org/rescode.html) that are no mistake of ours. */
const CODES: ReadonlyMap<number, readonly [kind: AcquaintanceFault["kind"], name: string]> = new Map([
  [5, ["unavailable", "SQLITE_BUSY"]],
  [7, ["unavailable", "SQLITE_NOMEM"]],
  [8, ["unavailable", "SQLITE_READONLY"]],
  [10, ["unavailable", "SQLITE_IOERR"]],
  [11, ["damaged", "SQLITE_CORRUPT"]],
  [13, ["unavailable", "SQLITE_FULL"]],
  [14, ["unavailable", "SQLITE_CANTOPEN"]],
  [26, ["damaged", "SQLITE_NOTADB"]],
])

/** What was thrown, as a fault; undefined for a mistake of ours. */
export function faultOf(cause: unknown): AcquaintanceFault | undefined {
  if (!(cause instanceof Error)) return undefined
  if ("errcode" in cause) {
    const known = CODES.get(Number(cause.errcode) & 0xff)
    return known === undefined ? undefined : { kind: known[0], detail: known[1] }
  }
  return "code" in cause && "syscall" in cause
    ? { kind: "unavailable", detail: String(cause.code) }
    : undefined
}
