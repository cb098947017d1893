/** One thing in which two policies differ (./compare-policies.ts). */
import type { Text } from "./facts-schema.ts"

export type PolicyDifference = Text & {
  readonly kind: "added" | "removed" | "changed"
  readonly what: "rule" | "department" | "numbers" | "setting"
  /** Of the rule or the department, or the shape of a number. */
  readonly name: string
  /** It is about the floor, or something that a floor rule asks for. */
  readonly floor: boolean
  /** What stood there and what stands there now, as in the file. */
  readonly before: string | undefined
  readonly after: string | undefined
}

export function touchesFloor(differences: readonly PolicyDifference[]): boolean {
  return differences.some(({ floor }) => floor)
}
