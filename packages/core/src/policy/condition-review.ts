/**
 * Reads the syntax tree of a condition before its types are checked: which facts it uses, whether they exist, what it
 * would cost at most, and whether it does only what a policy needs.
 *
 * Why this module exists: the CEL library knows far more than a policy should use. `matches` runs JavaScript regular
 * expressions, which a hostile text can make run for hours; `cel.bind` can double a text fifty times; dates depend on
 * the machine. So there is a short list of what is allowed. And a comparison with a word that a fact can never be
 * ("certian") is well typed, yet never true: a rule that silently never fires is the worst mistake a policy can have.
 */
import type { ASTNode } from "@marcbachmann/cel-js"
import { beyondCounting, neverTrue } from "./condition-count.ts"
import { nearest, nearestFact } from "./did-you-mean.ts"
import type { Leaf, Text } from "./facts-schema.ts"
import { GROUP_NAMES, isGroup, LEAVES } from "./facts-schema.ts"
import { hint, oneOf, quoted } from "./problem.ts"

/** What is wrong, and at which character of the condition. */
export type ConditionProblem = Text & { readonly start: number }

export type Review = {
  readonly problems: readonly ConditionProblem[]
  /** The facts it uses, each once, in order of appearance. */
  readonly leaves: readonly Leaf[]
  /** Steps of the worst evaluation. */
  readonly cost: number
}

const METHODS = ["size", "startsWith", "endsWith", "contains", "lowerAscii"] as const
const MACROS = ["exists", "exists_one", "all"] as const
const CALLABLE: readonly string[] = [...METHODS, ...MACROS]

/** Why a function of CEL that people know is not there, and what to write instead. */
const INSTEAD: Readonly<Record<string, Text>> = {
  matches: {
    nl: "`matches` mag niet: een reguliere expressie kan eindeloos rekenen. Gebruik `contains`, `startsWith` of `endsWith`",
    en: "`matches` is not allowed: a regular expression can run without end. Use `contains`, `startsWith` or `endsWith`",
  },
  has: {
    nl: '`has` is niet nodig: elk feit is er altijd. Vergelijk met 0, met "" of met `size(…) == 0`',
    en: '`has` is not needed: every fact is always there. Compare with 0, with "" or with `size(…) == 0`',
  },
}

