/** A store in a folder of its own, for tests. */
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after } from "node:test"

import type { Log } from "../app/log.ts"
import { NOW } from "./example-intake.ts"
import { openStore } from "./open-store.ts"
import type { Store, StoreOptions } from "./open-store.ts"

export const SEALING = new Uint8Array(32).fill(7)
const KEYS = { sealing: SEALING, ledger: new Uint8Array(32).fill(6) }

/** Removed when the tests of the file are done. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sluis-store-"))
  after(() => rmSync(folder, { recursive: true }))
  return folder
}

export function testOptions(folder: string, damaged: string[] = []): StoreOptions {
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (_, fields) => damaged.push(fields?.id ?? "died"),
  }
  return {
    folder,
    keys: KEYS,
    clock: { now: () => NOW, elapsed: () => 0 },
    log,
    reclaim: true,
  }
}

export async function openTestStore(
  folder: string,
  change: Partial<StoreOptions> = {},
  damaged: string[] = [],
): Promise<Store> {
  const opened = await openStore({ ...testOptions(folder, damaged), ...change })
  assert.ok(opened.ok)
  return opened.value
}
