/**
 * Tables that a process makes once, however many of its threads read them.
 *
 * Why this module exists: what is known of words is rows of numbers, some 15 MB. To make them takes half a second and several
 * times that room, and every thread that judges would do it anew. So the first makes them, and each later one takes
 * over the very same memory. A thread that takes nothing over makes its own: nobody need know that this exists.
 *
 * INVARIANT (never-written): a table is not changed once it is made, so that threads need not agree on anything.
 */
/** By name. A structured clone of it, as a thread is given, is the same memory. */
export type SharedTables = ReadonlyMap<string, unknown>

type Known = { readonly table: () => unknown; readonly put: (table: unknown) => void }
const known = new Map<string, Known>()
const taken = new Map<string, unknown>()
const shared = new Map<string, unknown>()

/**
 * A table that is made when it is first asked for, unless one was taken over.
 *
 * @param name unique in the program
 * @param make gives typed arrays, in arrays and plain objects, and values: what a structured clone keeps. No functions.
 */
export function sharedTable<Table extends object>(name: string, make: () => Table): () => Table {
  if (known.has(name)) throw new Error(`there are two tables "${name}"`)
  let table: Table | undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made under this name, by the same program (`takeTables`)
  const get = (): Table => (table ??= (taken.get(name) as Table | undefined) ?? make())
  known.set(name, {
    table: get,
    put: (given) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of what `get` gave
      table = given as Table
    },
  })
  return get
}

/** All of them, made if they are not yet; from now on this thread reads what it shares. */
export function shareTables(): SharedTables {
  for (const [name, { table, put }] of known) {
    if (shared.has(name)) continue
    const copy = taken.get(name) ?? inSharedMemory(table())
    shared.set(name, copy)
    put(copy)
  }
  return shared
}

/** Those of another thread of this process, before anything was judged here. */
export function takeTables(tables: SharedTables): void {
  for (const [name, table] of tables) taken.set(name, table)
}

/** A copy of arrays, plain objects and values, in which the numbers are in memory that threads share. */
export function inSharedMemory(value: unknown): unknown {
  if (value instanceof Int32Array) return new Int32Array(sharedCopy(value))
  if (value instanceof Uint8Array) return new Uint8Array(sharedCopy(value))
  if (value instanceof Int8Array) return new Int8Array(sharedCopy(value))
  if (ArrayBuffer.isView(value)) throw new TypeError("a table holds numbers of a kind that is not shared yet")
  if (Array.isArray(value)) return value.map(inSharedMemory)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inSharedMemory(inner)]))
}

function sharedCopy({
  buffer,
  byteOffset,
  byteLength,
}: Int32Array | Uint8Array | Int8Array): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(byteLength)
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength))
  return copy
}
