/**
 * What earlier mail taught, opened for one thread: the gateway's own and each judging worker's.
 *
 * Where the index can't be opened nothing is remembered: mail is never stopped for it.
 */
import { join } from "node:path"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import type { Memory } from "@sluis/core/facts/memory"

import type { AcquaintanceFault } from "./acquaintance/fault.ts"
import { openAcquaintanceReader } from "./acquaintance/reader.ts"
import type { Config } from "./config/config-form.ts"

/** A structured clone of it goes to workers. */
export type MemorySource = {
  readonly path: string
  readonly key: Uint8Array
  /** False: of passing mail nothing is remembered; registered lists are. */
  readonly remembers: boolean
}

export function memorySource(
  { data, acquaintance }: Pick<Config, "data" | "acquaintance">,
  key: Uint8Array,
): MemorySource {
  return { path: join(data, INDEX_FILE), key, remembers: acquaintance.enabled }
}

/** In the folder of `data`. */
const INDEX_FILE = "acquaintance.sqlite"

/** `failed` hears once why nothing is remembered. The connection ends with the thread. */
export function openMemory(
  { path, key, remembers }: MemorySource,
  failed: (fault: AcquaintanceFault) => void,
): Memory {
  const reader = openAcquaintanceReader(path, key, failed)
  if (!reader.ok) {
    failed(reader.error)
    return NO_MEMORY
  }
  return remembers ? reader.value : { ...NO_MEMORY, listsAmong: reader.value.listsAmong }
}
