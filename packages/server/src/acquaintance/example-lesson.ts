/** An index in a folder of its own, and invented people to learn about: for tests. */
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after } from "node:test"

import type { Lesson } from "@sluis/core/facts/memory"
import { addressOf } from "@sluis/core/mail/address"
import type { Address, PersonKey } from "@sluis/core/mail/address"

import { openAcquaintanceReader } from "./reader.ts"
import type { AcquaintanceReader } from "./reader.ts"
import { openAcquaintanceWriter } from "./writer.ts"
import type { AcquaintanceWriter } from "./writer.ts"

export const KEY = new Uint8Array(32).fill(5)
export const OTHER_KEY = new Uint8Array(32).fill(6)
/** 1 January 2026. */
export const DAY = 20_454
const OURS = "voorbeeld.example"

export type Index = {
  readonly path: string
  readonly reader: AcquaintanceReader
  readonly writer: AcquaintanceWriter
}

/** Removed when the tests of the file are done. */
export function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "sluis-acquaintance-"))
  after(() => rmSync(folder, { recursive: true }))
  return join(folder, "acquaintance.sqlite")
}

/** Reader and writer of one index, in which this was learned on one day after the other. */
export function indexOf(...days: readonly (readonly Lesson[])[]): Index {
  const path = newPath()
  const writer = openAcquaintanceWriter(path, KEY)
  assert.ok(writer.ok)
  const reader = openAcquaintanceReader(path, KEY, (fault) => assert.fail(fault.kind))
  assert.ok(reader.ok)
  days.forEach((lessons, place) => writer.value.learn(lessons, DAY + place))
  return { path, reader: reader.value, writer: writer.value }
}

/** "Name <address>" or an address; ours are those at voorbeeld.example. */
export function lesson(from: string, open: readonly string[], hidden: readonly string[] = []): Lesson {
  return { sender: person(from), open: open.map(person), hidden: hidden.map(person) }
}

export function person(written: string): Lesson["sender"] {
  const [, name = "", mailbox = written] = /^(.*) <(.*)>$/.exec(written) ?? []
  const address = addressAt(mailbox)
  return { address, name, ours: address.host === OURS }
}

export function addressAt(written: string): Address {
  const at = written.lastIndexOf("@")
  return addressOf(written.slice(0, at), written.slice(at + 1))
}

export function keyOf(written: string): PersonKey {
  return addressAt(written).key
}

/** Of people who never met: p0@burger.example and on. */
export function crowd(size: number): readonly string[] {
  return Array.from({ length: size }, (_, number) => `p${number}@burger.example`)
}
