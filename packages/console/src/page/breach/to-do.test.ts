import assert from "node:assert/strict"
import { test } from "node:test"

import { fileOf } from "@sluis/core/breach/file"
import type { BreachAct, BreachStep } from "@sluis/core/breach/step"

import type { OpenFile } from "./open-file.ts"
import { toDo } from "./to-do.ts"

const NOBODY: OpenFile["people"] = {
  total: 0,
  concerned: 0,
  received: 0,
  damaged: [],
  informed: 0,
  answers: {},
  openTasks: 0,
  onTheWay: 0,
  languages: [],
  groups: [],
  identifiable: [],
}

type People = Partial<Pick<OpenFile["people"], "openTasks" | "onTheWay">>

function open(people: People, ...acts: readonly BreachAct[]): Pick<OpenFile, "file" | "people"> {
  const opened: BreachAct = {
    kind: "opened",
    source: "by-hand",
    title: "Contactdag",
    department: "",
    nearMiss: false,
  }
  const steps = [opened, ...acts].map((act, number): BreachStep => ({
    number,
    at: 1,
    by: "a",
    seen: number - 1,
    act,
  }))
  const file = fileOf(steps)
  assert.ok(file.ok)
  return { file: file.value, people: { ...NOBODY, ...people } }
}

const CLOSED: BreachAct = { kind: "closed", reason: "Klaar." }

test("a file that was just opened begins with what happened, and then with what the clock counts from", () => {
  const parts = toDo(open({})).map(({ what, part }) => [what.kind === "missing" ? what.lack.code : "", part])
  assert.deepEqual(parts.slice(0, 2), [
    ["summary", "/breaches/$id/happened"],
    ["aware", "/breaches/$id/happened"],
  ])
  assert.deepEqual(parts.at(-1), ["cause", "/breaches/$id/happened"])
})

test("who got no mail is the last of it, where they are by name", () => {
  assert.deepEqual(toDo(open({ openTasks: 3 })).at(-1), {
    key: "by-hand",
    part: "/breaches/$id/people",
    what: { kind: "by-hand", people: 3 },
  })
})

test("mail on its way is waited for, after all that is to be done", () => {
  const near: BreachAct = { kind: "near-miss", nearMiss: true, reason: "niets verstuurd" }
  const caused: BreachAct = { kind: "cause", cause: "other", reason: "" }
  assert.deepEqual(toDo(open({}, near, caused)), [], "nothing keeps it from being closed")
  assert.deepEqual(
    toDo(open({ openTasks: 1, onTheWay: 2 }, near, caused)).map(({ what }) => what),
    [
      { kind: "by-hand", people: 1 },
      { kind: "on-the-way", mails: 2 },
    ],
  )
})

test("in a file that is closed there is nothing to do", () => {
  assert.deepEqual(toDo(open({ openTasks: 3, onTheWay: 2 }, CLOSED)), [])
})
