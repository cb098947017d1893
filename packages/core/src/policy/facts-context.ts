/**
 * The facts as CEL sees them.
 *
 * CEL counts in 64-bit integers, which the library represents as BigInt. It finds the type of a value by its constructor,
 * and would otherwise convert each group for each rule; hence one constructor per group, whose leaves are getters.
 */
import { Environment } from "@marcbachmann/cel-js"
import type { Facts } from "../facts/facts.ts"
import type { FactGroups, FactValue, Leaf } from "./facts-schema.ts"
import { GROUP_NAMES, leavesOf } from "./facts-schema.ts"

/** The facts of one evaluation, and as getters its variables, by group. */
export type FactContext = { readonly facts: Facts }

/** Longest text that a condition looks at. RFC 5321 §4.5.3.1.3 allows 256 octets for a path; beyond this is no address. */
const MAX_TEXT_UNITS = 1024

/** Limits of one condition. None that a person would write comes near. */
export const CONDITION_LIMITS = { maxAstNodes: 500, maxDepth: 32, maxListElements: 200, maxCallArguments: 4 }

type Values = Readonly<Record<string, FactValue>>
type Group = new (values: Values) => object
type CelValue = bigint | boolean | string | readonly string[]
type GroupType = { readonly name: keyof FactGroups; readonly construct: Group }

/** A leaf is converted when a condition asks for it: facts are made when they are asked for (../lazy.ts). */
function groupType(name: keyof FactGroups): GroupType {
  const construct = class {
    readonly values: Values
    constructor(values: Values) {
      this.values = values
    }
  }
  for (const leaf of leavesOf(name)) {
    Object.defineProperty(construct.prototype, leaf.name, {
      get(this: { readonly values: Values }): CelValue {
        return celValue(leaf, this.values[leaf.name])
      },
    })
  }
  return { name, construct }
}

function celValue(leaf: Leaf, value: FactValue | undefined): CelValue {
  if (typeof value === "number") return BigInt(value)
  if (typeof value === "string") return bounded(value)
  if (typeof value === "boolean") return value
  if (value === undefined) throw new Error(`facts without "${leaf.path}"`)
  return value.some((item) => item.length > MAX_TEXT_UNITS) ? value.map(bounded) : value
}

function bounded(text: string): string {
  return text.length > MAX_TEXT_UNITS ? text.slice(0, MAX_TEXT_UNITS) : text
}

const GROUP_TYPES: readonly GroupType[] = GROUP_NAMES.map(groupType)

/** Knows the facts and nothing else. Never changed once made. */
export const ENVIRONMENT: Environment = GROUP_TYPES.reduce(
  (environment, { name, construct }) =>
    environment
      .registerType(`facts.${name}`, {
        ctor: construct,
        fields: Object.fromEntries(leavesOf(name).map((leaf) => [leaf.name, leaf.type])),
      })
      .registerVariable(name, `facts.${name}`),
  new Environment({ limits: CONDITION_LIMITS }),
)

/** The library reads variables by their names, wherever they come from: so they are defined once, not for each message. */
class Variables {
  readonly facts: Facts
  constructor(facts: Facts) {
    this.facts = facts
  }
}
for (const { name, construct } of GROUP_TYPES) {
  Object.defineProperty(Variables.prototype, name, {
    get(this: Variables): object {
      return new construct(this.facts[name])
    },
  })
}

/** Reading a leaf throws only on what are no facts at all: one that is missing, a count that is no whole number. */
export function contextOf(facts: Facts): FactContext {
  return new Variables(facts)
}