export function review(root: ASTNode, departments: readonly string[]): Review {
  const problems: ConditionProblem[] = []
  const leaves = new Set<Leaf>()
  const report = (node: ASTNode, text: Text): number => {
    problems.push({ start: node.start, nl: text.nl, en: text.en })
    return 1
  }

  const reportIf = (node: ASTNode, text: Text | undefined): void => {
    if (text !== undefined) report(node, text)
  }

  /** The leaf that a node stands for: a path, or the variable of an `exists` over a list. */
  const leafOf = (node: ASTNode, names: Names): Leaf | undefined => {
    if (node.op === "id") return names.get(node.args)
    return LEAVES.get(pathOf(node) ?? "")
  }

  /** Visits the node and gives what it costs. */
  const visit = (node: ASTNode, names: Names): number => {
    switch (node.op) {
      case "value": {
        const wrong = node.args instanceof Uint8Array ? ONLY_WORDS_AND_NUMBERS : beyondCounting(node.args)
        return wrong === undefined ? 1 : report(node, wrong)
      }
      case "id":
        if (names.has(node.args)) return 1
        return report(node, unknownName(node.args))
      case ".":
        return visitPath(node, names)
      case "call":
        return visitCall(node, node.args[0], undefined, node.args[1], names)
      case "rcall":
        return visitCall(node, node.args[0], node.args[1], node.args[2], names)
      case "list":
        return sum(node.args, names)
      case "!_":
      case "-_":
        return 1 + visit(node.args, names)
      case "in":
      case "==":
      case "!=": {
        if (node.op === "==") reportIf(node, neverTrue(node.op, node.args, isCount))
        checkWords(node.args[0], node.args[1], names)
        checkWords(node.args[1], node.args[0], names)
        const most = Math.max(...node.args.map(elements))
        return most + sum(node.args, names)
      }
      case "+":
        return elements(node) + sum(node.args, names)
      case "<":
      case "<=":
      case ">":
      case ">=":
        reportIf(node, neverTrue(node.op, node.args, isCount))
        return 1 + sum(node.args, names)
      case "-":
      case "*":
      case "/":
      case "%":
      case "||":
      case "&&":
      case "?:":
        return 1 + sum(node.args, names)
      case "[]":
      case "[?]":
      case ".?":
        return report(node, NO_INDEX)
      case "map":
        return report(node, ONLY_WORDS_AND_NUMBERS)
    }
  }

  const sum = (nodes: readonly ASTNode[], names: Names): number => {
    let cost = 0
    for (const node of nodes) cost += visit(node, names)
    return cost
  }

  const visitPath = (node: ASTNode, names: Names): number => {
    const path = pathOf(node)
    if (path === undefined) {
      return report(node, {
        nl: "achter een punt hoort hier een functie",
        en: "a function must follow the dot here",
      })
    }
    const leaf = LEAVES.get(path)
    if (leaf === undefined) {
      const variable = names.get(path.slice(0, path.indexOf(".")))
      return report(node, variable === undefined ? unknownFact(path) : NO_FIELDS)
    }
    leaves.add(leaf)
    return 1
  }

  /** Calls of what a policy may call. A macro visits its body once for each element, at worst. */
  const visitCall = (
    node: ASTNode,
    name: string,
    receiver: ASTNode | undefined,
    values: readonly ASTNode[],
    names: Names,
  ): number => {
    const known: readonly string[] = receiver === undefined ? ["size"] : CALLABLE
    if (!known.includes(name)) return report(node, unknownFunction(name, receiver === undefined))
    const cost = receiver === undefined ? 1 : 1 + visit(receiver, names)
    const macro = MACROS.some((each) => each === name)
    const [variable, body] = values
    if (!macro || receiver === undefined) return cost + sum(values, names)
    if (variable?.op !== "id" || body === undefined || values.length !== 2) {
      return report(node, {
        nl: `schrijf \`${name}\` zo: \`attachments.kinds.${name}(soort, soort == "text/calendar")\``,
        en: `write \`${name}\` like this: \`attachments.kinds.${name}(kind, kind == "text/calendar")\``,
      })
    }
    if (isGroup(variable.args)) {
      return report(variable, {
        nl: `${quoted(variable.args)} is een groep feiten; kies een andere naam`,
        en: `${quoted(variable.args)} is a group of facts; choose another name`,
      })
    }
    return (
      cost + elements(receiver) * visit(body, new Map([...names, [variable.args, leafOf(receiver, names)]]))
    )
  }

  /** A text beside a fact of a closed set must be one of the set. */
  const checkWords = (fact: ASTNode, other: ASTNode, names: Names): void => {
    const leaf = leafOf(fact, names)
    if (leaf === undefined) return
    const words = leaf.path === "sender.department" ? ["", ...departments] : Object.keys(leaf.values ?? {})
    if (words.length === 0) return
    for (const node of other.op === "list" ? other.args : [other]) {
      if (node.op !== "value" || typeof node.args !== "string" || words.includes(node.args)) continue
      const near = nearest(node.args, words)
      const possible = oneOf(words)
      report(node, {
        nl: `\`${leaf.path}\` is nooit ${quoted(node.args)}${near === undefined ? `; mogelijk: ${possible.nl}` : hint(near).nl}`,
        en: `\`${leaf.path}\` is never ${quoted(node.args)}${near === undefined ? `; possible: ${possible.en}` : hint(near).en}`,
      })
    }
  }

  const cost = visit(root, new Map())
  return { problems, leaves: [...leaves], cost }
}

