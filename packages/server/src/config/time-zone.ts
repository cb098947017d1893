/** Names of time zones (IANA), as `Europe/Amsterdam`. */
import { err, ok } from "@sluis/core/result"
import { nearest } from "@sluis/core/policy/did-you-mean"

import type { ReadValue } from "./read-value.ts"

const ZONES: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone")]

export const readTimeZone: ReadValue<string> = (value) => {
  const must = {
    nl: "een tijdzone zijn, zoals `Europe/Amsterdam`",
    en: "a time zone, such as `Europe/Amsterdam`",
  }
  if (typeof value !== "string") return err({ must })
  const zone = ZONES.find((name) => name.toLowerCase() === value.toLowerCase())
  return zone === undefined ? err({ must, meant: nearest(value, ZONES) }) : ok(zone)
}
