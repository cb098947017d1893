/**
 * A configuration to start from: every key with what it means and its default. It is written from the declaration, so
 * that it can't say anything else, and loading it is the same as loading nothing but the name and the domains.
 */
import { CONFIG_KEYS } from "./config-key.ts"

/** Widest line of a comment. */
const COLUMNS = 88

const HEAD = `# Configuration of Sluis. Every key is here with its default; leave out what you do not change.
# Paths are relative to the folder of this file. Durations are in s, m, h or d, sizes in kB, MB or GB.
# \`sluis config check FILE\` says what is wrong with it, if anything.
`

export function exampleConfig(): string {
  const lines = CONFIG_KEYS.flatMap(({ path, description, example, isSection }) => {
    const indent = "  ".repeat(path.length - 1)
    const name = path.at(-1) ?? ""
    return [
      ...(path.length === 1 || isSection ? [""] : []),
      ...wrapped(description, COLUMNS - indent.length - 2).map((line) => `${indent}# ${line}`),
      isSection ? `${indent}${name}:` : `${indent}${name}: ${inYaml(example)}`,
    ]
  })
  return `${HEAD}${lines.join("\n")}\n`
}

/** On one line. */
export function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(", ")}]`
  if (typeof value !== "string") return JSON.stringify(value)
  // Whatever YAML could take for something else than this text is put in quotes.
  const isPlain =
    /^[A-Za-z0-9./][\w./:-]*(?: [\w./-]+)*$/.test(value) && !/^(?:true|false|null|[\d.]+)$/.test(value)
  return isPlain ? value : JSON.stringify(value)
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines.splice(-1, 1, `${last} ${word}`)
    else lines.push(word)
  }
  return lines
}
