/** The routes of the breach desk, over the shapes of ./breach-form.ts. */
import { z } from "zod"

import { LETTER_PARTS } from "@sluis/core/breach/letter/letter-lack"
import { IDENTIFIABILITIES } from "@sluis/core/breach/severity/identification"

import {
  BreachPerson,
  BreachRow,
  BreachStep,
  KeptFile,
  LetterDraft,
  MessageEvidence,
  NewBreachPerson,
  OrganisationProfile,
  PEOPLE_FILTERS,
  PersonAct,
  time,
} from "./breach-form.ts"
import {
  address,
  base64,
  count,
  id,
  language,
  line,
  MiB,
  moment,
  nothing,
  page,
  reason,
  Recipient,
} from "./form-piece.ts"

export const BREACH_ROUTE_FORMS = {
  "breaches.list": {
    query: z.object({
      ...page,
      state: z.enum(["open", "closed", "all"]).default("all"),
      kind: z.enum(["breach", "near-miss", "all"]).default("all"),
    }),
    gives: z.object({ breaches: z.array(BreachRow), next: z.string().optional() }),
  },
  "breaches.open": {
    body: z.object({
      source: z.enum(["held", "individualised", "uploaded", "reported", "by-hand"]),
      title: line,
      department: z.string().trim().max(200),
      nearMiss: z.boolean(),
      /** A message that is still held: its evidence, and who was to get it, come from it. */
      held: id.optional(),
    }),
    /** `isNew`: false where a file about that message is open already. It is given as it is. */
    gives: z.object({ id, isNew: z.boolean() }),
  },
  "breaches.report": {
    body: z.object({
      /** What went wrong, in the words of whoever reports it. */
      words: z.string().trim().min(1).max(4_000),
      /** A message of one's own that waits, if it is about that. */
      held: id.optional(),
    }),
    gives: z.object({ id }),
  },
  "breaches.show": {
    params: z.object({ id }),
    gives: z.object({
      id,
      number: z.string(),
      steps: z.array(BreachStep),
      /** Names of who took them, by id. */
      names: z.record(z.string(), z.string()),
      people: z.object({
        total: count,
        /** Ids of those whose entry can't be read: they can be removed, and added anew. */
        damaged: z.array(z.string()),
        concerned: count,
        received: count,
        /** Of those concerned, by letter or by hand. */
        informed: count,
        informedByHand: count.optional(),
        /** The first of them. */
        informedAt: time.optional(),
        answers: z.record(z.string(), count),
        openTasks: count,
        /** Letters and questions. */
        onTheWay: count,
        /** In which letters to those concerned are written. */
        languages: z.array(language),
        groups: z.array(z.object({ group: z.string(), people: count })),
        /** Those concerned, by how easily their address tells who they are: for an assessment. */
        identifiable: z.array(z.object({ identifiability: z.enum(IDENTIFIABILITIES), people: count })),
      }),
    }),
  },
  "breaches.take": {
    params: z.object({ id }),
    body: z.object({ seen: z.int().min(0), act: PersonAct }),
    gives: z.object({ number: count }),
  },
  "breaches.evidence": {
    params: z.object({ id }),
    body: z.object({
      message: base64(50 * MiB),
      outcome: z.enum(["prevented", "sent", "unknown"]),
      /** Its visible recipients become people of the file. */
      people: z.boolean(),
    }),
    gives: z.object({ number: count, evidence: MessageEvidence, added: count }),
  },
  "breaches.people": {
    params: z.object({ id }),
    body: z.object({
      reason,
      /** This one alone. */
      person: id.optional(),
      /** In the name, the address or the group. */
      find: z.string().trim().max(200).optional(),
      only: z.enum(PEOPLE_FILTERS).optional(),
      after: z.string().max(200).optional(),
      limit: z.int().min(1).max(200).default(100),
    }),
    /** `total`: of those that are wanted. */
    gives: z.object({ people: z.array(BreachPerson), total: count, next: z.string().optional() }),
  },
  "breaches.audience": {
    params: z.object({ id }),
    /** `message`: digest of it. */
    body: z.object({ reason, message: z.string().min(1).max(64) }),
    gives: z.object({ people: z.array(Recipient), others: count }),
  },
  "breaches.addPeople": {
    params: z.object({ id }),
    body: z.union([
      z.object({ people: z.array(NewBreachPerson).min(1).max(2_000) }),
      z.object({
        table: z.union([
          z.object({ text: z.string().max(4 * MiB) }),
          z.object({ octets: base64(5 * MiB), name: z.string().max(255) }),
        ]),
        column: z.string().max(200).optional(),
        concerned: z.boolean(),
        received: z.boolean(),
      }),
    ]),
    gives: z.object({ added: count, unreadable: count, columns: z.array(z.string()) }),
  },
  "breaches.changePerson": {
    params: z.object({ id, person: id }),
    body: z.object({
      name: z.string().max(200).optional(),
      address: address.optional(),
      language: language.optional(),
      group: z.string().max(200).optional(),
      paragraph: z.string().max(2_000).optional(),
      concerned: z.boolean().optional(),
      received: z.boolean().optional(),
      task: z.enum(["letter", "telephone", "done"]).optional(),
      /** As whoever changes it saw it: what somebody else changed since is then not lost unseen. */
      was: BreachPerson.pick({
        name: true,
        address: true,
        language: true,
        group: true,
        paragraph: true,
        concerned: true,
        received: true,
      }).optional(),
    }),
    gives: BreachPerson,
  },
  "breaches.removePerson": { params: z.object({ id, person: id }), gives: nothing },
  "breaches.inform": {
    params: z.object({ id }),
    body: z.object({
      seen: z.int().min(0),
      round: z.enum(["first", "fuller"]),
      draft: LetterDraft,
      /** Shows what would be sent, and sends nothing. */
      rehearse: z.boolean(),
    }),
    gives: z.object({
      people: count,
      /** Without an address, or whose address failed before: tasks that are not there yet. */
      tasks: count,
      /** What was typed in one language alone, and is therefore not in the letters in the other (core/breach/letter/letter-lack.ts). */
      leftOut: z.array(z.object({ language, part: z.enum(LETTER_PARTS), words: z.string() })),
      /** The letter to the first of each language, as it would be. */
      examples: z.array(z.object({ language, subject: z.string(), text: z.string() })),
    }),
  },
  "breaches.ask": { params: z.object({ id }), gives: z.object({ people: count }) },
  "breaches.paper": {
    params: z.object({ id, paper: z.enum(["form", "statement", "council", "officer"]) }),
    query: z.object({
      language: language.default("nl"),
      as: z.enum(["pdf", "html", "text", "json"]).default("html"),
      /** Of the form. Without one, or with one that cannot be made now, it is the one that comes next. */
      phase: z.enum(["first", "follow-up", "withdrawal"]).optional(),
    }),
    gives: KeptFile,
  },
  "breaches.register": {
    query: z.object({
      language: language.default("nl"),
      as: z.enum(["csv", "ods", "pdf"]).default("csv"),
      year: z.coerce.number().int().optional(),
    }),
    gives: KeptFile,
  },
  "breaches.statistics": {
    gives: z.object({
      /** Groups smaller than this are told together. */
      smallest: count,
      byDepartment: z.array(z.object({ department: z.string(), breaches: count, nearMisses: count })),
      byCause: z.array(z.object({ cause: z.string(), breaches: count, nearMisses: count })),
      /** Days from being aware to the first letter. */
      daysToInform: z.object({ files: count, median: z.number().optional(), longest: z.number().optional() }),
      openMeasures: count,
    }),
  },

  "organisation.show": {
    gives: z.object({
      profile: OrganisationProfile,
      /** One more with each change; 0: nobody saved it yet. */
      version: count,
      /** By whom and when it was saved last, where that is known; "" for somebody who has no account any more. */
      saved: z.object({ by: z.string(), at: time }).optional(),
    }),
  },
  "organisation.put": {
    body: z.object({
      profile: OrganisationProfile,
      /** The version that whoever typed it had in sight: what somebody else saved since is then not lost unseen. */
      seen: count,
    }),
    gives: z.object({ version: count }),
  },

  "answer.show": {
    body: z.object({ token: z.string().max(200) }),
    gives: z.object({ organisation: z.string(), language, answered: z.boolean(), sentAt: moment.optional() }),
  },
  "answer.give": {
    body: z.object({
      token: z.string().max(200),
      kind: z.enum(["deleted", "not-opened", "forwarded", "printed", "kept"]),
      words: z.string().max(2_000),
    }),
    gives: nothing,
  },
} as const
