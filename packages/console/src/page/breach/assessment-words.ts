/** What the parts of the method are called on the screen. */
import { msg } from "@lingui/core/macro"
import type { I18n, MessageDescriptor } from "@lingui/core"
import type { Assessment, DataKind } from "@sluis/core/breach/severity/severity"

type Speaks = Pick<I18n, "_">
export type Circumstance = keyof Assessment["circumstances"]

const GROUPS: ReadonlyMap<string, MessageDescriptor> = new Map([
  ["all", msg`All people`],
  ["work-named", msg`People with a name in their work address`],
  ["private-named", msg`People with a name in their private address`],
  ["opaque", msg`People whose address does not say who they are`],
  ["functional", msg`Addresses of departments and functions`],
])

/** What an officer called it is shown as it was typed. */
export function groupWords(group: string, i18n: Speaks): string {
  const known = GROUPS.get(group)
  return known === undefined ? group : i18n._(known)
}

const KINDS: { readonly [kind in DataKind]: MessageDescriptor } = {
  simple: msg`Simple data: names, addresses, work`,
  behavioural: msg`Behaviour: journeys, searches, habits`,
  financial: msg`Money: income, debts, accounts`,
  sensitive: msg`Sensitive data: health, belief, origin`,
}

export function kindWords(kind: DataKind, i18n: Speaks): string {
  return i18n._(KINDS[kind])
}

const CIRCUMSTANCES: { readonly [name in Circumstance]: MessageDescriptor } = {
  confidentiality: msg`Confidentiality: who has the data`,
  integrity: msg`Integrity: were data altered`,
  availability: msg`Availability: were data lost`,
  intent: msg`Intent: did somebody mean harm`,
}

export function circumstanceWords(name: Circumstance, i18n: Speaks): string {
  return i18n._(CIRCUMSTANCES[name])
}
