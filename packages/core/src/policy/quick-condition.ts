/**
 * The conditions that policies consist of, as functions: counts and words compared with what the policy names, joined by
 * and, or and not.
 *
 * Why this module exists: asking the conditions of the built-in policy through the library's evaluator took as long as
 * reading the header. The library stays the one that decides what a condition means (./condition.ts): it reads it and checks
 * its types, evaluates whatever is not known here, and is asked whenever something goes wrong here, so that errors are its
 * own too (in CEL, `true || 1 / 0 > 1` is true).
 */
import type { ASTNode } from "@marcbachmann/cel-js"
import type { Facts } from "../facts/facts.ts"
import { factAt, LEAVES, type FactType, type Leaf } from "./facts-schema.ts"

type Read<T> = (facts: Facts) => T

/** What a checked condition gives; undefined where a piece of it is not known here. The function throws where facts are none. */
export function quickCondition(node: ASTNode): Read<boolean> | undefined {
  switch (node.op) {
    case "&&":
      return joined(node.args, (left, right) => (facts) => left(facts) && right(facts))
    case "||":
      return joined(node.args, (left, right) => (facts) => left(facts) || right(facts))
    case "!_": {
      const inner = quickCondition(node.args)
      return inner === undefined ? undefined : (facts) => !inner(facts)
    }
    case ".": {
      const leaf = leafAt(node, "bool")
      return leaf === undefined ? undefined : (facts) => boolAt(facts, leaf)
    }
    case "==":
      return (
        wordCompared(node.args, (left, right) => left === right) ??
        compared(node.args, (left, right) => left === right)
      )
    case "!=":
      return (
        wordCompared(node.args, (left, right) => left !== right) ??
        compared(node.args, (left, right) => left !== right)
      )
    case "in":
      return wordIn(node.args)
    case "<":
      return compared(node.args, (left, right) => left < right)
    case "<=":
      return compared(node.args, (left, right) => left <= right)
    case ">":
      return compared(node.args, (left, right) => left > right)
    case ">=":
      return compared(node.args, (left, right) => left >= right)
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "-_":
    case "?:":
    case "[]":
    case "[?]":
    case ".?":
    case "call":
    case "rcall":
    case "id":
    case "list":
    case "map":
    case "value":
      return undefined
  }
}

function joined(
  [one, other]: readonly [ASTNode, ASTNode],
  join: (left: Read<boolean>, right: Read<boolean>) => Read<boolean>,
): Read<boolean> | undefined {
  const left = quickCondition(one)
  const right = quickCondition(other)
  return left === undefined || right === undefined ? undefined : join(left, right)
}

/** A count on the left and a number on the right, as people write it. */
function compared(
  [left, right]: readonly [ASTNode, ASTNode],
  holds: (left: number, right: number) => boolean,
): Read<boolean> | undefined {
  const count = countOf(left)
  if (count === undefined || right.op !== "value" || typeof right.args !== "bigint") return undefined
  const number = Number(right.args)
  return Number.isSafeInteger(number) ? (facts) => holds(count(facts), number) : undefined
}

/** A text beyond this is cut for CEL (./facts-context.ts), which no such word could tell from the whole. */
const MAX_WORD_UNITS = 1000

function wordCompared(
  [left, right]: readonly [ASTNode, ASTNode],
  holds: (left: string, right: string) => boolean,
): Read<boolean> | undefined {
  const leaf = leafAt(left, "string")
  const word = wordOf(right)
  return leaf === undefined || word === undefined ? undefined : (facts) => holds(textAt(facts, leaf), word)
}

function wordIn([left, right]: readonly [ASTNode, ASTNode]): Read<boolean> | undefined {
  const word = wordOf(left)
  const leaf = leafAt(right, "list<string>")
  return leaf === undefined || word === undefined ? undefined : (facts) => listAt(facts, leaf).includes(word)
}

function wordOf(node: ASTNode): string | undefined {
  if (node.op !== "value" || typeof node.args !== "string") return undefined
  return node.args.length > MAX_WORD_UNITS ? undefined : node.args
}

function countOf(node: ASTNode): Read<number> | undefined {
  if (node.op === "call" && node.args[0] === "size") {
    const [of] = node.args[1]
    const list = of === undefined ? undefined : leafAt(of, "list<string>")
    return list === undefined ? undefined : (facts) => listAt(facts, list).length
  }
  const leaf = leafAt(node, "int")
  return leaf === undefined ? undefined : (facts) => countAt(facts, leaf)
}

function leafAt(node: ASTNode, type: FactType): Leaf | undefined {
  if (node.op !== "." || node.args[0].op !== "id") return undefined
  const leaf = LEAVES.get(`${node.args[0].args}.${node.args[1]}`)
  return leaf?.type === type ? leaf : undefined
}

function countAt(facts: Facts, leaf: Leaf): number {
  const value = factAt(facts, leaf)
  if (typeof value === "number" && Number.isInteger(value)) return value
  throw new TypeError(`"${leaf.path}" is no count`)
}

function boolAt(facts: Facts, leaf: Leaf): boolean {
  const value = factAt(facts, leaf)
  if (typeof value === "boolean") return value
  throw new TypeError(`"${leaf.path}" is neither true nor false`)
}

function textAt(facts: Facts, leaf: Leaf): string {
  const value = factAt(facts, leaf)
  if (typeof value === "string") return value
  throw new TypeError(`"${leaf.path}" is no text`)
}

function listAt(facts: Facts, leaf: Leaf): readonly string[] {
  const value = factAt(facts, leaf)
  if (typeof value === "object") return value
  throw new TypeError(`"${leaf.path}" is no list`)
}
