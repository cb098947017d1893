/**
 * What is wrong with a configuration, for the log: where, and which keys.
 *
 * TRUST: without the words, which quote what stands there; that may be a secret in the wrong place.
 */
import type { PolicyProblem } from "@sluis/core/policy/problem"

import type { StartFault } from "./app/gateway.ts"
import type { LogFields } from "./app/log.ts"

/** Whoever mends these, sees the others with `sluis config check`. */
const MAX_PROBLEMS = 10

export function wrongFields({ fault, problems, findings }: StartFault): LogFields {
  const wrong = findings.filter(({ grade }) => grade !== "advice")
  const places = [
    ...problems.map(placeOf),
    ...wrong.flatMap((finding) => [finding.key, ...finding.problems.map(placeOf)]),
  ]
  return {
    why: fault.code,
    path: fault.subject,
    ...(places.length > 0 && { problems: places.slice(0, MAX_PROBLEMS), count: places.length }),
  }
}

function placeOf({ file, line, column, key = "" }: PolicyProblem): string {
  const place = `${file}:${line}:${column}`
  // An address in the place of a key is none of ours, and would withhold the place as well.
  return key === "" || key.includes("@") ? place : `${place} ${key}`
}
