/**
 * What does not fit in a request, by its place: in words of ours, because a schema's own could repeat what was sent.
 */
import type { z } from "zod"

import type { Bilingual, Language } from "../app/language.ts"

export type InvalidPlace = {
  /** The part of the request, and the names down to the value: `body.roles.0`. */
  readonly path: string
  readonly message: string
}

/** More help nobody. */
const MAX_PLACES = 20

export function invalidPlaces(part: string, error: z.ZodError, language: Language): readonly InvalidPlace[] {
  return error.issues.slice(0, MAX_PLACES).map((issue) => ({
    path: [part, ...issue.path].map(String).join("."),
    message: wordsOf(issue)[language],
  }))
}

function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? MISSING : OTHER_KIND
    case "too_small":
      return amount("moet ten minste", "must be at least", issue.minimum, issue.origin)
    case "too_big":
      return amount("mag hoogstens", "must be at most", issue.maximum, issue.origin)
    case "invalid_value": {
      const values = issue.values.map(String).join(", ")
      return { nl: `moet een van deze zijn: ${values}`, en: `must be one of: ${values}` }
    }
    case "invalid_union":
      return {
        nl: "past bij geen van de vormen die het kan hebben",
        en: "fits none of the forms that it can have",
      }
    case "invalid_format":
      return { nl: "heeft niet de vorm die het moet hebben", en: "does not have the form that it must have" }
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return { nl: "kan hier niet", en: "is not possible here" }
  }
}

const MISSING: Bilingual = { nl: "ontbreekt", en: "is missing" }
const OTHER_KIND: Bilingual = { nl: "is van een andere soort", en: "is of another kind" }

function amount(nl: string, en: string, limit: number | bigint, origin: string): Bilingual {
  const unit = UNITS[origin] ?? { nl: "", en: "" }
  return { nl: `${nl} ${limit}${unit.nl} zijn`, en: `${en} ${limit}${unit.en}` }
}

/** What is counted, where it is not the value itself. */
const UNITS: Readonly<Record<string, Bilingual>> = {
  string: { nl: " tekens", en: " characters" },
  array: { nl: " stuks", en: " elements" },
}
