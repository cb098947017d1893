/**
 * Writes the index: the learner's thread in the gateway, and the command line beside it.
 *
 * Every method is one transaction, or several that are each whole, and waits for other writers. They throw what SQLite throws;
 * `faultOf` tells a full disk from a mistake of ours. After a crash the index is as it was after some transaction.
 */
import type { Lesson } from "@sluis/core/facts/memory"
import type { Address, PersonKey } from "@sluis/core/mail/address"
import type { Category } from "@sluis/core/facts/facts"
import { ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { AcquaintanceFault } from "./fault.ts"
import { forgetBefore } from "./forget.ts"
import type { Forgotten } from "./forget.ts"
import { learning } from "./learn.ts"
import { importList, listsOf, removeList } from "./list.ts"
import type { RegisteredList } from "./list.ts"
import { openToWrite } from "./open-index.ts"
import { removePerson } from "./remove-person.ts"
import type { Removed } from "./remove-person.ts"
import { sizeOf } from "./size.ts"
import type { IndexSize } from "./size.ts"

export type AcquaintanceWriter = {
  /**
   * Remembers who was shown to whom on a day (days since 1970, day.ts). Days are counted exactly where they come in order; a
   * day before the last one that two people shared adds nothing to their count.
   */
  readonly learn: (lessons: readonly Lesson[], day: number) => void
  /** Forgets everybody and everything that was not seen on that day or later. */
  readonly forgetBefore: (day: number) => Forgotten
  /** All that is kept of one person. Mail that passes afterwards is remembered again. */
  readonly removePerson: (address: Address) => Removed
  /** Replaces a list of that name. How many people are on it now; each counts once. */
  readonly importList: (name: string, reveals: readonly Category[], people: readonly PersonKey[]) => number
  readonly lists: () => readonly RegisteredList[]
  /** Whether there was one. */
  readonly removeList: (name: string) => boolean
  readonly size: () => IndexSize
  readonly close: () => void
}

/** Makes the index where there is none yet. `key`: 32 octets. */
export function openAcquaintanceWriter(
  path: string,
  key: Uint8Array,
): Result<AcquaintanceWriter, AcquaintanceFault> {
  const opened = openToWrite(path, key)
  if (!opened.ok) return opened
  const index = opened.value
  const { learn, startAnew } = learning(index)
  return ok({
    learn,
    forgetBefore: (day) => {
      startAnew()
      return forgetBefore(index.db, day)
    },
    removePerson: (address) => {
      startAnew()
      return removePerson(index, address)
    },
    importList: (name, reveals, people) => importList(index, name, reveals, people),
    lists: () => listsOf(index.db),
    removeList: (name) => removeList(index.db, name),
    size: () => sizeOf(index.db),
    close: index.db.close,
  })
}
