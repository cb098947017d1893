/**
 * What `sluis check --json` prints; documented in docs/check-json.md. One line per message, so that a stream of any
 * length can be read line by line.
 */
import type { Examination } from "@sluis/core/examine"

import { tell } from "../../app/fault.ts"
import type { Fault } from "../../app/fault.ts"
import type { Language } from "../../app/language.ts"
import type { Where } from "../../app/read-mail.ts"
import { safeJson } from "../safe-text.ts"

const VERSION = 1

export function checkJson(
  { file, offset }: Where,
  { verdict, facts, evidence, people }: Examination,
): string {
  return safeJson({ version: VERSION, file, offset, verdict, facts, evidence, recipients: people })
}

export function faultJson(fault: Fault, language: Language): string {
  const { problem, remedy } = tell(fault, language)
  return safeJson({ version: VERSION, file: fault.subject, fault: { code: fault.code, problem, remedy } })
}
