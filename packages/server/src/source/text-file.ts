/** A small text file, such as a policy. */
import { readFile } from "node:fs/promises"

import { err, ok } from "@sluis/core/result"

import type { ReadText } from "../app/policy/choose-policy.ts"
import { Fault, systemCode } from "../app/fault.ts"

export const readTextFile: ReadText = async (name) => {
  try {
    return ok(await readFile(name, "utf8"))
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return err(new Fault("policy/unreadable", name, code, cause))
  }
}
