/** Learning in the background: nobody waits, what is offered gets there, and what can't is counted. */
import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { test } from "node:test"

import { crowd, DAY, indexOf, KEY, keyOf, lesson, newPath } from "./example-lesson.ts"
import type { AcquaintanceFault } from "./fault.ts"
import { MAX_WAITING_PEOPLE, startLearner } from "./learner.ts"
import type { Learner } from "./learner.ts"

const OLGA = "olga@voorbeeld.example"
const ANNA = "anna@burger.example"
const both = [OLGA, ANNA].map(keyOf)

function learnerAt(path: string, faults: AcquaintanceFault[] = []): Learner {
  return startLearner({ path, key: KEY, today: () => DAY, failed: (fault) => faults.push(fault) })
}

test("what was offered is there after a flush, and after closing", async () => {
  const { path, reader } = indexOf()
  const learner = learnerAt(path)
  learner.offer(lesson(OLGA, [ANNA]))
  assert.deepEqual(reader.circlesAmong(both), [])
  await learner.flush()
  assert.deepEqual(reader.circlesAmong(both), [[0, 1]])
  for (const each of crowd(300)) learner.offer(lesson(OLGA, [], [each]))
  await learner.close()
  assert.equal(reader.contactsOf(keyOf(OLGA)), 301)
  assert.equal(learner.lost(), 0)
})

test("a lesson that is offered while others are written is written too", async () => {
  const { path, reader } = indexOf()
  const learner = learnerAt(path)
  learner.offer(lesson(OLGA, ["bram@post.example"]))
  const first = learner.flush()
  learner.offer(lesson(OLGA, [ANNA]))
  await Promise.all([first, learner.flush()])
  assert.equal(reader.contactsOf(keyOf(OLGA)), 2)
  await learner.close()
})

test("what was offered today already is not written again, and tomorrow it is", async () => {
  const { path, reader } = indexOf()
  let day = DAY
  const learner = startLearner({ path, key: KEY, today: () => day, failed: () => assert.fail() })
  for (let count = 0; count < 3; count += 1) {
    learner.offer(lesson(OLGA, [ANNA]))
    await learner.flush()
  }
  assert.equal(reader.daysShared(keyOf(OLGA), keyOf(ANNA)), 1)
  day += 1
  learner.offer(lesson(OLGA, [ANNA]))
  await learner.flush()
  assert.equal(reader.daysShared(keyOf(OLGA), keyOf(ANNA)), 2)
  await learner.close()
})

test("forgetting comes after what was offered before it", async () => {
  const { path, reader } = indexOf()
  const learner = learnerAt(path)
  learner.offer(lesson(OLGA, [ANNA]))
  assert.deepEqual(await learner.forgetBefore(DAY + 1), { people: 2, pairs: 1, circles: 0, domains: 2 })
  assert.deepEqual(reader.circlesAmong(both), [])
  await learner.close()
})

test("the buffer holds so many people and no more; what does not fit is lost and counted", async () => {
  const { path, writer } = indexOf()
  const learner = learnerAt(path)
  const size = 1_000
  const people = crowd(size - 1)
  for (let count = 0; count < MAX_WAITING_PEOPLE / size; count += 1) learner.offer(lesson(OLGA, people))
  assert.equal(learner.lost(), 0)
  learner.offer(lesson(OLGA, []))
  assert.equal(learner.lost(), 1)
  await learner.close()
  assert.equal(writer.size().circles, 1)
  learner.offer(lesson(OLGA, [ANNA]))
  assert.equal(learner.lost(), 2)
})

test("an index that can't be opened loses lessons and is told of once", async () => {
  const path = newPath()
  writeFileSync(path, "x".repeat(10_000))
  const faults: AcquaintanceFault[] = []
  const learner = learnerAt(path, faults)
  for (const each of [1, 2]) {
    learner.offer(lesson(OLGA, [ANNA]))
    await learner.flush()
    assert.equal(learner.lost(), each)
  }
  assert.deepEqual(faults, [{ kind: "damaged", detail: "SQLITE_NOTADB" }])
  assert.equal(await learner.forgetBefore(DAY), undefined)
  await learner.close()
})

test("a learner to whom nothing was offered closes", async () => {
  const learner = learnerAt(newPath())
  await learner.flush()
  await learner.close()
  await learner.close()
})
