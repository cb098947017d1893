import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { parse } from "yaml"
import { z } from "zod"
import {
  brokenLinks,
  dependencyFaults,
  differences,
  machinePaths,
  sectionOf,
  tableRows,
  type Manifest,
  type Page,
} from "./docs.ts"

const ROOT = join(import.meta.dirname, "..")
/** Also what is built from the rest (.gitignore). */
const NOT_OURS = /^(?:node_modules|\.git|data|dist|\.dist-\d+)$|\.po$/
/** What the commands in README.md leave behind, in the root. */
const LEFT_BEHIND = /^(?:copies|sluis\.yaml|waarborg-[^/]*)$/
const TEXT = /\.(?:md|ts|mjs|json|ya?ml|txt|eml)$|\/(?:run|debian-packages|LICENSE|\.npmrc|\.git\w+)$/

const entries = entriesUnder("")
const files = entries.filter((path) => !path.endsWith("/"))
const folders = entries.filter((path) => path.endsWith("/"))

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8")
}

/** Files and, with a slash at the end, folders; paths from the root. */
function entriesUnder(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.test(name) && !LEFT_BEHIND.test(`${folder}${name}`))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`
      return entry.isDirectory() ? [`${path}/`, ...entriesUnder(`${path}/`)] : [path]
    })
}

function pagesOf(paths: readonly string[]): readonly Page[] {
  return paths.map((path) => ({ path, text: read(path) }))
}

describe("the documents", () => {
  test("every link inside the project leads somewhere", () => {
    const pages = pagesOf(files.filter((path) => path.endsWith(".md")))
    assert.deepEqual(
      brokenLinks(pages, (path) => existsSync(join(ROOT, path))),
      [],
    )
  })

  test("every dependency has one sentence of reason and an exact version", () => {
    const manifests = files.filter((path) => /(?:^|\/)package\.json$/.test(path)).map(manifestOf)
    const [, ...reasons] = tableRows(sectionOf(read("HACKING.md"), "## Dependencies"))
    assert.ok(manifests.length >= 3 && reasons.length > 0)
    assert.deepEqual(dependencyFaults(manifests, reasons), [])
  })

  test("no file holds a path of somebody's machine", () => {
    const pages = pagesOf(files.filter((path) => TEXT.test(`/${path}`)))
    assert.deepEqual(pages.flatMap(machinePaths), [])
  })

  test("the architecture page names the folders that exist, and no others", () => {
    const [, ...rows] = tableRows(sectionOf(read("docs/architecture.md"), "## Where things live"))
    const claimed = rows.map(([folder = ""]) => folder)
    // A folder that only holds one other needs no words of its own.
    const actual = folders.filter((folder) => files.some((path) => isDirectlyIn(path, folder)))
    assert.deepEqual(differences(claimed, actual), [])
  })

  test("the changelog begins with what is not yet released", () => {
    assert.match(read("CHANGELOG.md"), /^# Changelog\n[^#]*\n## Unreleased\n/)
  })

  test("the licence is there, whole, and named everywhere", () => {
    const licence = read("LICENSE")
    assert.match(licence, /^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
    for (const article of ["1.Definitions", "7.Disclaimer of Warranty", "15.Applicable Law", "Appendix"]) {
      assert.ok(licence.includes(article), article)
    }
    for (const path of files.filter((name) => /(?:^|\/)package\.json$/.test(name))) {
      assert.match(read(path), /"license": "EUPL-1\.2"/, path)
    }
  })

  test("publiccode.yml has what the standard asks for", () => {
    const { description } = PublicCode.parse(parse(read("publiccode.yml")))
    assert.deepEqual(Object.keys(description).toSorted(), ["en", "nl"])
  })

  test("package-lock.json names no registry and no machine, only our own folders", () => {
    const { packages } = Lock.parse(JSON.parse(read("package-lock.json")))
    const resolved = Object.values(packages).flatMap((entry) => entry.resolved ?? [])
    assert.deepEqual(resolved.toSorted(), ["packages/console", "packages/core", "packages/server"])
  })
})

const Lock = z.object({ packages: z.record(z.string(), z.object({ resolved: z.string().optional() })) })

const Dependencies = z.record(z.string(), z.string()).default({})
const PackageJson = z.object({ dependencies: Dependencies, devDependencies: Dependencies })

function manifestOf(path: string): Manifest {
  const { dependencies, devDependencies } = PackageJson.parse(JSON.parse(read(path)))
  return { path, dependencies: { ...dependencies, ...devDependencies } }
}

/** The keys that are mandatory in the core of the standard, and its limits on the two descriptions. */
const PublicCode = z.object({
  publiccodeYmlVersion: z.string().regex(/^0\.\d/),
  name: z.literal("Sluis"),
  url: z.url(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).min(1),
  developmentStatus: z.enum(["concept", "development", "beta", "stable", "obsolete"]),
  softwareType: z.literal("standalone/backend"),
  description: z.record(
    z.string(),
    z.object({
      shortDescription: z.string().max(150),
      longDescription: z.string().min(150).max(10_000),
      features: z.array(z.string()).min(1),
    }),
  ),
  legal: z.object({ license: z.literal("EUPL-1.2") }),
  maintenance: z.object({
    type: z.literal("community"),
    contacts: z.array(z.object({ name: z.string() })).min(1),
  }),
  localisation: z.object({ localisationReady: z.boolean(), availableLanguages: z.array(z.string()).min(1) }),
})

function isDirectlyIn(path: string, folder: string): boolean {
  return path.startsWith(folder) && !path.slice(folder.length).includes("/")
}

describe("the checks of documents", () => {
  const exists = (path: string): boolean => ["README.md", "docs/a.md"].includes(path)
  const links: readonly [name: string, text: string, broken: number][] = [
    ["a link to a page", "[a](docs/a.md)", 0],
    ["a link to a page that is not there", "[a](docs/b.md)", 1],
    ["a link to a heading of this page", "# Two words\n[a](#two-words)", 0],
    ["a link to a heading that is not there", "# Two words\n[a](#three-words)", 1],
    ["a link to a heading of another page", "[a](docs/a.md#the-eye)", 0],
    ["a link to a heading that the other page has not", "[a](docs/a.md#the-ear)", 1],
    ["a link to the world", "[a](https://example.org/x.md)", 0],
    ["a link inside code", "`[a](docs/b.md)`\n```\n[b](docs/b.md)\n```\n", 0],
  ]
  for (const [name, text, broken] of links) {
    test(name, () => {
      const pages = [
        { path: "README.md", text },
        { path: "docs/a.md", text: "## The eye\n\n[up](../README.md)" },
      ]
      assert.equal(brokenLinks(pages, exists).length, broken)
    })
  }

  const WHY = "It reads what must be read."
  const dependencies: readonly [
    name: string,
    version: string,
    reasons: readonly (readonly string[])[],
    faults: number,
  ][] = [
    ["a dependency with its reason", "1.2.3", [["yaml", WHY]], 0],
    ["a dependency without a reason", "1.2.3", [], 1],
    ["a dependency with two reasons", "1.2.3", [["yaml", WHY], ["yaml", WHY]], 1], // prettier-ignore
    ["a reason of two sentences", "1.2.3", [["yaml", `${WHY} ${WHY}`]], 1],
    ["an empty reason", "1.2.3", [["yaml", ""]], 1],
    ["a range", "^1.2.3", [["yaml", WHY]], 1],
    ["a tag", "latest", [["yaml", WHY]], 1],
    ["a reason for what is not used", "1.2.3", [["yaml", WHY], ["zod", WHY]], 1], // prettier-ignore
  ]
  for (const [name, version, reasons, faults] of dependencies) {
    test(name, () => {
      assert.equal(
        dependencyFaults([{ path: "package.json", dependencies: { yaml: version } }], reasons).length,
        faults,
      )
    })
  }

  const folder = (...steps: readonly string[]): string => steps.join("/")
  const texts: readonly [name: string, text: string, found: number][] = [
    ["a folder of somebody's own", `see ${folder("", "home", "anna", "sluis")}`, 1],
    ["a folder of a workplace", `"${folder("", "work", "main")}"`, 1],
    ["a folder on Windows", ["C:", "Users", "anna"].join("\\"), 1],
    ["an address on the web", `https://example.org${folder("", "home", "anna")}`, 0],
    ["a folder of the project", "packages/core/src/", 0],
  ]
  for (const [name, text, found] of texts) {
    test(name, () => assert.equal(machinePaths({ path: "a.md", text }).length, found))
  }

  test("lists that differ are told apart in both directions", () => {
    assert.deepEqual(differences(["a", "b"], ["b", "c"]), [
      "a is named and does not exist",
      "c exists and is not named",
    ])
  })
})
