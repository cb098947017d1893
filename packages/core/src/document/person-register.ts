/**
 * Who was counted, so that one person in two sheets is one.
 *
 * People are known by what tells them apart best: a number before a name with a birth date before an address before a name. Two
 * people of one name with two numbers are two; a name that stood alone before is taken to be the next one of that name who
 * has a number, once.
 */

export type PersonKeys = {
  readonly bsn?: string
  readonly number?: string
  /** dd-mm-yyyy */
  readonly birth?: string
  readonly address?: string
  readonly name?: string
}

export type PersonRegister = {
  /** True if nobody known has these keys. Without any key it is nobody. */
  add(keys: PersonKeys): boolean
  size(): number
}

/** More are not told apart; they count no more. */
export const MAX_PERSONS = 1_000_000

export function personRegister(): PersonRegister {
  /** True: all that was known of somebody, so that somebody of whom more is known may be the same. */
  const seen = new Map<string, boolean>()
  let size = 0
  return {
    add(keys) {
      const ranked = rankedKeys(keys)
      const [best, ...others] = ranked
      if (best === undefined || size >= MAX_PERSONS) return false
      const alone = others.find((key) => seen.get(key) === true)
      const isKnown = seen.has(best) || alone !== undefined
      if (alone !== undefined) seen.set(alone, false)
      if (!seen.has(best)) seen.set(best, true)
      for (const key of others) if (!seen.has(key)) seen.set(key, false)
      if (!isKnown) size += 1
      return !isKnown
    },
    size: () => size,
  }
}

function rankedKeys({ bsn, number, birth, address, name }: PersonKeys): readonly string[] {
  const ranked: string[] = []
  if (bsn) ranked.push(`b${bsn}`)
  if (number) ranked.push(`n${number}`)
  if (birth && name) ranked.push(`d${birth} ${name}`)
  if (address) ranked.push(`@${address}`)
  if (name) ranked.push(` ${name}`)
  return ranked
}
