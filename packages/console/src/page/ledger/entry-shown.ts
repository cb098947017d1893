/** An entry as the API gives it, read by the core: what a page shows of it, and the octets as they stand. */
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import { readEntry } from "@sluis/core/ledger/read-entry"
import type { Gives } from "@sluis/server/contract/form"

export type ShownEntry = {
  readonly index: number
  /** Canonical JSON. */
  readonly text: string
  /** What can still be told of its salted values, to who may know. A person by name; "" for one who is gone. */
  readonly opened: Readonly<Record<string, string>>
  /** Undefined: of a later version, or not what an entry must be. */
  readonly entry: LedgerEntry | undefined
}

const UTF8 = new TextEncoder()

export function shownEntry({ index, entry, opened }: Gives<"ledger.entries">["entries"][number]): ShownEntry {
  const read = readEntry(UTF8.encode(entry))
  return { index, text: entry, opened, entry: read.ok ? read.value : undefined }
}
