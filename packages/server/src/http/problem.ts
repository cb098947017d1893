/**
 * Faults as problem details (RFC 9457), in the caller's language: `title` is what is wrong, `detail` what to do about it.
 *
 * TRUST: the words are those of the catalogue, and what varies in them is ours (`detail` of a fault); its subject is not told,
 * because it may be what somebody sent. Of what was sent, only the name of the place that is not right comes back.
 */
import type { FastifyReply } from "fastify"

import { StoreUnavailable } from "../app/held/custody.ts"
import { Fault, tellOnScreen } from "../app/fault.ts"
import type { FaultCode } from "../app/fault.ts"
import type { Bilingual, Language } from "../app/language.ts"
import type { InvalidPlace } from "./invalid-place.ts"
import { statusOf } from "./status.ts"

export const PROBLEM_TYPE = "application/problem+json"

export type Problem = {
  /** Relative to the address of Sluis; names the kind, is nothing to open. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** Of the catalogue: docs/faults.md. */
  readonly code: FaultCode
}

export type Told = {
  readonly errors?: readonly InvalidPlace[]
  /** Seconds after which asking again makes sense. */
  readonly retryAfter?: number
}

/** Seconds. A store that is full or away is looked at by somebody. */
const STORE_RETRY = 10

export function problemOf(fault: Fault, language: Language): Problem {
  const { problem, remedy } = tellOnScreen(fault, language)
  const subject = SUBJECTS[fault.code] ?? THIS
  return {
    type: `/problems/${fault.code}`,
    title: `${subject[language]} ${problem}`,
    status: statusOf(fault.code),
    detail: remedy,
    code: fault.code,
  }
}

export async function refuse(
  reply: FastifyReply,
  fault: Fault,
  language: Language,
  { errors, retryAfter }: Told = {},
): Promise<FastifyReply> {
  const problem = { ...problemOf(fault, language), ...(errors !== undefined && { errors }) }
  if (problem.status === 401) reply.header("www-authenticate", "Bearer") // RFC 9110 §11.6.1
  if (retryAfter !== undefined) reply.header("retry-after", String(retryAfter))
  reply.headers({ "content-type": PROBLEM_TYPE, "content-language": language })
  return await reply.code(problem.status).send(JSON.stringify(problem))
}

/** What to tell of an error that was thrown: by the framework for what was sent, by the store, or by a mistake of ours. */
export function faultOfError(error: unknown): {
  readonly fault: Fault
  readonly told: Told
  readonly isOurs: boolean
} {
  if (error instanceof StoreUnavailable)
    return { fault: new Fault("store/unavailable", ""), told: { retryAfter: STORE_RETRY }, isOurs: false }
  const code = frameworkFault(error)
  return { fault: new Fault(code, ""), told: {}, isOurs: code === "internal/bug" }
}

/** By its status: its words may repeat what was sent. */
function frameworkFault(error: unknown): FaultCode {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined
  switch (status) {
    case 413:
      return "request/too-large"
    case 415:
      return "request/type"
    case 400:
    case 404: // a URL that can't be decoded
    case 414:
      return "request/invalid"
    default:
      return "internal/bug"
  }
}

/** With what a sentence begins of which the catalogue has the end. */
const THIS: Bilingual = { nl: "Dit", en: "This" }
const YOU: Bilingual = { nl: "U", en: "You" }
const POLICY: Bilingual = { nl: "Het beleid", en: "The policy" }
const ADDRESS: Bilingual = { nl: "Dit adres", en: "This address" }
const LINK: Bilingual = { nl: "Deze link", en: "This link" }
const FILE: Bilingual = { nl: "Dit dossier", en: "This file" }
const PERSON: Bilingual = { nl: "Deze persoon", en: "This person" }
const SUBJECTS: { readonly [code in FaultCode]?: Bilingual } = {
  "answer/link": LINK,
  "answer/moved": LINK,
  "breach/damaged": FILE,
  "breach/names-others": { nl: "Een brief", en: "A letter" },
  "breach/page": { nl: "Deze vraag", en: "This question" },
  "breach/person": PERSON,
  "breach/person-there": PERSON,
  "breach/person-changed": PERSON,
  "breach/profile": FILE,
  "change/file": POLICY,
  "change/own": { nl: "Deze wijziging", en: "This change" },
  "change/proposer": { nl: "Deze wijziging", en: "This change" },
  "change/outdated": { nl: "Deze wijziging", en: "This change" },
  "decision/link": LINK,
  "held/no-copies": { nl: "Dit bericht", en: "This message" },
  "held/decided": { nl: "Dit bericht", en: "This message" },
  "internal/bug": { nl: "Deze vraag", en: "This request" },
  "login/link": LINK,
  "login/locked": ADDRESS,
  "login/oidc": YOU,
  "login/passkey": YOU,
  "login/wrong": ADDRESS,
  "mailbox/link": LINK,
  "mailbox/password": { nl: "Het wachtwoord", en: "The password" },
  "mailbox/person": LINK,
  "organisation/changed": { nl: "De gegevens van de organisatie", en: "The data of the organisation" },
  "person/exists": ADDRESS,
  "person/last-administrator": PERSON,
  "person/weak-password": { nl: "Dit wachtwoord", en: "This password" },
  "send/nobody-there": { nl: "De poort voor mail", en: "The port for mail" },
  "send/unreachable": { nl: "De poort voor mail", en: "The port for mail" },
  "store/unavailable": { nl: "De opslag", en: "The store" },
}
