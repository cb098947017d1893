/**
 * Where a page ended, as text that a client brings back: two open values of its last row. It says where to go on and nothing
 * else, so a made-up one shows nothing that the first page would not.
 */

/** A whole number from 0, and an id without anything that needs an escape in an address. */
const CURSOR = /^([0-9]{1,16})\.([A-Za-z0-9_-]{1,400})$/

export type Cursor = { readonly at: number; readonly id: string }

/** `id`: any text. */
export function cursorOf({ at, id }: Cursor): string {
  return `${at}.${Buffer.from(id).toString("base64url")}`
}

/** Undefined where no page can have given it. */
export function parseCursor(text: string): Cursor | undefined {
  const [, at, id] = CURSOR.exec(text) ?? []
  if (at === undefined || id === undefined || !Number.isSafeInteger(Number(at))) return undefined
  return { at: Number(at), id: Buffer.from(id, "base64url").toString() }
}

/** Throws a `RangeError` for a mistake of the caller. */
export function checkLimit(limit: number, most: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw new RangeError(`a page has 1 to ${most} rows`)
}
