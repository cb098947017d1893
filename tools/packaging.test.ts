/** What is in packaging/ and what docs/operations.md tells people to type, as far as it can be checked without installing it. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { CONFIG_KEYS } from "../packages/server/src/config/config-key.ts"
import { systemTest } from "./system-test.ts"
import { FLAGS, MEMORY } from "./gate/start-gate.ts"

const ROOT = join(import.meta.dirname, "..")
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8")
const UNIT = read("packaging/sluis.service")

/** The unit as it would be where Sluis is installed: systemd looks for the program. */
function withUnit(use: (path: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "sluis-unit-"))
  try {
    const path = join(folder, "sluis.service")
    writeFileSync(path, UNIT.replace("/usr/bin/sluis", "/bin/true"))
    use(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

systemTest("systemd has nothing to say about the unit", { needs: ["systemd-analyze"] }, async (programs) => {
  withUnit((path) => {
    const { status, stderr } = spawnSync(programs["systemd-analyze"], ["verify", "--man=no", path], {
      encoding: "utf8",
    })
    assert.equal(stderr, "")
    assert.equal(status, 0)
  })
})

systemTest(
  "the unit is hardened as far as the page says",
  { needs: ["systemd-analyze"] },
  async (programs) => {
    const documented = Number(/gives it (\d\.\d) of 10/.exec(read("docs/operations.md"))?.[1])
    withUnit((path) => {
      const { stdout } = spawnSync(
        programs["systemd-analyze"],
        ["security", "--offline=true", "--no-pager", path],
        {
          encoding: "utf8",
        },
      )
      const score = Number(/Overall exposure level for [^:]+: (\d\.\d)/.exec(stdout)?.[1])
      // Other versions of systemd weigh differently.
      assert.ok(Math.abs(score - documented) <= 0.3, `${score} is not about ${documented}`)
    })
  },
)

const known = new Set([...CONFIG_KEYS.map((key) => key.variable), "SLUIS_CONFIG", "SLUIS_UPSTREAM_PASSWORD"])
for (const path of [
  "packaging/sluis.service",
  "packaging/Containerfile",
  "packaging/sluis",
  "docs/operations.md",
]) {
  test(`${path} sets variables that there are`, () => {
    const used = [...read(path).matchAll(/\b(SLUIS_[A-Z_]+)=/g)].map((match) => match[1] ?? "")
    assert.deepEqual(
      used.filter((name) => !known.has(name)),
      [],
    )
  })
}

test("what the container copies from the checkout is there", () => {
  const copied = [...read("packaging/Containerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    (match) => (match[1] ?? "").split(" "),
  )
  assert.ok(copied.length > 5)
  assert.deepEqual(
    copied.filter((path) => !existsSync(join(ROOT, path))),
    [],
  )
})

test("what is left behind of the code is all that the program does not use, and nothing that it uses", () => {
  const used = reachable(join(ROOT, "packages/server/src/main.ts"))
  const unused = ["packages/core/src", "packages/server/src"]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => path.endsWith(".ts") && !/\.(?:test|d)\.ts$/.test(path))
    .filter((path) => !used.has(join(ROOT, path)))
  assert.deepEqual(read("packaging/leave-out").trimEnd().split("\n"), unused.toSorted())
  for (const path of ["packaging/Containerfile", "docs/operations.md"]) {
    assert.match(read(path), /find packages -name '\*\.test\.ts' -delete[^)]*?&& xargs rm/, path)
  }
})

test("the console is shipped as it was built, and nothing that it was built with", () => {
  const served = /new URL\("([^"]+)", import\.meta\.url\)/.exec(read("packages/server/src/open-console.ts"))
  assert.equal(join("packages/server/src", served?.[1] ?? ""), "packages/console/dist")
  for (const path of ["packaging/Containerfile", "docs/operations.md"]) {
    const text = read(path)
    const builds = text.split(/console-build\.ts$|console:build$/m).length - 1
    const installs =
      text.split("npm ci --omit=dev --workspace packages/core --workspace packages/server").length - 1
    assert.ok(builds > 0 && builds === installs, path)
    assert.equal(text.split("packages/console/dist ").length - 1, installs, path)
    assert.doesNotMatch(text, /packages\/console\/src|cp -r .*\btools\b/, path)
  }
})

/** The file and what it names, workers (`new URL`) included; paths of the machine. */
function reachable(start: string): ReadonlySet<string> {
  const found = new Set<string>()
  const todo = [start]
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const named = readFileSync(file, "utf8").matchAll(/"(?:(\.{1,2}\/[^"]+\.ts)|@sluis\/core\/([^"]+))"/g)
    for (const [, beside, inCore] of named) {
      const path =
        beside === undefined ? join(ROOT, `packages/core/src/${inCore}.ts`) : join(dirname(file), beside)
      if (existsSync(path)) todo.push(path)
    }
  }
  return found
}

test("container, unit and command start the same program", () => {
  const program = "/usr/lib/sluis/packages/server/src/main.ts"
  assert.ok(existsSync(join(ROOT, program.replace("/usr/lib/sluis/", ""))))
  assert.ok(read("packaging/Containerfile").includes(`"${program}"]\nCMD ["start"]`))
  assert.ok(read("packaging/sluis").includes(` ${program} "$@"`))
  assert.match(UNIT, /^ExecStart=\/usr\/bin\/sluis start$/m)
  for (const flag of FLAGS) {
    for (const path of ["packaging/Containerfile", "packaging/sluis", "tools/run.mjs"])
      assert.ok(read(path).includes(flag), `${path} without ${flag}`)
  }
  for (const [name, value] of Object.entries(MEMORY)) {
    for (const path of ["packaging/Containerfile", "packaging/sluis"])
      assert.ok(read(path).includes(`${name}=${value}`), `${path} without ${name}`)
  }
})

for (const path of ["docs/operations.md", "docs/configuration.md"]) {
  const blocks = [...read(path).matchAll(/^```sh\n(.*?)^```/gms)].map((match) => match[1] ?? "")
  test(`${path}: ${blocks.length} blocks of shell can be read by a shell`, () => {
    assert.ok(blocks.length > 0)
    for (const block of blocks) {
      const { status, stderr } = spawnSync("/bin/sh", ["-n"], { input: block, encoding: "utf8" })
      assert.equal(status, 0, stderr)
    }
  })
}
