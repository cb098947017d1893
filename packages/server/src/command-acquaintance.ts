/**
 * The index of who knows whom, for the commands that learn, import lists, forget and count; a gateway may be running beside them.
 */
import { access, mkdir } from "node:fs/promises"
import { dirname } from "node:path"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { faultOf } from "./acquaintance/fault.ts"
import { oldestDay } from "./acquaintance/oldest-day.ts"
import { openAcquaintanceWriter } from "./acquaintance/writer.ts"
import { toldAs } from "./acquaintance-fault.ts"
import type { AcquaintanceIndex, OpenedAcquaintance } from "./app/acquaintance/acquaintance.ts"
import type { ConfigurationFault } from "./app/configuration.ts"
import { choosePolicy } from "./app/policy/choose-policy.ts"
import { Fault, systemCode } from "./app/fault.ts"
import { openConfig, withoutProblems } from "./config/configuration.ts"
import type { GatewayPorts } from "./gateway.ts"
import { memorySource, openMemory } from "./open-memory.ts"
import type { MemorySource } from "./open-memory.ts"
import { marksFile, openReadMarks } from "./source/read-marks.ts"
import { configuredKeys } from "./store-access.ts"
import { makeFile } from "./store/make-file.ts"

export async function openCommandAcquaintance(
  file: string | undefined,
  { environment, readText }: Pick<GatewayPorts, "environment" | "readText">,
): Promise<Result<OpenedAcquaintance, ConfigurationFault>> {
  const opened = await openConfig(file, { environment, readText })
  if (!opened.ok) return opened
  const config = opened.value
  const keys = await configuredKeys(config, environment)
  if (!keys.ok) return withoutProblems(keys.error)
  const source = memorySource(config, keys.value.acquaintance)
  const marksPath = marksFile(config.data)
  for (const path of [source.path, marksPath]) {
    const made = await makeFor(path)
    if (!made.ok) return withoutProblems(made.error)
  }
  const index = openIndex(source)
  if (!index.ok) return withoutProblems(index.error)
  return ok({
    index: index.value,
    enabled: config.acquaintance.enabled,
    forgetAfter: config.acquaintance.forgetAfter,
    us: config.domains,
    policy: async () => await choosePolicy(config.policy === "builtin" ? undefined : config.policy, readText),
    // An index that was taken away knows nobody: what was read for it must be read again.
    marks: (anew) => openReadMarks(marksPath, source.key, anew || index.value.size().people === 0),
  })
}

function openIndex(source: MemorySource): Result<AcquaintanceIndex, Fault> {
  const writer = openAcquaintanceWriter(source.path, source.key)
  if (!writer.ok) return err(toldAs(writer.error, source.path))
  const { learn, removePerson, importList, lists, removeList, size, close } = writer.value
  const told =
    <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Answer) =>
    (...asked: Asked): Answer => {
      try {
        return ask(...asked)
      } catch (cause) {
        const fault = faultOf(cause)
        throw fault === undefined ? cause : toldAs(fault, source.path, cause)
      }
    }
  return ok({
    memory: openMemory(source, () => undefined),
    learn: told(learn),
    removePerson: told(removePerson),
    importList: told(importList),
    lists: told(lists),
    removeList: told(removeList),
    size: told(size),
    oldestDay: told(() => oldestDay(source.path)),
    close,
  })
}

const FOLDER_OWNER_ONLY = 0o700

/** An empty file where there is none, of the owner of its folder. */
async function makeFor(path: string): Promise<Result<undefined, Fault>> {
  try {
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (isThere) return ok(undefined)
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_OWNER_ONLY })
    makeFile(path)
    return ok(undefined)
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return err(new Fault("store/unavailable", path, code, cause))
  }
}
