/** What is learned can be asked, and nothing else can. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import fc from "fast-check"
import { acquaintances } from "@sluis/core/facts/acquaintance"
import type { Lesson } from "@sluis/core/facts/memory"

import { addressAt, crowd, DAY, indexOf, keyOf, lesson } from "./example-lesson.ts"
import type { Index } from "./example-lesson.ts"
import { MAX_IN_PAIRS } from "./learn.ts"
import { MAX_PEOPLE } from "./reader.ts"

const OLGA = "olga@voorbeeld.example"
const OMAR = "omar@voorbeeld.example"
const ANNA = "anna@burger.example"
const BRAM = "bram@post.example"
const CARLA = "carla@zorg.example"
const DIRK = "dirk@school.example"

/** Who knows whom among these, as core would see it. */
function known({ reader }: Index, people: readonly string[]): readonly string[] {
  const circles = reader.circlesAmong(people.map(keyOf))
  const everybody = new Set(people.keys())
  const { know } = acquaintances(
    people.length,
    circles.map((members) => ({ evidence: "thread", members })),
    everybody,
  )
  return people.flatMap((one, a) =>
    people
      .slice(a + 1)
      .filter((_, b) => know(a, a + 1 + b))
      .map((other) => `${one.split("@")[0]}-${other.split("@")[0]}`),
  )
}

const asked = [OLGA, OMAR, ANNA, BRAM, CARLA, DIRK]
const table: readonly [says: string, lessons: readonly Lesson[], known: readonly string[]][] = [
  ["nothing was learned", [], []],
  ["a message to one: the two of them", [lesson(OLGA, [ANNA])], ["olga-anna"]],
  [
    "an open message to two: all three",
    [lesson(OLGA, [ANNA, BRAM])],
    ["olga-anna", "olga-bram", "anna-bram"],
  ],
  ["hidden recipients know the sender alone", [lesson(OLGA, [], [ANNA, BRAM])], ["olga-anna", "olga-bram"]],
  [
    "a hidden recipient does not know the open ones",
    [lesson(OLGA, [ANNA], [BRAM])],
    ["olga-anna", "olga-bram"],
  ],
  [
    "two messages to different people introduce nobody",
    [lesson(OLGA, [ANNA, BRAM]), lesson(OLGA, [CARLA, DIRK])],
    ["olga-anna", "olga-bram", "olga-carla", "olga-dirk", "anna-bram", "carla-dirk"],
  ],
  [
    "two colleagues who both got it are no pair of ours to store",
    [lesson(ANNA, [OLGA, OMAR])],
    ["olga-anna", "omar-anna"],
  ],
  ["the sender in Cc is nobody new", [lesson(OLGA, [OLGA, ANNA, ANNA])], ["olga-anna"]],
]
for (const [says, lessons, expected] of table) {
  test(`who knows whom: ${says}`, () => assert.deepEqual(known(indexOf(lessons), asked), expected))
}

for (const size of [MAX_IN_PAIRS, MAX_IN_PAIRS + 1]) {
  test(`an open message to ${size} people: all of them and the sender know each other, hidden ones do not`, () => {
    const people = crowd(size)
    const index = indexOf([lesson(OLGA, people, [BRAM])])
    const [circle, ...others] = index.reader.circlesAmong([OLGA, ...people, CARLA].map(keyOf))
    assert.deepEqual(circle, [...Array(size + 1).keys()])
    assert.deepEqual(others, [])
    assert.deepEqual(known(index, [BRAM, people[0] ?? "", OLGA]), ["bram-olga", "p0-olga"])
    const { pairs, circles } = index.writer.size()
    assert.deepEqual([pairs, circles], size === MAX_IN_PAIRS ? [(size * (size + 1)) / 2 + 1, 0] : [1, 1])
  })
}

test("our own people in a large message are not stored: that they know each other goes without saying", () => {
  const people = Array.from({ length: 50 }, (_, number) => `p${number}@voorbeeld.example`)
  const { circles, pairs } = indexOf([lesson(OLGA, people)]).writer.size()
  assert.deepEqual([circles, pairs], [0, 0])
})

