/**
 * A condition in words, for people who do not read CEL.
 *
 * As far as sensible: comparisons of a fact with a number or a word, joined by and, or and not, which is what policies
 * consist of. Any other piece stands there as it was written: a wrong paraphrase would be worse than none.
 */
import type { ASTNode } from "@marcbachmann/cel-js"
import type { Leaf, Text } from "./facts-schema.ts"
import { LEAVES, valueInWords } from "./facts-schema.ts"

export function inWords(root: ASTNode): Text {
  return { nl: words(root, "nl"), en: words(root, "en") }
}

const JOIN = { "&&": { nl: "en", en: "and" }, "||": { nl: "of", en: "or" } } as const
const NOT = { nl: "niet", en: "not" } as const
const NUMBER_OF = { nl: "aantal", en: "number of" } as const

function words(node: ASTNode, language: keyof Text): string {
  if (node.op === "&&" || node.op === "||") return joined(node.op, partsOf(node, node.op), language)
  if (node.op === "!_") return `${NOT[language]} (${words(node.args, language)})`
  if (node.op === "in") return containing(node, node.args, language)
  if (isComparison(node)) return comparison(node, language)
  const leaf = leafOf(node)
  return leaf?.type === "bool" ? leaf.means[language] : asWritten(node)
}

/** `a || b || c` is parsed as pairs of pairs. */
function partsOf(node: ASTNode, op: "&&" | "||"): readonly ASTNode[] {
  if (node.op !== op) return [node]
  const parts: readonly ASTNode[] = node.args
  return parts.flatMap((part) => partsOf(part, op))
}

function joined(op: "&&" | "||", parts: readonly ASTNode[], language: keyof Text): string {
  const other = op === "&&" ? "||" : "&&"
  const texts = (op === "||" ? runsOfOneList(parts) : parts.map((part) => [part])).map((run) => {
    const [part, ...others] = run
    if (part === undefined) return ""
    if (others.length > 0) return oneOf(run, language)
    return part.op === other ? `(${words(part, language)})` : words(part, language)
  })
  return texts.join(`, ${JOIN[op][language]} `)
}

/** `"bsn" in content.identifiers || "iban" in content.identifiers`: what is asked of one list stands together. */
function runsOfOneList(parts: readonly ASTNode[]): readonly (readonly ASTNode[])[] {
  const runs: ASTNode[][] = []
  for (const part of parts) {
    const run = runs.at(-1)
    const [first] = run ?? []
    const list = listOf(part)
    if (run !== undefined && first !== undefined && list !== undefined && listOf(first) === list)
      run.push(part)
    else runs.push([part])
  }
  return runs
}

/** "identifiers in the new text: a BSN, an account number or a passport number". */
function oneOf(run: readonly ASTNode[], language: keyof Text): string {
  const leaf = run[0] && listOf(run[0])
  if (leaf === undefined) return ""
  const named = run.map((part) => word(leaf, memberOf(part) ?? "", language))
  return `${leaf.means[language]}: ${named.slice(0, -1).join(", ")} ${JOIN["||"][language]} ${named.at(-1) ?? ""}`
}

/** The list of `"bsn" in content.identifiers`. */
function listOf(node: ASTNode): Leaf | undefined {
  return memberOf(node) === undefined || node.op !== "in" ? undefined : leafOf(node.args[1])
}

function memberOf(node: ASTNode): string | undefined {
  if (node.op !== "in") return undefined
  const [item] = node.args
  return item.op === "value" && typeof item.args === "string" ? item.args : undefined
}

type Comparison = "==" | "!=" | ">=" | ">" | "<=" | "<"
type ComparisonNode = Extract<ASTNode, { readonly op: Comparison }>

function isComparison(node: ASTNode): node is ComparisonNode {
  return ["==", "!=", ">=", ">", "<=", "<"].includes(node.op)
}

function comparison(node: ComparisonNode, language: keyof Text): string {
  const { op } = node
  const [left, right] = node.args
  const counted = sizedLeaf(left)
  const leaf = counted ?? leafOf(left)
  if (leaf === undefined || right.op !== "value") return asWritten(node)
  const value = right.args
  const subject =
    counted === undefined ? leaf.means[language] : `${NUMBER_OF[language]} ${leaf.means[language]}`
  if (typeof value === "boolean" && (op === "==" || op === "!=")) {
    return value === (op === "==") ? subject : `${NOT[language]} (${subject})`
  }
  if (typeof value !== "string" && typeof value !== "bigint" && typeof value !== "number")
    return asWritten(node)
  const shown = typeof value === "string" ? word(leaf, value, language) : String(value)
  return `${subject}: ${relation(op, shown)[language]}`
}

function relation(op: Comparison, value: string): Text {
  switch (op) {
    case "==":
      return { nl: value, en: value }
    case "!=":
      return { nl: `niet ${value}`, en: `not ${value}` }
    case ">=":
      return { nl: `${value} of meer`, en: `${value} or more` }
    case ">":
      return { nl: `meer dan ${value}`, en: `more than ${value}` }
    case "<=":
      return { nl: `${value} of minder`, en: `${value} or fewer` }
    case "<":
      return { nl: `minder dan ${value}`, en: `fewer than ${value}` }
  }
}

/** `"health" in membership.categories` and `sender.department in ["hr", "care"]`. */
function containing(node: ASTNode, [item, list]: readonly [ASTNode, ASTNode], language: keyof Text): string {
  const leaf = leafOf(list)
  if (leaf !== undefined && item.op === "value" && typeof item.args === "string") {
    return `${leaf.means[language]}: ${word(leaf, item.args, language)}`
  }
  const single = leafOf(item)
  if (single === undefined || list.op !== "list") return asWritten(node)
  const options: string[] = []
  for (const option of list.args) {
    if (option.op !== "value") return asWritten(node)
    options.push(typeof option.args === "string" ? word(single, option.args, language) : String(option.args))
  }
  return `${single.means[language]}: ${options.join(` ${JOIN["||"][language]} `)}`
}

function word(leaf: Leaf, value: string, language: keyof Text): string {
  return leaf.values?.[value] === undefined ? `"${value}"` : valueInWords(leaf, value, language)
}

function leafOf(node: ASTNode): Leaf | undefined {
  if (node.op !== "." || node.args[0].op !== "id") return undefined
  return LEAVES.get(`${node.args[0].args}.${node.args[1]}`)
}

/** The list of `size(list)` and `list.size()`. */
function sizedLeaf(node: ASTNode): Leaf | undefined {
  if (node.op === "call" && node.args[0] === "size") return node.args[1][0] && leafOf(node.args[1][0])
  if (node.op === "rcall" && node.args[0] === "size") return leafOf(node.args[1])
  return undefined
}

function asWritten(node: ASTNode): string {
  return `\`${node.input.slice(node.start, node.end).replaceAll(/\s+/gu, " ")}\``
}