/** Variables of `exists` and `all`, and the list fact whose elements they are. */
type Names = ReadonlyMap<string, Leaf | undefined>

/** The most elements that a node can have, if it is a list; 1 for anything else. */
function elements(node: ASTNode): number {
  if (node.op === "list") return node.args.length
  if (node.op === ".") return LEAVES.get(pathOf(node) ?? "")?.most ?? 1
  if (node.op === "+") return elements(node.args[0]) + elements(node.args[1])
  if (node.op === "?:") return Math.max(elements(node.args[1]), elements(node.args[2]))
  return 1
}

/** A fact that counts, or the size of one. */
function isCount(node: ASTNode): boolean {
  if (node.op === "call" || node.op === "rcall") return node.args[0] === "size"
  return LEAVES.get(pathOf(node) ?? "")?.type === "int"
}

/** `a.b.c` of a chain of names; undefined for anything else. */
function pathOf(node: ASTNode): string | undefined {
  if (node.op === "id") return node.args
  if (node.op !== ".") return undefined
  const left = pathOf(node.args[0])
  return left === undefined ? undefined : `${left}.${node.args[1]}`
}

const ONLY_WORDS_AND_NUMBERS = {
  nl: "hier passen alleen getallen, teksten tussen aanhalingstekens, true, false en lijsten daarvan",
  en: "only numbers, texts in quotes, true, false and lists of them fit here",
}
const NO_INDEX = {
  nl: 'haken kunnen hier niet; schrijf `groep.feit`, of `"health" in membership.categories`',
  en: 'brackets do not work here; write `group.fact`, or `"health" in membership.categories`',
}
const NO_FIELDS = {
  nl: "een element van een lijst is een tekst en heeft geen onderdelen",
  en: "an element of a list is a text and has no parts",
}

function unknownName(name: string): Text {
  if (isGroup(name)) {
    const example = [...LEAVES.values()].find((leaf) => leaf.group === name)?.path
    return {
      nl: `${quoted(name)} is een groep feiten; noem er een, zoals \`${example}\``,
      en: `${quoted(name)} is a group of facts; name one of them, such as \`${example}\``,
    }
  }
  return unknownFact(name)
}

function unknownFact(path: string): Text {
  const near = nearestFact(path)
  const group = GROUP_NAMES.find((name) => path.startsWith(`${name}.`))
  if (near === undefined && group !== undefined) {
    const names = oneOf([...LEAVES.values()].filter((leaf) => leaf.group === group).map((leaf) => leaf.name))
    return {
      nl: `onbekend feit ${quoted(path)}; \`${group}\` heeft ${names.nl}`,
      en: `unknown fact ${quoted(path)}; \`${group}\` has ${names.en}`,
    }
  }
  if (near === undefined) {
    const groups = oneOf(GROUP_NAMES)
    return {
      nl: `onbekend feit ${quoted(path)}; een feit begint met ${groups.nl}`,
      en: `unknown fact ${quoted(path)}; a fact begins with ${groups.en}`,
    }
  }
  return {
    nl: `onbekend feit ${quoted(path)}${hint(near).nl}`,
    en: `unknown fact ${quoted(path)}${hint(near).en}`,
  }
}

function unknownFunction(name: string, alone: boolean): Text {
  const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined
  if (instead !== undefined) return instead
  if (alone && CALLABLE.includes(name)) {
    return {
      nl: `${quoted(name)} hoort achter een feit: \`sender.address.${name}(…)\``,
      en: `${quoted(name)} comes after a fact: \`sender.address.${name}(…)\``,
    }
  }
  const near = nearest(name, CALLABLE)
  const known = oneOf(CALLABLE)
  return {
    nl: `onbekende functie ${quoted(name)}${near === undefined ? `; er zijn ${known.nl}` : hint(near).nl}`,
    en: `unknown function ${quoted(name)}${near === undefined ? `; there are ${known.en}` : hint(near).en}`,
  }
}
