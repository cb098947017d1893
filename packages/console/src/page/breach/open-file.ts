/** A file of a breach as the server gives it, added up by the same core as the server uses. */
import { NO_ATTESTATIONS } from "@sluis/core/breach/letter/attestation"
import type { Attestations } from "@sluis/core/breach/letter/attestation"
import { accountOf } from "@sluis/core/breach/account"
import type { BreachAccount, Told } from "@sluis/core/breach/account"
import { fileOf } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import type { BreachStep } from "@sluis/core/breach/step"
import type { Gives } from "@sluis/server/contract/form"

type Shown = Gives<"breaches.show">

export type OpenFile = {
  readonly id: string
  /** By year: 2026-003. */
  readonly number: string
  readonly file: BreachFile
  /** Of who took steps, by id. */
  readonly names: Readonly<Record<string, string>>
  /** Counts; names come after a click that is recorded. */
  readonly people: Shown["people"]
}

/** Undefined: its steps do not add up, which only a damaged store makes happen. */
export function openFile({ id, number, steps, names, people }: Shown): OpenFile | undefined {
  // TRUST: steps as the server checked them; what is absent in JSON is undefined.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same type, but for `readonly` and absent fields
  const file = fileOf(steps as readonly BreachStep[])
  return file.ok ? { id, number, file: file.value, names, people } : undefined
}

/** Number of the last step: what somebody has seen who looks at the file now. */
export function lastStep({ file }: OpenFile): number {
  return file.steps.length - 1
}

/** What the texts of the core draw on. */
export function accountIn({ file, number, people }: OpenFile): BreachAccount {
  return accountOf(file, number, attestationsIn(people), toldIn(people))
}

function toldIn({ informed, informedByHand = 0, informedAt }: Shown["people"]): Told {
  return { people: informed, byHand: informedByHand, firstAt: informedAt }
}

function attestationsIn({ answers, received }: Shown["people"]): Attestations {
  const count = (answer: keyof Attestations["answers"]): number => answers[answer] ?? 0
  const given = {
    deleted: count("deleted"),
    "not-opened": count("not-opened"),
    forwarded: count("forwarded"),
    printed: count("printed"),
    kept: count("kept"),
  }
  const answered = Object.values(given).reduce((sum, each) => sum + each, 0)
  // The counts do not say who was asked: where somebody answered, everybody who got it was.
  return answered === 0 ? NO_ATTESTATIONS : { asked: received, answered, answers: given }
}
