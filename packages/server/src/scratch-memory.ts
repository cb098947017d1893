/**
 * A memory for one run: an index of who knows whom in a temporary folder, with a key that nobody else has, removed afterwards.
 *
 * Where the process is killed before, what is left is keyed hashes whose key is gone.
 */
import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { err, ok } from "@sluis/core/result"

import { faultOf as acquaintanceFaultOf } from "./acquaintance/fault.ts"
import { openAcquaintanceReader } from "./acquaintance/reader.ts"
import { openAcquaintanceWriter } from "./acquaintance/writer.ts"
import { Fault, systemCode } from "./app/fault.ts"
import type { OpenScratchMemory } from "./app/policy/rehearse.ts"

const KEY_OCTETS = 32

export const openScratchMemory: OpenScratchMemory = async () => {
  const folder = newFolder()
  if (folder instanceof Fault) return err(folder)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  process.once("exit", remove) // a command that is interrupted closes nothing
  const path = join(folder, "acquaintance.sqlite")
  const key = randomBytes(KEY_OCTETS)
  let broken: Fault | undefined
  const writer = openAcquaintanceWriter(path, key)
  if (!writer.ok) return err(faultOf(folder, writer.error.detail))
  const reader = openAcquaintanceReader(path, key, ({ detail }) => {
    broken = faultOf(folder, detail) // told with the next lesson: who asks can't be told
  })
  if (!reader.ok) return err(faultOf(folder, reader.error.detail))
  return ok({
    memory: reader.value,
    learn: (lesson, day) => {
      if (broken !== undefined) throw broken
      try {
        writer.value.learn([lesson], day)
      } catch (cause) {
        const fault = acquaintanceFaultOf(cause)
        throw fault === undefined ? cause : faultOf(folder, fault.detail)
      }
    },
    close: () => {
      reader.value.close()
      writer.value.close()
      remove()
      process.off("exit", remove)
    },
  })
}

function newFolder(): string | Fault {
  try {
    return mkdtempSync(join(tmpdir(), "sluis-replay-")) // for its owner alone
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return faultOf(tmpdir(), code)
  }
}

function faultOf(folder: string, detail: string): Fault {
  return new Fault("store/unavailable", folder, detail)
}
