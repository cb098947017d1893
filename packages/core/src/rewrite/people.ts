/**
 * The people that must not appear in somebody else's copy, arranged so that every place of a text is asked once.
 *
 * By address: the host first, because most hosts are of nobody we look for. By name: whole display names of two words and
 * more, in whatever order the words stand ("Jan de Vries", "Vries, Jan de"); one word alone may mean anybody.
 */
import type { PersonKey } from "../mail/address.ts"

export type People = {
  readonly keys: ReadonlySet<PersonKey>
  /** Host -> local part -> person, both as they stand in the key. */
  readonly hosts: ReadonlyMap<string, ReadonlyMap<string, PersonKey>>
  /** Some local part holds units that end a plain run (white space, quotes, `@` …). */
  readonly odd: boolean
  /** The words of a name in any order that keeps them a circle -> the name: `vries jan de` -> `jan de vries`. */
  readonly names: ReadonlyMap<string, string>
  /** The words that those begin with. */
  readonly firstWords: ReadonlySet<string>
  /** The first word of a name as it is written -> that name, "" where several begin so. */
  readonly beginnings: ReadonlyMap<string, string>
}

/** `names`: the display names of those that have one. */
export function indexPeople(keys: ReadonlySet<PersonKey>, names: Iterable<string>): People {
  const hosts = new Map<string, Map<string, PersonKey>>()
  let odd = false
  for (const key of keys) {
    const at = key.lastIndexOf("@")
    const local = key.slice(0, at)
    const host = key.slice(at + 1)
    const locals = hosts.get(host)
    if (locals === undefined) hosts.set(host, new Map([[local, key]]))
    else locals.set(local, key)
    odd ||= ODD.test(local)
  }
  const index = indexNames(names)
  const beginnings = new Map<string, string>()
  for (const name of new Set(index.values()))
    beginnings.set(firstWord(name), beginnings.has(firstWord(name)) ? "" : name)
  return {
    keys,
    hosts,
    odd,
    names: index,
    firstWords: new Set(Array.from(index.keys(), firstWord)),
    beginnings,
  }
}

const ODD = /[\s"(),:;<>@[\]\\]/

function firstWord(name: string): string {
  return name.slice(0, name.indexOf(" "))
}

/** A longer one is a sentence. */
const MAX_WORDS = 6

function indexNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  for (const name of names) {
    const words = wordsOf(name)
    if (words.length < 2 || words.length > MAX_WORDS) continue
    const whole = words.join(" ")
    for (let first = 0; first < words.length; first += 1) {
      const turned = first === 0 ? whole : [...words.slice(first), ...words.slice(0, first)].join(" ")
      if (!index.has(turned)) index.set(turned, whole)
    }
  }
  return index
}

/**
 * The different names in a readable text, each as it is in the index; not many more than `enough`. A name inside another
 * one counts too: what somebody is called by a careless program may hold the name of somebody else.
 */
export function namesIn(text: string, { names, firstWords }: People, enough: number): ReadonlySet<string> {
  const found = new Set<string>()
  if (names.size === 0) return found
  const words = wordsOf(text)
  for (let at = 0; at < words.length && found.size < enough; at += 1) {
    let run = words[at] ?? ""
    if (!firstWords.has(run)) continue
    for (const word of words.slice(at + 1, at + MAX_WORDS)) {
      run = `${run} ${word}`
      const name = names.get(run)
      if (name !== undefined) found.add(name)
    }
  }
  return found
}

/** Lower case, without signs: "Vries, J. de" -> vries j de. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]{1,64}/gu) ?? []
  )
}