test("our own people are no circle, whoever else was in their message", () => {
  const { reader } = indexOf([lesson(OLGA, [OMAR, ANNA]), lesson(OLGA, [OMAR, ...crowd(20)])])
  assert.deepEqual(reader.circlesAmong([OLGA, OMAR].map(keyOf)), [])
  assert.deepEqual(reader.circlesAmong([OLGA, OMAR, ANNA].map(keyOf)), [[0, 1, 2]])
})

test("the same large group is one circle, also in another order", () => {
  const people = crowd(30)
  const index = indexOf([lesson(OLGA, people)], [lesson(OLGA, people.toReversed())])
  assert.equal(index.writer.size().circles, 1)
  assert.equal(index.reader.daysShared(keyOf("p1@burger.example"), keyOf("p2@burger.example")), 2)
})

test("a group that is part of a circle seen lately is not stored, a larger one is", () => {
  const index = indexOf([lesson(OLGA, crowd(30))], [lesson(OLGA, crowd(20))], [lesson(OLGA, crowd(31))])
  assert.equal(index.writer.size().circles, 2)
})

for (const [days, circles] of [
  [29, 1],
  [30, 2],
] as const) {
  test(`a group that is part of a circle last seen ${days} days ago is ${circles === 1 ? "not " : ""}stored`, () => {
    const { writer } = indexOf([lesson(OLGA, crowd(30))])
    writer.learn([lesson(OLGA, crowd(20))], DAY + days)
    assert.equal(writer.size().circles, circles)
  })
}

test("circles and pairs come out as core counts them: exactly who was open together", () => {
  const someone = fc.integer({ min: 0, max: 39 })
  const message = fc.record({
    sender: someone,
    open: fc.uniqueArray(someone, { maxLength: 24 }),
    hidden: fc.uniqueArray(someone, { maxLength: 3 }),
  })
  const people = crowd(40)
  const at = (number: number): string => people[number] ?? ""
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8 }), (messages) => {
      const index = indexOf(
        messages.map(({ sender, open, hidden }) => lesson(at(sender), open.map(at), hidden.map(at))),
      )
      const met = new Set<string>()
      const meet = (a: number, b: number): unknown => a !== b && met.add(`${a} ${b}`).add(`${b} ${a}`)
      for (const { sender, open, hidden } of messages) {
        for (const other of hidden) meet(sender, other)
        for (const one of [sender, ...open]) for (const other of open) meet(one, other)
      }
      const groups = index.reader.circlesAmong(people.map(keyOf))
      const found = new Set(
        groups.flatMap((group) => group.flatMap((a) => group.filter((b) => b !== a).map((b) => `${a} ${b}`))),
      )
      index.reader.close()
      index.writer.close()
      assert.deepEqual([...found].toSorted(), [...met].toSorted())
    }),
    { numRuns: 25 },
  )
})

for (const [size, isKnown] of [
  [MAX_PEOPLE, true],
  [MAX_PEOPLE + 1, false],
] as const) {
  test(`of ${size} people the last one is ${isKnown ? "" : "not "}known`, () => {
    const people = crowd(size)
    const last = people.at(-1) ?? ""
    const index = indexOf([lesson(OLGA, [people[0] ?? "", last])])
    assert.equal(index.reader.circlesAmong(people.map(keyOf)).length, isKnown ? 1 : 0)
  })
}

test("two thousand people who all know each other are one group", () => {
  const people = crowd(MAX_PEOPLE)
  const index = indexOf([lesson(people[0] ?? "", people.slice(1))])
  const circles = index.reader.circlesAmong(people.map(keyOf))
  assert.deepEqual(circles, [[...people.keys()]])
})

