/**
 * Message and context -> facts.
 *
 * The one place that knows all observers and how they build on each other: who is in the audience, what the words say,
 * where addresses stand, who knows whom, what the form allows. Each fact is made when it is asked for (../lazy.ts).
 */
import { lazy } from "../lazy.ts"
import { newcomers, observeAddressing } from "../addressing/observe-addressing.ts"
import type { DocumentFacts } from "../document/document.ts"
import { mayHoldIdentifier } from "../identifier/find-identifiers.ts"
import type { NumberShape } from "../identifier/identifier.ts"
import { decodeEncodedWords } from "../mail/encoded-word.ts"
import { greetingOf, type Greeting } from "../mail/greeting.ts"
import { fieldValue } from "../mail/header.ts"
import type { Message } from "../mail/message.ts"
import { indexAddresses, type AddressIndex } from "../search/address-index.ts"
import { searchMessage, type MessageSearch } from "../search/search-message.ts"
import {
  acquaintances,
  strangersAmong,
  organisationCircles,
  rememberedCircles,
  threadCircles,
  type Circle,
} from "./acquaintance.ts"
import { observeAttachments } from "./attachment.ts"
import { isLetterToOne } from "./letter.ts"
import { isCircleOfClients } from "./client-circle.ts"
import { NO_IDENTIFIERS, observeIdentifiers } from "./content-identifier.ts"
import { countPeopleListed } from "./content-person.ts"
import { invitedFor, uniteDocuments, unreadParts } from "./document-facts.ts"
import { readAudience, type Audience, type Envelope } from "./audience.ts"
import { earlierMessages, type Earlier } from "./earlier.ts"
import { describeEvidence } from "./evidence.ts"
import type { Evidence, Facts } from "./facts.ts"
import {
  beyondOf,
  isEncrypted,
  isForwarded,
  isReply,
  isSigned,
  observeAutomatic,
  observeCalendar,
} from "./form.ts"
import { languageOf } from "./language.ts"
import { lazyFacts } from "./lazy-facts.ts"
import { contactsIn, countListed, placesOf, relevantHits, shownMembers, sightedIn } from "./listed.ts"
import { membershipOf, personalOf } from "./membership.ts"
import type { Memory } from "./memory.ts"
import { findObstacles } from "./obstacle.ts"
import { mayOwnWordsHold, readOwnWords } from "./own-words.ts"
import { countQuotedOthers } from "./quoted-others.ts"
import { recogniseList } from "./registered-list.ts"
import { mayBeSensitive, NOTHING_SENSITIVE, observeSensitivity } from "./sensitivity.ts"
import { readBodyTexts, textsOf, zonesOf, type TextZone } from "./text-zone.ts"
import { readTold } from "./told.ts"
import { hadByAll, membersOfEarlier, quotedAuthors } from "./thread.ts"

export type ObserveContext = {
  readonly envelope?: Envelope
  readonly us: readonly string[]
  /** The department of a sender's person key; "" for none. */
  readonly departmentOf: (address: string) => string
  /** What earlier mail taught; NO_MEMORY where there is none. */
  readonly memory: Memory
  /** What was read of the attachments beforehand, by the path of the part (../document/open-documents.ts). */
  readonly documents: ReadonlyMap<string, DocumentFacts>
  /** Numbers that the organisation gives out itself, as the policy declares them. */
  readonly numbers: readonly NumberShape[]
}

export type Learning = { readonly introductions: number; readonly exposures: number }

export type Observation = {
  /** For reading leaves; `shownFacts` (./lazy-facts.ts) for all other uses. */
  readonly facts: Facts
  readonly evidence: () => readonly Evidence[]
  readonly audience: Audience
  /** What each member would learn, by number. */
  readonly learns: () => readonly Learning[]
  /** What one member would learn of another by this message, if anything; both by number. */
  readonly learnsOf: (member: number, other: number) => "address" | "list" | undefined
  readonly index: () => AddressIndex
  readonly search: () => MessageSearch
  /** May this member (by number) read that other member's address? Then the exit check lets it pass. */
  readonly mayKnow: (member: number, other: number) => boolean
}

