/**
 * Writes what is made from the policy format: docs/policy.schema.json, and the tables and examples of docs/policy.md that
 * stand between markers. A test says when one of them is out of date.
 *
 *     node tools/policy-schema.ts
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { format, resolveConfig } from "prettier"
import { DEFAULT_POLICY } from "../packages/core/src/policy/default-policy.ts"
import type { Leaf } from "../packages/core/src/policy/facts-schema.ts"
import { LEAVES } from "../packages/core/src/policy/facts-schema.ts"
import { OBSTACLE_REASONS } from "../packages/core/src/policy/fixed-reason.ts"
import { policyJsonSchema } from "../packages/core/src/policy/json-schema.ts"

export type Generated = { readonly path: string; readonly text: string }

/** Path from the root, and the text that the file should have. `current` gives the text that it has. */
export async function generated(current: (path: string) => string): Promise<readonly Generated[]> {
  return [
    await formatted("docs/policy.schema.json", JSON.stringify(policyJsonSchema())),
    await formatted("docs/policy.md", withSections(current("docs/policy.md"))),
  ]
}

const ROOT = join(import.meta.dirname, "..")

async function formatted(path: string, text: string): Promise<Generated> {
  const options = await resolveConfig(join(ROOT, path))
  return { path, text: await format(text, { ...options, filepath: path }) }
}

const SECTIONS: Readonly<Record<string, () => string>> = {
  facts: () =>
    table(
      ["Fact", "Type", "What it is"],
      Array.from(LEAVES.values(), (leaf) => [`\`${leaf.path}\``, `\`${leaf.type}\``, meaningOf(leaf)]),
    ),
  obstacles: () =>
    table(
      ["Obstacle", "What the sender reads"],
      Object.entries(OBSTACLE_REASONS).map(([obstacle, { say }]) => [`\`${obstacle}\``, say.en]),
    ),
  "default-policy": () => `\`\`\`yaml\n${DEFAULT_POLICY}\`\`\``,
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. Throws where a page lacks its markers. */
export function withSections(page: string): string {
  let text = page
  for (const [name, make] of Object.entries(SECTIONS)) {
    const start = text.indexOf(`<!-- ${name} -->`)
    const end = text.indexOf(`<!-- /${name} -->`)
    if (start < 0 || end < start) throw new Error(`no markers for "${name}"`)
    text = `${text.slice(0, start)}<!-- ${name} -->\n\n${make()}\n\n${text.slice(end)}`
  }
  return text
}

function meaningOf({ means, values }: Leaf): string {
  const words = Object.keys(values ?? {}).map((word) => `\`"${word}"\``)
  return words.length === 0 ? means.en : `${means.en}: ${words.join(", ")}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8")
}

if (import.meta.main) {
  for (const { path, text } of await generated(read)) {
    writeFileSync(join(ROOT, path), text)
    console.log(path)
  }
}