test("days that two people shared: each once, up to 255, whatever the order of the two", () => {
  const days = Array.from({ length: 260 }, () => [lesson(OLGA, [ANNA]), lesson(OLGA, [ANNA])])
  const { reader, writer } = indexOf(...days.slice(0, 3))
  assert.equal(reader.daysShared(keyOf(OLGA), keyOf(ANNA)), 3)
  assert.equal(reader.daysShared(keyOf(ANNA), keyOf(OLGA)), 3)
  assert.equal(reader.daysShared(keyOf(ANNA), keyOf(BRAM)), 0)
  days.forEach((lessons, place) => writer.learn(lessons, 30_000 + place))
  assert.equal(reader.daysShared(keyOf(OLGA), keyOf(ANNA)), 255)
})

test("contacts are people, whatever they were reached by, counted up to a thousand", () => {
  const { reader, writer } = indexOf([lesson(OLGA, [ANNA], [BRAM]), lesson(OLGA, [ANNA, CARLA])])
  assert.equal(reader.contactsOf(keyOf(OLGA)), 3)
  assert.equal(reader.contactsOf(keyOf(DIRK)), 0)
  writer.learn([lesson(OLGA, crowd(20)), lesson(OLGA, crowd(21))], 30_000)
  assert.equal(reader.contactsOf(keyOf(OLGA)), 24)
  writer.learn([lesson(OLGA, crowd(999))], 30_000)
  assert.equal(reader.contactsOf(keyOf(OLGA)), 1000)
  assert.equal(reader.contactsOf(keyOf("p5@burger.example")), 999)
})

const NAMED = "Sietske de Boer <sietske@kerk.example>"
const BEFORE = [lesson(OLGA, ["annemiek@burger.example", "jan1@burger.example", "a.jansen@burger.example"])]
const alike: readonly [address: string, resembles: "local" | "domain" | undefined, says: string][] = [
  ["annemiek@burger.example", undefined, "known itself"],
  ["anemiek@burger.example", "local", "one letter fewer"],
  ["annnemiek@burger.example", "local", "one letter more"],
  ["annemiel@burger.example", "local", "one letter other"],
  ["anenmiek@burger.example", "local", "two letters exchanged"],
  ["Anemiek@Burger.example", "local", "case does not count"],
  ["anemeik@burger.example", undefined, "two slips"],
  ["annemieke1@burger.example", undefined, "a letter and a digit more"],
  ["jan2@burger.example", undefined, "another digit is another person"],
  ["jan12@burger.example", undefined, "one digit more is another person"],
  ["jan@burger.example", undefined, "too short"],
  ["b.jansen@burger.example", undefined, "another initial is another person"],
  ["a.janssen@burger.example", "local", "one letter more behind an initial"],
  ["anemiek@elders.example", undefined, "another domain"],
  ["wie@burgr.example", "domain", "a domain that lacks a letter"],
  ["wie@bugrer.example", "domain", "a domain with two letters exchanged"],
  ["wie@zorgg.example", undefined, "the domain it resembles is too short a name"],
  ["wie@school.example", undefined, "a domain that resembles none"],
  ["omer@voorbeeld.example", undefined, "colleagues are often called alike"],
  ["omar@vorbeeld.example", "domain", "our own domain can be misspelt too"],
]
for (const [address, resembles, says] of alike) {
  test(`${address} resembles ${resembles ?? "nobody"}: ${says}`, () => {
    const lessons = [
      ...BEFORE,
      lesson(OMAR, [OLGA, "els@voorbeeld.example", "a@zorg.example", "b@zorg.example"]),
    ]
    const { reader } = indexOf(lessons, lessons)
    assert.equal(reader.lookalike(addressAt(address)), resembles)
  })
}

test("somebody who was mailed on one day is not known well enough to be resembled", () => {
  const { reader, writer } = indexOf(BEFORE)
  assert.equal(reader.lookalike(addressAt("anemiek@burger.example")), undefined)
  writer.learn(BEFORE, 30_000)
  assert.equal(reader.lookalike(addressAt("anemiek@burger.example")), "local")
})

