import assert from "node:assert/strict"
import { test } from "node:test"

import type { Person } from "./person.ts"
import { sortPeople } from "./sort-people.ts"

const person = (name: string, introductions: number): Person => ({
  address: `${name.toLowerCase()}@x.example`,
  name,
  visible: true,
  outside: true,
  introductions,
  exposures: 0,
})
const PEOPLE = [person("Élise", 3), person("bob", 1), person("Carla", 3)]

for (const [why, by, direction, order] of [
  ["as they stand in the message", "place", "ascending", [0, 1, 2]],
  ["the other way round", "place", "descending", [2, 1, 0]],
  ["by name, capitals and accents aside", "name", "ascending", [1, 2, 0]],
  ["who would learn most first, equal ones as they stand", "introductions", "descending", [0, 2, 1]],
  ["who would learn least first", "introductions", "ascending", [1, 0, 2]],
  ["all equal: as they stand", "exposures", "descending", [0, 1, 2]],
] as const) {
  test(`people ${why}`, () => assert.deepEqual(sortPeople(PEOPLE, by, direction), order))
}
