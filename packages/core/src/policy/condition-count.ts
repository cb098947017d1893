/**
 * Numbers in a condition that no message can reach. A comparison with one is well typed, yet the rule never fires, and
 * nobody would notice.
 *
 * Deliberately left out: comparisons that are always true. Such a rule is noticed on the first message.
 */
import type { ASTNode } from "@marcbachmann/cel-js"
import type { Text } from "./facts-schema.ts"

/** Facts are JavaScript numbers: beyond this two of them could not be told apart. */
const MOST = BigInt(Number.MAX_SAFE_INTEGER)

/** What is wrong with a literal, if anything. */
export function beyondCounting(literal: unknown): Text | undefined {
  return typeof literal === "bigint" && literal > MOST ? TOO_LARGE : undefined
}

/** What is wrong with a comparison of a count, if no count can make it true. `isCount` knows facts and sizes. */
export function neverTrue(
  comparison: Comparison,
  [left, right]: readonly [ASTNode, ASTNode],
  isCount: (node: ASTNode) => boolean,
): Text | undefined {
  const onTheRight = isCount(left) ? wholeNumber(right) : undefined
  if (onTheRight !== undefined) return IS_BELOW_ALL[comparison](onTheRight) ? NEVER_NEGATIVE : undefined
  const onTheLeft = isCount(right) ? wholeNumber(left) : undefined
  if (onTheLeft === undefined) return undefined
  return IS_BELOW_ALL[MIRRORED[comparison]](onTheLeft) ? NEVER_NEGATIVE : undefined
}

type Comparison = keyof typeof IS_BELOW_ALL

/** Whether `count <op> number` asks for a count below 0. */
const IS_BELOW_ALL = {
  "<": (number: bigint) => number <= 0n,
  "<=": (number: bigint) => number < 0n,
  ">": () => false,
  ">=": () => false,
  "==": (number: bigint) => number < 0n,
} as const
const MIRRORED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==" } as const

function wholeNumber(node: ASTNode): bigint | undefined {
  if (node.op === "-_" && node.args.op === "value" && typeof node.args.args === "bigint")
    return -node.args.args
  return node.op === "value" && typeof node.args === "bigint" ? node.args : undefined
}

const NEVER_NEGATIVE = {
  nl: "dit is nooit waar: een aantal is 0 of meer; bedoelt u `== 0`?",
  en: "this is never true: a count is 0 or more; did you mean `== 0`?",
}
const TOO_LARGE = {
  nl: `zo groot wordt geen enkel aantal; het grootste getal dat hier kan is ${MOST}`,
  en: `no count gets this large; the largest number possible here is ${MOST}`,
}
