import assert from "node:assert/strict"
import { test } from "node:test"
import { basename, dirname } from "node:path"
import { parseDebianPackages, readinessFor, systemTest } from "./system-test.ts"

const NODE = basename(process.execPath)
const PACKAGES = parseDebianPackages(
  `${NODE} nodejs # the one program that is certainly here\nno-such-lock sluisdeur\n`,
)
const PATH = dirname(process.execPath)

const table: readonly [
  name: string,
  needs: readonly string[],
  environment: Record<string, string>,
  expected: string,
][] = [
  ["a program that is there: the test runs", [NODE], { PATH }, "ready"],
  ["a missing program on a developer's machine: a skip", ["no-such-lock"], { PATH }, "skip"],
  ["one of two is missing: a skip", [NODE, "no-such-lock"], { PATH }, "skip"],
  ["a missing program in CI: a failure", ["no-such-lock"], { PATH, CI: "true" }, "fail"],
  ["system tests required: a failure", ["no-such-lock"], { PATH, SLUIS_SYSTEM_TESTS: "required" }, "fail"],
  ["CI set to something else: a skip", ["no-such-lock"], { PATH, CI: "false" }, "skip"],
  ["in CI with everything there: the test runs", [NODE], { PATH, CI: "true" }, "ready"],
  ["a program that nobody would install: a failure anywhere", ["unlisted"], { PATH }, "fail"],
]
for (const [name, needs, environment, expected] of table) {
  test(name, () => assert.equal(readinessFor(needs, PACKAGES, environment).kind, expected))
}

test("a skip says what is missing and which command would bring it", () => {
  const readiness = readinessFor([NODE, "no-such-lock"], PACKAGES, { PATH })
  assert.deepEqual(readiness, {
    kind: "skip",
    why: "needs no-such-lock; to enable: sudo apt-get install sluisdeur",
  })
})

test("a program that is there is handed over with its path", () => {
  assert.deepEqual(readinessFor([NODE], PACKAGES, { PATH }), {
    kind: "ready",
    programs: { [NODE]: process.execPath },
  })
})

test("a line of the list that is not a pair is an error, not a package less", () => {
  assert.throws(() => parseDebianPackages("postfix\n"), /executable package/)
})

// Needs nothing, so it always runs: the list itself is readable.
systemTest("the list of Debian packages can be read", { needs: [] }, async (programs) => {
  assert.deepEqual(programs, {})
})
