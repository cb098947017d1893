/**
 * Who meets whom, where only is told how many each person would learn of.
 *
 * Mostly that tells all: whoever would learn of everybody visible, would learn of each of them. Where somebody knows some of
 * them already, the likeliest are the colleagues, at the same domain; if those are not exactly as many as should be known, it
 * is a guess and `exact` is false. The picture then says so.
 */
import { LINES_DRAWN, PEOPLE_DRAWN, type Meeting, type Meetings, type Person } from "./person.ts"
import { evenly } from "./web.ts"

export function guessMeetings(people: readonly Person[]): Meetings {
  const drawn = people.slice(0, PEOPLE_DRAWN)
  const visible = drawn.flatMap(({ visible: isVisible }, index) => (isVisible ? [index] : []))
  const inSight = people.filter((person) => person.visible).length
  let exact = true
  const learned = drawn.map((person, index) => {
    const most = inSight - (person.visible ? 1 : 0)
    const found = strangersTo(index, person, drawn, visible, most)
    if (!found.exact) exact = false
    return found.people
  })
  const pairs: Meeting[] = []
  for (let one = 0; one < drawn.length; one += 1) {
    for (let other = one + 1; other < drawn.length; other += 1) {
      const tells =
        learned[one]?.has(other) === true || learned[other]?.has(one) === true
          ? "address"
          : tellsOfList(drawn[one], drawn[other])
            ? "list"
            : undefined
      if (tells !== undefined) pairs.push({ one, other, tells })
    }
  }
  return { pairs: evenly(pairs, LINES_DRAWN), total: pairs.length, exact }
}

type Strangers = { readonly people: ReadonlySet<number>; readonly exact: boolean }

/** @param most visible people besides this one, drawn or not */
function strangersTo(
  index: number,
  { introductions, address }: Person,
  people: readonly Person[],
  visible: readonly number[],
  most: number,
): Strangers {
  if (introductions === 0) return { people: NOBODY, exact: true }
  const others = visible.filter((other) => other !== index)
  if (introductions >= most) return { people: new Set(others), exact: introductions === most }
  const elsewhere = others.filter((other) => domainOf(people[other]?.address ?? "") !== domainOf(address))
  const exact = elsewhere.length === introductions
  return { people: new Set(exact ? elsewhere : evenly([...elsewhere, ...others], introductions)), exact }
}

const NOBODY: ReadonlySet<number> = new Set()

function tellsOfList(one: Person | undefined, other: Person | undefined): boolean {
  if (one === undefined || other === undefined) return false
  return (one.exposures > 0 && other.visible) || (other.exposures > 0 && one.visible)
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase()
}
