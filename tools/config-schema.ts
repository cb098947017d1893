/**
 * Writes what is made from the form of the configuration: docs/config.schema.json, and the example and the tables of
 * docs/configuration.md that stand between markers. A test says when one of them is out of date.
 *
 *     node tools/config-schema.ts
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { format, resolveConfig } from "prettier"
import { CONFIG_KEYS } from "../packages/server/src/config/config-key.ts"
import { exampleConfig } from "../packages/server/src/config/example-config.ts"
import { configJsonSchema } from "../packages/server/src/config/json-schema.ts"

export type Generated = { readonly path: string; readonly text: string }

/** Path from the root, and the text that the file should have. `current` gives the text that it has. */
export async function generated(current: (path: string) => string): Promise<readonly Generated[]> {
  return [
    await formatted("docs/config.schema.json", JSON.stringify(configJsonSchema())),
    await formatted("docs/configuration.md", withSections(current("docs/configuration.md"))),
  ]
}

const ROOT = join(import.meta.dirname, "..")

async function formatted(path: string, text: string): Promise<Generated> {
  const options = await resolveConfig(join(ROOT, path))
  return { path, text: await format(text, { ...options, filepath: path }) }
}

const SECTIONS: Readonly<Record<string, () => string>> = {
  example: () => `\`\`\`yaml\n${exampleConfig()}\`\`\``,
  variables: () =>
    ["| Key | Variable |", "| --- | --- |"]
      .concat(
        CONFIG_KEYS.filter(({ isSection }) => !isSection).map(
          ({ path, variable }) => `| \`${path.join(".")}\` | \`${variable}\` |`,
        ),
      )
      .join("\n"),
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. Throws where the page lacks its markers. */
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

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8")
}

if (import.meta.main) {
  for (const { path, text } of await generated(read)) {
    writeFileSync(join(ROOT, path), text)
    console.log(path)
  }
}
