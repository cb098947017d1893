/** Facts that are made when they are asked for, group by group and leaf by leaf (../lazy.ts). */
import { lazyRecord, type Makers } from "../lazy.ts"
import type { Facts } from "./facts.ts"

const FACTS = lazyRecord<Facts>({
  version: true,
  sender: true,
  audience: true,
  membership: true,
  content: true,
  listed: true,
  attachments: true,
  addressing: true,
  form: true,
})
const AUDIENCE = lazyRecord<Facts["audience"]>({
  recipients: true,
  visible: true,
  visibleOutside: true,
  hidden: true,
  hiddenOutside: true,
  introductions: true,
  strangers: true,
  unreadable: true,
})
const MEMBERSHIP = lazyRecord<Facts["membership"]>({
  sensitivity: true,
  categories: true,
  exposures: true,
  list: true,
})
const CONTENT = lazyRecord<Facts["content"]>({
  categories: true,
  personal: true,
  identifiers: true,
  identified: true,
  persons: true,
})
const LISTED = lazyRecord<Facts["listed"]>({
  header: true,
  quoted: true,
  text: true,
  attached: true,
  hidden: true,
  others: true,
  complete: true,
})
const ATTACHMENTS = lazyRecord<Facts["attachments"]>({
  count: true,
  kinds: true,
  unreadable: true,
  persons: true,
  together: true,
  concealedPersons: true,
  identified: true,
  identifiers: true,
  categories: true,
  personal: true,
  concealed: true,
  concealedPersonal: true,
})
const ADDRESSING = lazyRecord<Facts["addressing"]>({
  firstTime: true,
  unconnected: true,
  lookalikes: true,
  otherAddress: true,
  privateAddress: true,
  loneOutsider: true,
  salutationMisfit: true,
})
const FORM = lazyRecord<Facts["form"]>({
  signed: true,
  encrypted: true,
  calendar: true,
  forwarded: true,
  reply: true,
  automatic: true,
  size: true,
  language: true,
  beyond: true,
  obstacles: true,
})

/** The groups whose leaves are made one by one; of the others the group is. */
type LeafByLeaf = "audience" | "membership" | "content" | "listed" | "attachments" | "addressing" | "form"
export type FactMakers = Omit<Makers<Facts>, LeafByLeaf> & {
  readonly [Group in LeafByLeaf]: Makers<Facts[Group]>
}

/** For reading leaves: a verdict asks for a handful. */
export function lazyFacts(makers: FactMakers): Facts {
  return FACTS.of({
    ...makers,
    audience: AUDIENCE.of(makers.audience),
    membership: MEMBERSHIP.of(makers.membership),
    content: CONTENT.of(makers.content),
    listed: LISTED.of(makers.listed),
    attachments: ATTACHMENTS.of(makers.attachments),
    addressing: ADDRESSING.of(makers.addressing),
    form: FORM.of(makers.form),
  })
}

/** The same facts as the records they are to everybody else: listed, copied and printed like any other. */
export function shownFacts(facts: Facts): Facts {
  return FACTS.shown(
    FACTS.of({
      version: facts.version,
      sender: () => facts.sender,
      audience: AUDIENCE.shown(facts.audience),
      membership: MEMBERSHIP.shown(facts.membership),
      content: CONTENT.shown(facts.content),
      listed: LISTED.shown(facts.listed),
      attachments: ATTACHMENTS.shown(facts.attachments),
      addressing: ADDRESSING.shown(facts.addressing),
      form: FORM.shown(facts.form),
    }),
  )
}
