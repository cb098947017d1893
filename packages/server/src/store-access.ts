/**
 * The store of a configuration: its key, and the database that the key opens. For the gateway, and for the commands that
 * look at what it keeps.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "./app/clock.ts"
import type { Finding } from "./app/configuration.ts"
import { Fault, systemCode, tell } from "./app/fault.ts"
import type { Language } from "./app/language.ts"
import type { Log } from "./app/log.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { Environment } from "./config/complete.ts"
import type { Config } from "./config/config-form.ts"
import { keySource } from "./config/key-source.ts"
import { deriveKeys } from "./secret/derive.ts"
import type { Keys } from "./secret/derive.ts"
import { masterKey } from "./secret/master-key.ts"
import type { KeyFault } from "./secret/master-key.ts"
import { refusedFile } from "./store/make-file.ts"
import { databaseExists, openStore } from "./store/open-store.ts"
import type { Store } from "./store/open-store.ts"
import { holdFolder, lockFile } from "./store/sole-process.ts"

export type OpenedStore = { readonly store: Store; readonly keys: Keys }

export async function openConfiguredStore(
  config: Config,
  environment: Environment,
  ports: { readonly clock: Clock; readonly log: Log; readonly reclaim: boolean },
): Promise<Result<OpenedStore, Fault>> {
  const opened = await configuredKeys(config, environment)
  if (!opened.ok) return opened
  const keys = opened.value
  const store = await openStore({ ...ports, folder: config.data, keys, domain: config.domains[0] })
  if (store.ok) return ok({ store: store.value, keys })
  const { kind, detail, file } = store.error
  switch (kind) {
    case "newer-database":
      return err(new Fault("store/newer", config.data, detail))
    case "wrong-key":
      return err(new Fault("store/wrong-key", config.data, detail))
    case "unavailable":
      return err(
        file === undefined ? new Fault("store/unavailable", config.data, detail) : refused(file, detail),
      )
  }
}

function refused(file: string, detail: string, cause?: unknown): Fault {
  return new Fault("store/unavailable", file, detail, cause, {
    nl: "Geef dit bestand aan de gebruiker van Sluis, van wie de map eromheen is (`chown`).",
    en: "Give this file to the user that Sluis runs as, who owns the folder around it (`chown`).",
  })
}

/** For one gateway: until what it gives is called. */
export function holdData(folder: string): Result<() => void, Fault> {
  try {
    const letGo = holdFolder(folder)
    return letGo === undefined ? err(new Fault("store/in-use", folder)) : ok(letGo)
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    const file = refusedFile([lockFile(folder)])
    return err(
      file === undefined ? new Fault("store/unavailable", folder, code, cause) : refused(file, code, cause),
    )
  }
}

/** A key is made where none was configured and nothing is kept yet. */
export async function configuredKeys(config: Config, environment: Environment): Promise<Result<Keys, Fault>> {
  const key = await masterKey(keySource(config, environment), await databaseExists(config.data))
  return key.ok ? ok(deriveKeys(key.value)) : err(keyFault(key.error))
}

/** Whether what is kept can be opened; nothing is made where there is nothing yet. */
export async function keyFindings(config: Config, environment: Environment): Promise<readonly Finding[]> {
  if (!(await databaseExists(config.data))) return await newKeyFindings(config, environment)
  const clock: Clock = { now: () => Date.now(), elapsed: () => performance.now() }
  const opened = await openConfiguredStore(config, environment, { clock, log: SILENT_LOG, reclaim: false })
  if (opened.ok) {
    await opened.value.store.close()
    return []
  }
  return [ofKey(opened.error)]
}

/** Before the first start: a key that is there must be one. What can't be read at all was told with the file itself. */
async function newKeyFindings(config: Config, environment: Environment): Promise<readonly Finding[]> {
  // As if there were a database: looking makes no key.
  const key = await masterKey(keySource(config, environment), true)
  const isOfUse = key.ok || key.error.kind === "missing" || key.error.kind === "unreadable"
  return isOfUse ? [] : [ofKey(keyFault(key.error))]
}

function ofKey(fault: Fault): Finding {
  const say = (language: Language): string => `${fault.subject} ${tell(fault, language).problem}`
  return { grade: "fatal", key: "key", nl: say("nl"), en: say("en"), problems: [] }
}

function keyFault({ kind, subject, detail }: KeyFault): Fault {
  switch (kind) {
    case "missing":
      return new Fault("key/missing", subject)
    case "unreadable":
      return new Fault("key/unreadable", subject, detail)
    case "malformed":
    case "unwritable":
    case "command":
      return new Fault("key/unusable", subject, detail)
  }
}