test("a domain is known well by three people, or by five days", () => {
  const one = [lesson(OLGA, [ANNA])]
  for (const [days, expected] of [
    [4, undefined],
    [5, "domain"],
  ] as const) {
    const { reader } = indexOf(...Array.from({ length: days }, () => one))
    assert.equal(reader.lookalike(addressAt("wie@burgr.example")), expected)
  }
  for (const [people, expected] of [
    [2, undefined],
    [3, "domain"],
  ] as const) {
    const { reader } = indexOf([lesson(OLGA, [], crowd(people))])
    assert.equal(reader.lookalike(addressAt("wie@burgr.example")), expected)
  }
})

test("a public provider is no slip of another", () => {
  const { reader } = indexOf([lesson(OLGA, ["a@gmail.com", "b@gmail.com", "c@gmail.com"])])
  assert.equal(reader.lookalike(addressAt("d@ymail.com")), undefined)
  assert.equal(reader.lookalike(addressAt("d@gmial.com")), "domain")
})

test("a local part of any length is answered", () => {
  const { reader } = indexOf(BEFORE, BEFORE)
  for (const length of [64, 65, 1_000_000]) {
    assert.equal(reader.lookalike(addressAt(`${"a".repeat(length)}@burger.example`)), undefined)
    assert.equal(reader.lookalike(addressAt(`a@${"b".repeat(length)}.example`)), undefined)
  }
})

const namesakes: readonly [says: string, name: string, address: string, known: boolean, ours: boolean][] = [
  ["the same name at another address", "Sietske de Boer", "sdb@post.example", true, false],
  ["folded", " BOER  de, Sietske", "sdb@post.example", false, false],
  ["last name first", "de Boer, Siëtske", "sdb@post.example", true, false],
  ["the address that it is known by", "Sietske de Boer", "sietske@kerk.example", false, false],
  ["one word tells nobody apart", "Sietske", "sdb@post.example", false, false],
  ["somebody the sender never mailed", "Piet Pieters", "pp@post.example", false, false],
  ["a colleague at a private address", "Omar Ozturk", "omar@post.example", true, true],
]
for (const [says, name, address, isKnown, ours] of namesakes) {
  test(`namesake: ${says}`, () => {
    const { reader } = indexOf([
      lesson(OLGA, [NAMED, "Omar Öztürk <omar@voorbeeld.example>"]),
      lesson(OMAR, ["Piet Pieters <piet@burger.example>"]),
    ])
    assert.deepEqual(reader.namesake(keyOf(OLGA), name, keyOf(address)), { known: isKnown, ours })
  })
}

test("registered lists: those with two of these people on them, until they are removed", () => {
  const { reader, writer } = indexOf()
  const on = [ANNA, BRAM, CARLA, ANNA].map(keyOf)
  assert.equal(writer.importList("Contactdag", ["health", "crime"], on), 3)
  assert.equal(writer.importList("Buurt", [], [keyOf(ANNA)]), 1)
  const people = [DIRK, CARLA, OLGA, ANNA].map(keyOf)
  assert.deepEqual(reader.listsAmong(people), [
    { name: "Contactdag", reveals: ["health", "crime"], size: 3, members: [1, 3] },
  ])
  assert.deepEqual(reader.listsAmong(people.slice(0, 2)), [])
  writer.importList("Contactdag", ["debt"], [DIRK, OLGA].map(keyOf))
  assert.deepEqual(reader.listsAmong(people), [
    { name: "Contactdag", reveals: ["debt"], size: 2, members: [0, 2] },
  ])
  assert.deepEqual(writer.lists(), [
    { name: "Buurt", reveals: [], size: 1 },
    { name: "Contactdag", reveals: ["debt"], size: 2 },
  ])
  assert.equal(writer.removeList("Contactdag"), true)
  assert.equal(writer.removeList("Contactdag"), false)
  assert.deepEqual(reader.listsAmong(people), [])
})

test("no name, no address and no domain stands in the file", () => {
  const { reader, writer, path } = indexOf([lesson(OLGA, [NAMED, ...crowd(30)])])
  writer.importList("Buurt", [], [keyOf(ANNA)])
  reader.close()
  writer.close()
  const text = readFileSync(path, "latin1")
  assert.ok(text.includes("Buurt"))
  assert.doesNotMatch(text, /sietske|boer|kerk|burger|voorbeeld|anna/i)
})
