/** What the advice of the core asks, from what the file says. */
import type { Situation } from "@sluis/core/breach/clock/duty"
import { fileClock } from "@sluis/core/breach/clock/file-clock"
import { evidenceIn, isNearMiss } from "@sluis/core/breach/file"
import { GDPR } from "@sluis/core/breach/clock/law"
import { PLAIN_CIRCUMSTANCES, proposeAssessment } from "@sluis/core/breach/severity/propose"
import { severityOf } from "@sluis/core/breach/severity/severity"
import type { Assessment } from "@sluis/core/breach/severity/severity"

import type { OpenFile } from "./open-file.ts"

/** @param now milliseconds since 1970 */
export function situationOf({ file, people }: OpenFile, now: number): Situation {
  const assessment = file.assessment.now?.value
  const clock = fileClock(file, now)
  return {
    severity: assessment === undefined ? undefined : severityOf(assessment),
    evidence: evidenceIn(file),
    nearMiss: isNearMiss(file),
    unintelligible: file.people.now?.value.exception === "unintelligible",
    // Passed on, as a recipient said; or unknown who has it, as the officer assessed it.
    spread: passedOn(people) > 0 || (assessment?.circumstances.confidentiality.value ?? 0) >= UNKNOWN_HANDS,
    law: clock.kind === "none" ? GDPR : clock.deadlines.law,
  }
}

/** What can be said of the severity without anybody having looked at it. */
export function proposalFor({ file, people }: OpenFile): Assessment {
  return proposeAssessment(evidenceIn(file), [], { ...PLAIN_CIRCUMSTANCES, forwarded: passedOn(people) })
}

/** The method: an unknown number of recipients. */
const UNKNOWN_HANDS = 0.5

function passedOn({ answers }: OpenFile["people"]): number {
  return answers["forwarded"] ?? 0
}
