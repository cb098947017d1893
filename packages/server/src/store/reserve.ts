/**
 * Room that is kept for getting rid of what is here. A message that was settled makes room, but writing that down takes
 * some first: a disk filled to the last octet by messages that come in would stop those that leave, too.
 *
 * So taking stops while there is a reserve, and settling, deciding and sweeping may use it. Others fill the same disk, so
 * this is a margin and no promise; where the reserve is gone as well, SQLite says so and nothing is half there.
 */
import { statfsSync } from "node:fs"

import { systemCode } from "../app/fault.ts"
import type { Database } from "./sqlite.ts"

export type Reserve = {
  /** Takes so much of what is outside the reserve; throws `NoRoom` where that is used up. */
  readonly use: (octets: number) => void
}

/** There is room, but not for this. */
export class NoRoom extends Error {
  override readonly name = "NoRoom"
  constructor() {
    super("NO_ROOM")
  }
}

/** The log may grow to 32 MiB, and the database by what the log holds (sqlite.ts); the rest is for reports. */
const RESERVE_OCTETS = 64 * 1024 * 1024
/** Of a small disk, or a small database: this part. */
const RESERVE_PART = 8
/** Others write to the same disk. */
const LOOK_MILLISECONDS = 1000
/** It is also looked again when this part of what was left is used: octets come to more on disk, by pages and by the log. */
const TRUSTED_PART = 4

export function reserveOf(db: Database, folder: string): Reserve {
  let left = 0
  let trusted = 0
  let lookedAt = Number.NEGATIVE_INFINITY
  const look = (): void => {
    left = Math.min(beyondReserve(db.room()), beyondReserve(roomOnDisk(folder)))
    trusted = left / TRUSTED_PART
    lookedAt = performance.now()
  }
  return {
    use: (octets) => {
      if (trusted <= 0 || performance.now() - lookedAt > LOOK_MILLISECONDS) look()
      if (left <= 0) throw new NoRoom()
      trusted -= octets
    },
  }
}

type Room = { readonly left: number; readonly most: number }

function beyondReserve({ left, most }: Room): number {
  return left - Math.min(RESERVE_OCTETS, most / RESERVE_PART)
}

/** QUIRK: some network file systems don't tell how large they are. Then it is SQLite that finds out. */
function roomOnDisk(folder: string): Room {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder)
    if (blocks > 0) return { left: bavail * bsize, most: blocks * bsize }
  } catch (cause) {
    if (systemCode(cause) === undefined) throw cause
  }
  return { left: Number.POSITIVE_INFINITY, most: 0 }
}
