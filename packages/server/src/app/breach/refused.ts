/** Why a file of a breach refuses a step, as a fault: what to do about it is in core's words, in both languages. */
import { refusalWords } from "@sluis/core/breach/refusal"
import type { Refusal } from "@sluis/core/breach/refusal"

import { Fault } from "../fault.ts"

/** `subject`: id of the file. */
export function refused(subject: string, refusal: Refusal): Fault {
  return new Fault("breach/refused", subject, "", undefined, refusalWords(refusal))
}
