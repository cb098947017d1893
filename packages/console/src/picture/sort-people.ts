/** The order of people in the table, as places in their list. Equal ones stay in the order of the message. */
import type { Person } from "./person.ts"

export type PeopleOrder = "place" | "name" | "introductions" | "exposures"

export function sortPeople(
  people: readonly Person[],
  by: PeopleOrder,
  direction: "ascending" | "descending",
): readonly number[] {
  const places = people.map((_, index) => index)
  if (by === "place") return direction === "ascending" ? places : places.toReversed()
  const sign = direction === "ascending" ? 1 : -1
  const names = new Intl.Collator("nl", { numeric: true })
  const compare = (one: Person, other: Person): number =>
    by === "name" ? names.compare(nameOf(one), nameOf(other)) : one[by] - other[by]
  return places.toSorted((one, other) => {
    const [left, right] = [people[one], people[other]]
    return left === undefined || right === undefined ? 0 : sign * compare(left, right)
  })
}

function nameOf({ name, address }: Person): string {
  return name.trim() === "" ? address : name
}
