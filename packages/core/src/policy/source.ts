/**
 * A file that people write (a policy, a configuration) as values, with the place of each: YAML read so that every problem
 * can be shown where it stands.
 *
 * Grammar: YAML 1.2, core schema. Deliberately left out: anchors, aliases and merge keys. The file is read by people who
 * have to be sure what it says, and aliases are how a small file becomes a huge one. The library's own check for keys
 * that occur twice is quadratic (a minute for half a megabyte); ours is not.
 */
import type { ErrorCode, Node, ParsedNode } from "yaml"
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml"
import type { Text } from "./facts-schema.ts"
import type { PolicyProblem } from "./problem.ts"
import { quoted } from "./problem.ts"
import { sourceOffset } from "./scalar-offset.ts"

/** Keys and indexes, from the top of the file. */
export type Path = readonly PropertyKey[]

export type Source = {
  /** Plain values: text, numbers, true, false, null, arrays, and objects without prototype. */
  readonly value: unknown
  /** What could not be read as YAML. */
  readonly problems: readonly PolicyProblem[]
  /** A problem with the value at a path, or with its `offset`th character. Where there is no such value: its parent. */
  readonly problemAt: (path: Path, text: Text, offset?: number) => PolicyProblem
  /** A problem with the key that leads to a value. */
  readonly problemAtKey: (path: Path, text: Text) => PolicyProblem
  /** Line of the value at a path, from 1. */
  readonly lineOf: (path: Path) => number
}

/** What kind of file is read: its name without an article (in Dutch one that takes "een"), and its greatest length. */
export type FileKind = Text & {
  /** UTF-16 units. */
  readonly units: number
}

/** A policy is five levels deep, a configuration four; whatever is deeper than this is neither. */
const MAX_DEPTH = 20

/** `file` is what problems call it. */
export function readSource(text: string, file: string, kind: FileKind): Source {
  const words = wordsFor(kind)
  const lines = new LineCounter()
  const problems: PolicyProblem[] = []
  const problem = (offset: number, { nl, en }: Text): PolicyProblem => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), nl, en }
  }
  const top: Place = { key: undefined, node: undefined, below: new Map() }
  const source = (value: unknown): Source => ({
    value,
    problems,
    problemAt: (path, what, offset) => {
      const { node } = placeOf(top, path)
      if (offset !== undefined && isScalar(node) && typeof node.value === "string") {
        return problem(sourceOffset(text, node, offset), what)
      }
      return problem(startOf(node), what)
    },
    problemAtKey: (path, what) => {
      const { key, node } = placeOf(top, path)
      return problem(startOf(key ?? node), what)
    },
    lineOf: (path) => lines.linePos(startOf(placeOf(top, path).node)).line,
  })

  if (text.length > kind.units) {
    problems.push({ file, line: 1, column: 1, ...words.tooLong })
    return source(undefined)
  }
  let contents: ParsedNode | null
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: false,
    })
    contents = document.contents
    let reported = 0
    for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
      const found = problem(pos[0], words.yaml[code] ?? otherYamlError(message))
      // One slip makes several errors on its line; the first says what is wrong.
      if (found.line !== reported) problems.push(found)
      reported = found.line
    }
    if (problems.length > 0) return source(undefined)
  } catch {
    // Thousands of brackets inside each other are more than the stack of the YAML reader holds.
    problems.push({ file, line: 1, column: 1, ...words.tooDeep })
    return source(undefined)
  }

  const valueOf = (node: unknown, place: Place, depth: number): unknown => {
    if (isAlias(node)) {
      problems.push(problem(startOf(node), words.noAliases))
      return undefined
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null
    place.node = node
    if (node.anchor !== undefined) problems.push(problem(startOf(node), words.noAliases))
    if (isScalar(node)) return node.value
    if (depth >= MAX_DEPTH) {
      problems.push(problem(startOf(node), words.tooDeep))
      return undefined
    }
    const below = (name: string | number, key: Node | undefined): Place => {
      const child: Place = { key, node: undefined, below: new Map() }
      place.below.set(name, child)
      return child
    }
    if (isSeq(node)) return node.items.map((item, index) => valueOf(item, below(index, undefined), depth + 1))
    const record: Record<string, unknown> = { __proto__: null }
    for (const pair of node.items) {
      const key: unknown = isPair(pair) ? pair.key : undefined
      if (!isScalar(key)) {
        problems.push(problem(startOf(key ?? node), KEYS_ARE_TEXT))
        continue
      }
      const name = String(key.value)
      if (place.below.has(name)) problems.push(problem(startOf(key), occursTwice(name)))
      record[name] = valueOf(pair.value, below(name, key), depth + 1)
    }
    return record
  }
  return source(valueOf(contents, top, 0))
}

