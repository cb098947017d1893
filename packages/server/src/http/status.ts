/**
 * The status of HTTP (RFC 9110 §15) that each fault of the catalogue has. 401 has one meaning here: log in first.
 */
import type { FaultCode } from "../app/fault.ts"

type Family = FaultCode extends `${infer Head}/${string}` ? Head : never

const OF_FAMILY: { readonly [family in Family]: number } = {
  access: 403,
  acquaintance: 409,
  answer: 403,
  breach: 422,
  canary: 404,
  change: 409,
  config: 500,
  decision: 409,
  demonstration: 409,
  held: 409,
  input: 422,
  internal: 500,
  key: 500,
  ledger: 422,
  list: 422,
  listen: 500,
  login: 403,
  mailbox: 403,
  message: 422,
  organisation: 409,
  outbox: 404,
  output: 500,
  person: 409,
  policy: 422,
  request: 400,
  safeguard: 422,
  send: 502,
  store: 503,
  token: 404,
  user: 422,
  witness: 500,
}

/** Where one differs from its family. */
const OF_CODE: { readonly [code in FaultCode]?: number } = {
  "access/reason": 422,
  "breach/damaged": 500,
  "breach/page": 409,
  "breach/people-full": 409,
  "breach/person": 404,
  "breach/person-changed": 409,
  "breach/person-there": 409,
  "breach/profile": 409,
  "breach/refused": 409,
  "breach/sending": 409,
  "breach/unknown": 404,
  "change/own": 403,
  "change/proposer": 403,
  "change/unknown": 404,
  "decision/link": 403,
  "held/damaged": 500,
  "held/reason": 422,
  "held/unknown": 404,
  "ledger/bent": 500,
  "ledger/no-entry": 404,
  "ledger/nobody": 404,
  "ledger/nothing-signed": 404,
  "list/unknown": 404,
  "login/locked": 429,
  "login/needed": 401,
  "mailbox/asked": 429,
  "mailbox/password": 422,
  "person/own-roles": 403,
  "person/passkey": 422,
  "person/unknown": 404,
  "person/weak-password": 422,
  "request/full": 409,
  "request/method": 405,
  "request/origin": 403,
  "request/too-large": 413,
  "request/too-many": 429,
  "request/type": 415,
  "request/unknown": 404,
  "send/no-recipients": 422,
  "send/no-sender": 422,
}

export function statusOf(code: FaultCode): number {
  return OF_CODE[code] ?? OF_FAMILY[familyOf(code)]
}

function familyOf(code: FaultCode): Family {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `Family` is made of
  return code.slice(0, code.indexOf("/")) as Family
}
