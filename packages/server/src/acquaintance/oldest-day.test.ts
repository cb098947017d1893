import assert from "node:assert/strict"
import { test } from "node:test"

import { DAY, indexOf, lesson } from "./example-lesson.ts"
import { oldestDay } from "./oldest-day.ts"

const OLGA = "olga@voorbeeld.example"

test("the oldest day is that of whoever was not seen longest; where nobody is known there is none", () => {
  const { path, writer } = indexOf()
  assert.equal(oldestDay(path), undefined)
  writer.learn([lesson(OLGA, ["anna@burger.example"])], DAY)
  writer.learn([lesson(OLGA, ["bram@burger.example"])], DAY + 5)
  assert.equal(oldestDay(path), DAY)
  writer.forgetBefore(DAY + 1)
  assert.equal(oldestDay(path), DAY + 5)
})