/** A value of the file: its key, its node, and the values inside it. */
type Place = {
  readonly key: Node | undefined
  node: Node | undefined
  readonly below: Map<PropertyKey, Place>
}

function placeOf(top: Place, path: Path): Place {
  let place = top
  for (const step of path) {
    const next = place.below.get(step)
    // A missing value is shown at what it is missing in.
    if (next === undefined) break
    place = next
  }
  return place
}

function startOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0
}

const KEYS_ARE_TEXT = { nl: "een sleutel moet tekst zijn", en: "a key must be text" }

function occursTwice(key: string): Text {
  return {
    nl: `sleutel ${quoted(key)} staat hier al; een sleutel kan maar één keer`,
    en: `key ${quoted(key)} is here already; a key can occur once only`,
  }
}

function otherYamlError(message: string): Text {
  return { nl: `dit is geen geldige YAML: ${message}`, en: `this is no valid YAML: ${message}` }
}

type Words = {
  readonly tooLong: Text
  readonly tooDeep: Text
  readonly noAliases: Text
  /** The mistakes that people make; the others keep the library's words. */
  readonly yaml: Partial<Record<ErrorCode, Text>>
}

function wordsFor({ nl, en, units }: FileKind): Words {
  const tooDeep = { nl: `dit is te diep genest voor een ${nl}`, en: `this is nested too deeply for a ${en}` }
  const noAliases = {
    nl: `ankers (\`&\`) en verwijzingen (\`*\`) van YAML kunnen niet in een ${nl}; schrijf het voluit, of zet tekst met een \`*\` tussen aanhalingstekens`,
    en: `YAML anchors (\`&\`) and aliases (\`*\`) are not possible in a ${en}; write it out, or put text with a \`*\` in quotes`,
  }
  return {
    tooLong: {
      nl: `dit bestand is langer dan ${units} tekens`,
      en: `this file is longer than ${units} characters`,
    },
    tooDeep,
    noAliases,
    yaml: {
      ...YAML_ERRORS,
      BAD_ALIAS: noAliases,
      RESOURCE_EXHAUSTION: tooDeep,
      MULTIPLE_DOCS: {
        nl: `één bestand is één ${nl}; \`---\` kan maar één keer, bovenaan`,
        en: `one file is one ${en}; \`---\` can occur once only, at the top`,
      },
    },
  }
}

const YAML_ERRORS: Words["yaml"] = {
  BAD_INDENT: {
    nl: "de regels springen niet gelijk in; wat bij elkaar hoort moet recht onder elkaar staan, en een haakje moet dicht",
    en: "the lines are not indented alike; what belongs together must stand in one column, and a bracket must be closed",
  },
  BAD_SCALAR_START: {
    nl: "tekst die zo begint moet tussen aanhalingstekens",
    en: "text that begins like this must be in quotes",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    nl: "hier staan twee dubbele punten op één regel; zet tekst met een dubbele punt tussen aanhalingstekens, of kijk of de volgende regel goed inspringt",
    en: "two colons on one line; put text with a colon in quotes, or see whether the next line is indented rightly",
  },
  MISSING_CHAR: {
    nl: "er ontbreekt iets: een aanhalingsteken, een haakje, of een `:` met een spatie erachter",
    en: "something is missing: a quote, a bracket, or a `:` with a space after it",
  },
  TAB_AS_INDENT: { nl: "spring in met spaties, niet met tabs", en: "indent with spaces, not with tabs" },
  TAG_RESOLVE_FAILED: {
    nl: "een `!` aan het begin moet tussen aanhalingstekens",
    en: "a `!` at the beginning must be in quotes",
  },
}
