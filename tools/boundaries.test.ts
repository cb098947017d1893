import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { boundaryFaults } from "./boundaries.ts"

const ROOT = join(import.meta.dirname, "..")
const CORE = "packages/core/src"
const SERVER = "packages/server/src"

test("every import of the project points inwards", () => {
  const paths = globSync("packages/*/src/**/*.{ts,tsx,mts,js,mjs}", { cwd: ROOT })
  assert.ok(paths.length > 10, "the sources were not found")
  const files = paths.map((path) => ({
    path: path.replaceAll("\\", "/"),
    source: readFileSync(join(ROOT, path), "utf8"),
  }))
  assert.deepEqual(boundaryFaults(files), [])
})

type Row = readonly [name: string, path: string, source: string]

const allowed: readonly Row[] = [
  [
    "a test imports what skips where a program is missing",
    `${SERVER}/smtp/a.test.ts`,
    `import { systemTest } from "../../../../tools/system-test.ts"`,
  ],
  ["core imports core", `${CORE}/facts/a.ts`, `import { b } from "../mail/b.ts"`],
  ["core imports a pure parser", `${CORE}/policy/a.ts`, `import { parse } from "yaml"`],
  ["core imports a path of a pure parser", `${CORE}/policy/a.ts`, `import { z } from "zod/mini"`],
  [
    "app imports core by its name",
    `${SERVER}/app/a.ts`,
    `import type { Verdict } from "@sluis/core/policy/verdict"`,
  ],
  ["an adapter imports app", `${SERVER}/cli/a.ts`, `import { check } from "../app/check.ts"`],
  ["an adapter imports node", `${SERVER}/source/a.ts`, `import { open } from "node:fs/promises"`],
  [
    "main imports every adapter",
    `${SERVER}/main.ts`,
    `import { a } from "./cli/a.ts"\nimport { b } from "./source/b.ts"`,
  ],
  [
    "the exit check imports the search",
    `${CORE}/rewrite/exit-check.ts`,
    `import { find } from "../search/find.ts"`,
  ],
  [
    "a test of the rewriter imports the search",
    `${CORE}/rewrite/a.test.ts`,
    `import { find } from "../search/find.ts"`,
  ],
  ["a test of core imports node", `${CORE}/mail/a.test.ts`, `import assert from "node:assert/strict"`],
  [
    "a comment speaks of an import",
    `${CORE}/mail/a.ts`,
    `/**\n * import { x } from "node:fs"\n */\nexport const a = 1`,
  ],
  ["a text has the word from", `${CORE}/mail/a.ts`, 'export const a = `couldn\'t read from "x"`'],
]

const sabotage: readonly Row[] = [
  ["core imports node", `${CORE}/mail/a.ts`, `import { readFileSync } from "node:fs"`],
  ["core imports an npm package", `${CORE}/mail/a.ts`, `import { simpleParser } from "mailparser"`],
  [
    "core imports a package whose name begins alike",
    `${CORE}/mail/a.ts`,
    `import x from "yaml-front-matter"`,
  ],
  ["core imports a package for its effect", `${CORE}/mail/a.ts`, `import "core-js"`],
  ["core imports the server", `${CORE}/mail/a.ts`, `import { a } from "@sluis/server/app/a"`],
  ["core imports a type of the server", `${CORE}/mail/a.ts`, `import type { A } from "@sluis/server/app/a"`],
  [
    "core imports a type in the middle of a type",
    `${CORE}/mail/a.ts`,
    `type A = import("@sluis/server/app/a").A`,
  ],
  ["a test of core imports the server", `${CORE}/mail/a.test.ts`, `import { a } from "@sluis/server/app/a"`],
  ["core re-exports node", `${CORE}/mail/a.ts`, `export * from "node:fs"`],
  ["core re-exports one name of node", `${CORE}/mail/a.ts`, `export { join } from "node:path"`],
  ["core imports over several lines", `${CORE}/mail/a.ts`, `import {\n  open,\n  close,\n} from "node:fs"`],
  ["core imports dynamically", `${CORE}/mail/a.ts`, `const fs = await import("node:fs")`],
  ["core imports what is computed", `${CORE}/mail/a.ts`, `const fs = await import("node:" + name)`],
  ["app imports an adapter", `${SERVER}/app/a.ts`, `import { a } from "../cli/a.ts"`],
  ["app imports a type of an adapter", `${SERVER}/app/a.ts`, `import type { A } from "../store/a.ts"`],
  ["an adapter imports another", `${SERVER}/cli/a.ts`, `import { a } from "../source/a.ts"`],
  ["an adapter imports a type of another", `${SERVER}/http/a.ts`, `import type { A } from "../smtp/a.ts"`],
  ["an adapter imports main", `${SERVER}/cli/a.ts`, `import { main } from "../main.ts"`],
  [
    "the server reaches past the front door of core",
    `${SERVER}/app/a.ts`,
    `import { a } from "../../../core/src/a.ts"`,
  ],
  ["the rewriter imports the search", `${CORE}/rewrite/plan.ts`, `import { find } from "../search/find.ts"`],
  [
    "the rewriter imports a type of the search",
    `${CORE}/rewrite/plan.ts`,
    `import type { Hit } from "../search/hit.ts"`,
  ],
  ["a file lies in a folder that is no layer", `${SERVER}/utils/a.ts`, `export const a = 1`],
  ["a file lies in a package that is no layer", `packages/extra/src/a.ts`, `export const a = 1`],
  ["an import goes to a folder that is no layer", `${SERVER}/main.ts`, `import { a } from "./utils/a.ts"`],
]

describe("the boundary check", () => {
  for (const [name, path, source] of allowed) {
    test(`lets pass: ${name}`, () => assert.deepEqual(boundaryFaults([{ path, source }]), []))
  }
  for (const [name, path, source] of sabotage) {
    test(`stops: ${name}`, () => assert.equal(boundaryFaults([{ path, source }]).length, 1))
  }
})
