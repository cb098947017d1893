/** A file with a table, such as the members of a list: octets, because nobody knows its encoding yet. */
import { readFile, stat } from "node:fs/promises"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault, systemCode } from "../app/fault.ts"
import { MAX_MESSAGE_OCTETS } from "../app/read-mail.ts"

/** Never throws for what somebody gave us. */
export async function readTable(name: string): Promise<Result<Uint8Array, Fault>> {
  try {
    const { size } = await stat(name)
    if (size > MAX_MESSAGE_OCTETS) return err(new Fault("input/too-large", name))
    return ok(await readFile(name))
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    const isMissing = code === "ENOENT" || code === "ENOTDIR"
    return err(
      new Fault(isMissing ? "input/missing" : "input/unreadable", name, isMissing ? "" : code, cause),
    )
  }
}
