/**
 * Short names of rules, for tables and filters where the rule's own words would be too long: those of the built-in policy and
 * of what Sluis does by itself. A rule that is not here goes by the first sentence of its words.
 */
import { msg } from "@lingui/core/macro"
import type { I18n, MessageDescriptor } from "@lingui/core"

import { firstSentence } from "./reason-text.ts"
import { said } from "./said.ts"
import type { Text } from "./said.ts"

const NAMES: ReadonlyMap<string, MessageDescriptor> = new Map([
  ["audience/strangers", msg`Strangers would see each other’s address`],
  ["membership/sensitive", msg`Being on this list gives something away`],
  ["membership/small-circle", msg`A small group of which belonging to it gives something away`],
  ["listed/in-header", msg`Bcc addresses left in the header`],
  ["listed/in-content", msg`Addresses of others in the text or an attachment`],
  ["listed/in-quoted-header", msg`Addresses of others in an older mail below`],
  ["listed/people-attached", msg`Data of many people in an attachment`],
  ["listed/people-in-files", msg`Data of many people in several attachments`],
  ["listed/people-in-text", msg`Data of many people in the text`],
  ["listed/people-concealed", msg`Hidden data of people in an attachment`],
  ["listed/person-concealed", msg`Hidden remarks on a person in an attachment`],
  ["listed/person-to-many", msg`About one person, to many people`],
  ["listed/person-attached", msg`About one person in an attachment, to many people`],
  ["form/attachment-unreadable", msg`An attachment that cannot be read`],
  ["form/beyond-limits", msg`Too large or too complicated to check`],
  ["form/search-incomplete", msg`Could not be searched completely`],
  ["addressing/doubtful", msg`Possibly the wrong person`],
  ["addressing/lookalike", msg`An address that looks like another one`],
  ["sluis/signed-content", msg`Signed, so that no separate copies can be made`],
  ["sluis/encrypted-recipients", msg`Encrypted for all recipients together`],
  ["sluis/tnef", msg`Packed by Outlook, with all addresses inside`],
  ["sluis/outlook-item", msg`An Outlook item with addresses is attached`],
  ["sluis/beyond-limits", msg`Too large or too complicated to make copies of`],
  ["sluis/unreadable", msg`A part cannot be read, so that no copies can be made`],
  ["sluis/exit-check", msg`Stopped by the last check before leaving`],
  ["sluis/not-judged", msg`Could not be checked`],
  ["sluis/took-too-long", msg`Checking took too long`],
  ["sluis/too-much", msg`Too much at once to check`],
  ["sluis/open-breach", msg`Shows people of an open breach to each other again`],
])

/** What Sluis stops whatever the policy says; the policy does not list these. */
export const FIXED_RULES: readonly string[] = [...NAMES.keys()].filter((rule) => rule.startsWith("sluis/"))

/** @param words of the rule itself; without them, a rule without a name goes by its id */
export function ruleName(rule: string, i18n: I18n, words?: Text): string {
  const name = NAMES.get(rule)
  if (name !== undefined) return i18n._(name)
  const sentence = words === undefined ? "" : firstSentence(said(words, i18n.locale))
  return sentence === "" ? rule : sentence
}