export function observe(message: Message, context: ObserveContext): Observation {
  const audience = readAudience(message, context.envelope, context.us)
  const { members } = audience
  const nobodyHidden = audience.visible === members.length

  const subject = lazy(() => subjectOf(message))
  const texts = lazy(() => readBodyTexts(message))
  const zones = lazy(() => zonesOf(texts(), isReply(message, subject()) || isForwarded(message, subject())))
  const earlier = lazy(() => earlierMessages(message, zones()))
  const newKeys = lazy(() => new Set(newcomers(audience, context.memory).map(({ address }) => address.key)))
  const words = lazy(() =>
    readOwnWords({
      message,
      subject: subject(),
      zones: zones(),
      audience,
      earlier,
      isNewcomer: (key) => newKeys().has(key),
    }),
  )
  const sensitivity = lazy(() =>
    mayOwnWordsHold(mayBeSensitive, message, subject(), texts(), audience)
      ? observeSensitivity(words())
      : NOTHING_SENSITIVE,
  )
  const list = lazy(() =>
    members.length < 2
      ? undefined
      : recogniseList(context.memory.listsAmong(members.map(({ address }) => address.key)), members.length),
  )
  const greeting = lazy(() => greetingIn(zones()))
  const isToOne = lazy(() => isLetterToOne(audience, greeting()))
  const membership = lazy(() =>
    membershipOf({
      words: sensitivity(),
      list: list(),
      areClients,
      isToOne,
      visible: audience.visible + audience.unreadable,
      sender: audience.sender && { ...audience.sender, name: audience.senderName },
      letter: words,
      told: lazy(() => readTold(words())),
      // Who forwards an invitation hands it on.
      invites: () =>
        context.documents.size === 0 || isForwarded(message, subject())
          ? []
          : invitedFor(context.documents.values()),
    }),
  )
  const isSensitive = (): boolean => membership().sensitivity === "certain"

  const index = lazy(() => indexAddresses(members.map(({ address }, number) => [address, number])))
  const search = lazy(() => searchMessage(message, index(), textsOf(texts())))
  const sighted = lazy(() => placesOf(sightedIn(search, audience), zones()))
  // Whoever offers himself as a contact, or wrote what is answered, is meant to be seen; not on a list that tells more.
  const contacts = lazy(() => {
    const offered = contactsIn(sighted(), audience)
    const quoted = quotedAuthors(message, audience, earlier())
    return quoted.size === 0 || isSensitive() ? offered : new Set([...offered, ...quoted])
  })

  const areClients = lazy(() => isCircleOfClients(audience, circles))

  const circles = lazy(() => circlesOf(audience, earlier, context.memory))
  const visible = lazy(() => new Set(Array.from({ length: audience.visible }, (_, number) => number)))
  // Only the hidden can be shown by more than To and Cc.
  const shown = lazy(() => (nobodyHidden ? visible() : shownMembers(sighted(), contacts(), audience)))
  const known = lazy(() => acquaintances(members.length, circles(), shown()))
  const everybody = lazy(() =>
    nobodyHidden ? known() : acquaintances(members.length, circles(), new Set(members.keys())),
  )
  const matters = (member: number): boolean => isSensitive() || everybody().strangersTo(member) > 0
  const introductions = lazy(() => members.map((_, member) => known().strangersTo(member)))
  const exposures = lazy(() => {
    const exposed = membership().sensitivity === "none" ? 0 : shown().size + audience.unreadable
    return members.map((_, member) => (exposed === 0 ? 0 : exposed - (shown().has(member) ? 1 : 0)))
  })
  const listed = lazy(() => {
    // Where everybody has everybody's address and the list says nothing, no place could tell anybody anything.
    if (nobodyHidden && !isSensitive() && sum(introductions()) === 0) return NOBODY_LISTED
    const isHad = hadByAll(sighted(), audience, earlier)
    const counts = countListed(sighted(), contacts(), audience, matters, isHad)
    return {
      ...counts,
      complete: members.length < 2 || search().blind.every(({ why }) => why !== "beyond-limits"),
    }
  })
  const obstacles = lazy(() => findObstacles(message, relevantHits(sighted(), contacts(), matters)))

  const hanging = lazy(() =>
    observeAttachments(
      message,
      members.length < 2 ? [] : (sighted(), search().blind),
      unreadParts(context.documents),
    ),
  )
  const documents = lazy(() => uniteDocuments(context.documents.values()))
  const identifiers = lazy(() =>
    mayOwnWordsHold(mayHoldIdentifier, message, subject(), texts(), audience)
      ? observeIdentifiers(words(), context.numbers)
      : NO_IDENTIFIERS,
  )

  const facts = lazyFacts({
    version: 1,
    sender: senderFacts(audience, context),
    audience: {
      ...audienceFacts(audience),
      introductions: () => sum(introductions()),
      strangers: () =>
        shown().size === audience.visible
          ? known().groups
          : strangersAmong(members.length, circles(), visible()),
    },
    membership: {
      sensitivity: () => membership().sensitivity,
      categories: () => membership().categories,
      exposures: () => sum(exposures()),
      list: () => list()?.name ?? "",
    },
    content: {
      categories: () => sensitivity().contentCategories,
      personal: () => personalOf(sensitivity(), isToOne, () => identifiers().identified > 0),
      identifiers: () => identifiers().kinds,
      identified: () => identifiers().identified,
      persons: () => countPeopleListed(words, sensitivity().listed, identifiers().sightings),
    },
    listed: {
      header: () => listed().header,
      quoted: () => listed().quoted,
      text: () => listed().text,
      attached: () => listed().attached,
      hidden: () => listed().hidden,
      others: () => countQuotedOthers(earlier(), audience),
      complete: () => listed().complete,
    },
    attachments: {
      count: () => hanging().count,
      kinds: () => hanging().kinds,
      unreadable: () => hanging().unreadable,
      persons: () => documents().persons,
      together: () => documents().together,
      concealedPersons: () => documents().concealedPersons,
      identified: () => documents().identified,
      identifiers: () => documents().identifiers,
      categories: () => documents().categories,
      personal: () => documents().personal,
      concealed: () => documents().concealed,
      concealedPersonal: () => documents().concealedPersonal,
    },
    addressing: observeAddressing({
      audience,
      memory: context.memory,
      greeting,
      words: () => [subject(), ...zones().map(({ text }) => text)],
    }),
    form: {
      signed: () => isSigned(message, zones()),
      encrypted: () => isEncrypted(message, zones()),
      calendar: () => observeCalendar(message),
      forwarded: () => isForwarded(message, subject()),
      reply: () => isReply(message, subject()),
      automatic: () => observeAutomatic(message, audience.nullSender),
      size: message.root.bodyEnd - message.root.header.start,
      language: () => languageOf(words().newText === "" ? subject() : words().newText),
      beyond: beyondOf(message, audience),
      obstacles,
    },
  })
  return {
    facts,
    audience,
    index,
    search,
    evidence: lazy(() =>
      describeEvidence({
        message,
        words: words(),
        sensitivity: sensitivity(),
        told: membership().told,
        identifiers: identifiers(),
        documents: context.documents,
        sighted: sighted(),
        members,
      }),
    ),
    learns: lazy(() =>
      members.map((_, member) => ({
        introductions: introductions()[member] ?? 0,
        exposures: exposures()[member] ?? 0,
      })),
    ),
    learnsOf: (member, other) => {
      if (member === other || !shown().has(other)) return undefined
      if (!known().know(member, other)) return "address"
      return membership().sensitivity === "none" ? undefined : "list"
    },
    mayKnow: (member, other) =>
      contacts().has(other) || isAnswerTo(audience, other) || (!isSensitive() && known().know(member, other)),
  }
}

