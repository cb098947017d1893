/**
 * The port to the index of who knows whom, as commands use it: what is kept can be counted and removed, never listed.
 *
 * Deliberately left out: how the gate learns, in the background and never waiting (remembering.ts).
 */
import type { Category } from "@sluis/core/facts/facts"
import type { Lesson, Memory } from "@sluis/core/facts/memory"
import type { Address, PersonKey } from "@sluis/core/mail/address"
import type { Policy } from "@sluis/core/policy/policy"
import type { Result } from "@sluis/core/result"

import type { PolicyFault } from "../policy/choose-policy.ts"

/** Methods throw a `Fault` where the index can't be read or written. */
export type AcquaintanceIndex = {
  readonly memory: Memory
  /** Days since 1970, in order as far as can be. Written when it returns. */
  readonly learn: (lessons: readonly Lesson[], day: number) => void
  readonly removePerson: (address: Address) => RemovedPerson
  /** Replaces a list of that name. How many different people are on it now. */
  readonly importList: (name: string, reveals: readonly Category[], people: readonly PersonKey[]) => number
  /** By name. */
  readonly lists: () => readonly ListOnRecord[]
  /** Whether there was one. */
  readonly removeList: (name: string) => boolean
  /** Reads all of the index. */
  readonly size: () => AcquaintanceSize
  /** The day on which whoever was not seen longest was last seen, since 1970; undefined: nobody is known. */
  readonly oldestDay: () => number | undefined
  readonly close: () => void
}

/** How much there was of one person. */
export type RemovedPerson = {
  readonly people: number
  readonly pairs: number
  readonly circles: number
  readonly names: number
  readonly variants: number
  readonly lists: number
}

export type ListOnRecord = {
  readonly name: string
  readonly reveals: readonly Category[]
  readonly size: number
}

export type AcquaintanceSize = {
  readonly octets: number
  readonly people: number
  readonly pairs: number
  readonly circles: number
  readonly lists: number
}

/** How far files were read before, so that a run that was interrupted goes on where it stopped. */
export type ReadMarks = {
  /** In octets; 0: never read. `file`: as it was found. */
  readonly readUpTo: (file: string) => number
  /** On disk when it returns, but for a power cut. Throws a `Fault` where it can't be written. */
  readonly mark: (marks: readonly ReadMark[]) => void
}

export type ReadMark = { readonly file: string; readonly upTo: number }

/** The index of one configuration, and what learning from an archive needs besides. */
export type OpenedAcquaintance = {
  readonly index: AcquaintanceIndex
  /** False: nothing may be learnt. */
  readonly enabled: boolean
  /** Milliseconds after which is forgotten who was not seen. */
  readonly forgetAfter: number
  readonly us: readonly string[]
  readonly policy: () => Promise<Result<Policy, PolicyFault>>
  /** `anew`: forgets all marks first. */
  readonly marks: (anew: boolean) => ReadMarks
}
