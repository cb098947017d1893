/**
 * What a message itself says about a breach: who got what about how many, in numbers and categories. No address, no name and
 * no content: those stay with the message, or in the sealed records of the people concerned.
 */
import type { Category, Concealment, Facts, Identifier, Sensitivity } from "../facts/facts.ts"

export type MessageEvidence = {
  /** Id of the message at Sluis; "" where it was uploaded. */
  readonly message: string
  /** SHA-256 of its octets, in hexadecimal; "" where only numbers are left of it. */
  readonly digest: string
  /** When it was sent, by the gateway or by its Date field: milliseconds since 1970. */
  readonly sentAt: number | undefined
  readonly sentAtFrom: "gateway" | "date-field" | undefined
  /** "prevented": nobody got it as it was written. */
  readonly outcome: "prevented" | "sent" | "unknown"
  readonly recipients: number
  readonly visible: number
  readonly visibleOutside: number
  readonly hidden: number
  readonly introductions: number
  readonly exposures: number
  readonly sensitivity: Sensitivity
  /** What belonging to its recipients gives away. */
  readonly membership: readonly Category[]
  readonly content: readonly Category[]
  readonly identifiers: readonly Identifier[]
  /** People in the content, its attachments or its quoted headers. */
  readonly identified: number
  readonly listed: Facts["listed"]
  readonly attachments: {
    readonly count: number
    readonly unreadable: number
    readonly persons: number
    readonly identifiers: readonly Identifier[]
    readonly categories: readonly Category[]
    readonly concealed: readonly Concealment[]
  }
}