/** Of the first text that the sender wrote something in. */
function greetingIn(zones: readonly TextZone[]): Greeting | undefined {
  const zone = zones.find(({ newEnd }) => newEnd > 0)
  return zone === undefined ? undefined : greetingOf(zone.text.slice(0, zone.newEnd))
}

const NOBODY_LISTED: Omit<Facts["listed"], "others"> = {
  header: 0,
  quoted: 0,
  text: 0,
  attached: 0,
  hidden: 0,
  complete: true,
}

/** Of several fields, which RFC 5322 §3.6 forbids, programs show the first or the last. */
function subjectOf({ root: { header } }: Message): string {
  const fields = header.fields.filter(({ name }) => name === "subject")
  const [first, last] = [fields[0], fields.at(-1)]
  if (first === undefined || last === undefined) return ""
  const shown = first === last ? [first] : [first, last]
  return shown.map((field) => decodeEncodedWords(fieldValue(header, field))).join("\n\n")
}

function circlesOf(audience: Audience, earlier: () => readonly Earlier[], memory: Memory): readonly Circle[] {
  const { members } = audience
  if (members.length < 2) return []
  const organisations = organisationCircles(audience)
  // Where everybody is of one organisation, no thread can add to it.
  if (organisations.some((circle) => circle.members.length === members.length)) return organisations
  return [
    ...organisations,
    ...threadCircles(membersOfEarlier(earlier(), audience)),
    ...rememberedCircles(audience, memory),
  ]
}

function senderFacts({ sender, nullSender }: Audience, { departmentOf }: ObserveContext): Facts["sender"] {
  if (sender === undefined) return { address: "", domain: "", department: "", none: nullSender }
  return {
    address: `${sender.local}@${sender.domain}`,
    domain: sender.host,
    department: departmentOf(sender.key),
    none: nullSender,
  }
}

function audienceFacts({
  members,
  visible,
  unreadable,
}: Audience): Omit<Facts["audience"], "introductions" | "strangers"> {
  let visibleOutside = 0
  let hiddenOutside = 0
  for (const member of members) {
    if (!member.outside) continue
    if (member.visible) visibleOutside += 1
    else hiddenOutside += 1
  }
  return {
    recipients: members.length + unreadable,
    visible: visible + unreadable,
    visibleOutside,
    hidden: members.length - visible,
    hiddenOutside,
    unreadable,
  }
}

function sum(counts: readonly number[]): number {
  let total = 0
  for (const count of counts) total += count
  return total
}

function isAnswerTo({ members, answerTo }: Audience, member: number): boolean {
  const key = members[member]?.address.key
  return key !== undefined && answerTo.has(key)
}
