/** The exceptions of Art. 34(3) GDPR, in words. */
import { msg } from "@lingui/core/macro"
import type { I18n, MessageDescriptor } from "@lingui/core"
import type { PeopleDecision } from "@sluis/core/breach/step"

export type Exception = NonNullable<PeopleDecision["exception"]>

const WORDS: { readonly [exception in Exception]: MessageDescriptor } = {
  unintelligible: msg`Nobody who got the data can read them`,
  "later-measures": msg`What was done afterwards took away the high risk`,
  disproportionate: msg`Telling everybody would take disproportionate effort, and it is made public instead`,
}

export function exceptionWords(exception: Exception, i18n: Pick<I18n, "_">): string {
  return i18n._(WORDS[exception])
}
