/**
 * The core at work on what somebody dropped: which verdict, who would learn what, and what each would get instead. Runs in a
 * worker (./worker.ts) and is the gateway's own code; only what needs the organisation's store is missing, that is what earlier
 * mail taught about who knows whom. So a verdict here can be stricter than at the gate, never milder.
 */
import { openDocuments } from "@sluis/core/document/open-documents"
import { examineParsed, individualise, judge } from "@sluis/core/examine"
import type { Context, Copy, Examination, Sending } from "@sluis/core/examine"
import { meetingsOf } from "@sluis/core/facts/meeting"
import { decodeEncodedWords } from "@sluis/core/mail/encoded-word"
import { fieldValue, firstField } from "@sluis/core/mail/header"
import { mboxSplitter } from "@sluis/core/mail/mbox"
import { parseMessage } from "@sluis/core/mail/message"
import type { Message } from "@sluis/core/mail/message"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"
import type { Verdict } from "@sluis/core/policy/verdict"
import { applySplices } from "@sluis/core/rewrite/splice"

import { LINES_DRAWN, PEOPLE_DRAWN } from "../picture/person.ts"
import type { Outcome } from "../picture/telling.ts"
import { MOST_MESSAGES, MOST_OCTETS, MOST_PEOPLE } from "./answer.ts"
import type { Checked, CopyView, Failure, Summary } from "./answer.ts"
import { kindOfFile } from "./kind-of-file.ts"
import { viewOf } from "./mail-view.ts"

export type Mail = {
  readonly messages: readonly Uint8Array[]
  readonly isMailbox: boolean
  /** There are more than were read. */
  readonly more: boolean
}

export function openMail(octets: Uint8Array): Mail | Failure {
  if (octets.length > MOST_OCTETS) return "too-large"
  const kind = kindOfFile(octets)
  if (kind === "message") return { messages: [octets], isMailbox: false, more: false }
  if (kind !== "mailbox") return kind
  const splitter = mboxSplitter(MOST_OCTETS)
  const messages = [...splitter.feed(octets), ...splitter.finish()].flatMap(({ bytes }) =>
    bytes === undefined ? [] : [bytes],
  )
  if (messages.length === 0) return "no-mail"
  return {
    messages: messages.slice(0, MOST_MESSAGES),
    isMailbox: true,
    more: messages.length > MOST_MESSAGES,
  }
}

export type ChosenPolicy = { readonly policy: Policy; readonly which: Checked["policy"] }

/** @param text the organisation's own; what cannot be read is the built-in one */
export function choosePolicy(text: string | undefined): ChosenPolicy {
  const own = text === undefined ? undefined : loadPolicy(text, "policy")
  return own?.ok === true ? { policy: own.value, which: "own" } : { policy: BUILTIN_POLICY, which: "builtin" }
}

export async function summaryOf(octets: Uint8Array, { policy }: ChosenPolicy): Promise<Summary> {
  const { examination } = await examined(octets, policy)
  const { facts, verdict, message } = examination
  return {
    ...headingOf(message),
    verdict: verdict.kind,
    recipients: facts.audience.recipients,
    introductions: facts.audience.introductions,
    exposures: facts.membership.exposures,
  }
}

/** A message that was checked, and what its copies are made of. */
export type Opened = {
  readonly checked: Checked
  readonly copyAt: (number: number) => CopyView | undefined
}

export async function checkMail(octets: Uint8Array, { policy, which }: ChosenPolicy): Promise<Opened> {
  const { examination, context } = await examined(octets, policy)
  const { facts, people, verdict, message, copies } = examination
  const sending = sendingOf(octets, context, policy, verdict, copies)
  const places = new Map(people.map(({ key }, place) => [key, place]))
  const { observation } = judge(octets, context, policy)
  // Whoever may be on a sensitive list is not shown as if he were.
  const isSure = facts.membership.sensitivity === "certain"
  const { pairs, total } = meetingsOf(observation, {
    people: PEOPLE_DRAWN,
    pairs: LINES_DRAWN,
    lists: isSure,
  })
  return {
    checked: {
      ...headingOf(message),
      verdict,
      policy: which,
      recipients: facts.audience.recipients,
      introductions: facts.audience.introductions,
      exposures: isSure ? facts.membership.exposures : 0,
      categories: facts.membership.categories,
      people: people
        .slice(0, MOST_PEOPLE)
        .map(({ address, name, visible, outside, introductions, exposures }) => ({
          address,
          name,
          visible,
          outside,
          introductions,
          exposures: isSure ? exposures : 0,
        })),
      others: Math.max(0, people.length - MOST_PEOPLE),
      meetings: { pairs, total, exact: true },
      outcome: outcomeOf(verdict, sending),
      copies: sending.copies.slice(0, MOST_PEOPLE).map(({ recipient }) => {
        const person = places.get(recipient.key)
        return {
          address: recipient.address,
          person: person !== undefined && person < MOST_PEOPLE ? person : undefined,
        }
      }),
      original: viewOf(message),
    },
    copyAt: (number) => {
      const copy = sending.copies[number]
      if (copy === undefined) return undefined
      const bytes = applySplices(octets, copy.splices)
      return { number, view: viewOf(parseMessage(bytes)), octets: bytes }
    },
  }
}

type Examined = { readonly examination: Examination; readonly context: Context }

async function examined(octets: Uint8Array, policy: Policy): Promise<Examined> {
  const message = parseMessage(octets)
  const context: Context = { us: [], documents: await openDocuments(message, policy.numbers) }
  return { examination: examineParsed(message, context, policy), context }
}

/** Of a message that is held: the copies that a release would send, where they can be made. */
function sendingOf(
  octets: Uint8Array,
  context: Context,
  policy: Policy,
  verdict: Verdict,
  copies: readonly Copy[],
): Sending {
  if (verdict.kind !== "hold") return { copies, leak: undefined }
  return individualise(octets, context, policy, verdict.showing ?? "self")
}

function outcomeOf(verdict: Verdict, { copies }: Sending): Outcome {
  switch (verdict.kind) {
    case "deliver":
      return { kind: "as-it-is" }
    case "individualise":
      return { kind: "copies", showing: verdict.showing }
    case "hold":
      return { kind: "held", separable: copies.length > 1 }
    case "refuse":
      return { kind: "refused" }
  }
}

function headingOf({ root }: Message): { readonly subject: string; readonly from: string } {
  const valueOf = (name: string): string => {
    const field = firstField(root.header, name)
    return field === undefined
      ? ""
      : decodeEncodedWords(fieldValue(root.header, field)).slice(0, HEADING_UNITS)
  }
  return { subject: valueOf("subject"), from: valueOf("from") }
}

/** Longer subjects are made to be long. */
const HEADING_UNITS = 500
