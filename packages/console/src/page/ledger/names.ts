/** What the figures, words and salted values of entries are called, in the order in which they are shown. One that is not here is shown as it stands. */
import { msg } from "@lingui/core/macro"
import type { MessageDescriptor } from "@lingui/core"

/** The salted value that is whoever acted. */
export const WHO = "who"
/** Salted values that are people: "" for one whose account is gone. */
export const PEOPLE: ReadonlySet<string> = new Set([WHO, "by"])

export const NAMES: ReadonlyMap<string, MessageDescriptor> = new Map([
  [WHO, msg`Who did it`],
  ["by", msg`Asked by`],
  ["department", msg`Department`],
  ["reason", msg`Reason`],
  ["list", msg`List`],
  ["route", msg`Route`],
  ["recipients", msg`Recipients`],
  ["visible", msg`Visible recipients`],
  ["visibleOutside", msg`Visible recipients outside the organisation`],
  ["hidden", msg`Hidden recipients`],
  ["introductions", msg`Times that somebody would have got an address`],
  ["exposures", msg`Times that somebody would have been seen on this list`],
  ["messages", msg`Messages`],
  ["people", msg`People`],
  ["size", msg`Entries`],
  ["salts", msg`Values erased`],
  ["rules", msg`Rules of the policy`],
  ["sensitivity", msg`What being on the list says`],
  ["from", msg`From`],
  ["until", msg`Until`],
  ["scopes", msg`Allowed to do`],
  ["policy", msg`Policy`],
  ["version", msg`Version`],
  ["source", msg`Source`],
  ["kind", msg`Kind`],
  ["outcome", msg`Outcome`],
])

/** Of words that mean something to a reader, what they mean: by name and value. */
export const MEANINGS: ReadonlyMap<string, MessageDescriptor> = new Map([
  ["sensitivity none", msg`nothing sensitive`],
  ["sensitivity assumed", msg`probably something sensitive`],
  ["sensitivity certain", msg`something sensitive`],
])
