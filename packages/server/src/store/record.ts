/**
 * What of a message is sealed, as text: JSON with short forms, because it is written for every message that is kept.
 *
 * Octets stand as text with one character per octet (Latin-1). Ours alone, and authenticated by its seal, so it is not
 * parsed with suspicion. An older form must stay readable: additions go at the end of a tuple.
 */
import type { Splice } from "@sluis/core/rewrite/splice"
import type { Verdict } from "@sluis/core/policy/verdict"

import type { PlannedCopy } from "../app/held/custody.ts"
import type { Envelope } from "../app/gate/envelope.ts"
import type { Sight } from "../app/gate/judged.ts"
import type { Reply } from "../app/gate/reply.ts"

export type SealedRecord = {
  readonly envelope: Envelope
  readonly prefix: Uint8Array
  readonly verdict: Verdict
  readonly sight: Sight | undefined
}

type Text = string | null
type RecordForm = {
  readonly e: readonly [sender: string, body: Text, smtputf8: boolean, ret: Text, envid: Text, auth: Text]
  readonly r: readonly (readonly [address: string, notify: Text, orcpt: Text])[]
  readonly p: string
  readonly v: Verdict
  readonly s: Sight | null
}

/** Splices that are the same are written once, however many copies have them. */
type PlanForm = {
  readonly s: readonly (readonly [start: number, end: number, replacement: string])[]
  /** Per copy the numbers of its splices, and of its recipients. */
  readonly c: readonly (readonly [splices: readonly number[], recipients: readonly number[]])[]
}

export function encodeRecord({ envelope, prefix, verdict, sight }: SealedRecord): string {
  const { sender, body, smtputf8, ret, envid, auth, recipients } = envelope
  const form: RecordForm = {
    e: [sender, body ?? null, smtputf8, ret ?? null, envid ?? null, auth ?? null],
    r: recipients.map(({ address, notify, orcpt }) => [address, notify ?? null, orcpt ?? null]),
    p: textOf(prefix),
    v: verdict,
    s: sight ?? null,
  }
  return JSON.stringify(form)
}

export function decodeRecord(text: string): SealedRecord {
  const { e, r, p, v, s } = parse<RecordForm>(text)
  const [sender, body, smtputf8, ret, envid, auth] = e
  const envelope: Envelope = {
    sender,
    body: oneOf(body, ["7BIT", "8BITMIME"]),
    smtputf8,
    ret: oneOf(ret, ["FULL", "HDRS"]),
    envid: envid ?? undefined,
    auth: auth ?? undefined,
    recipients: r.map(([address, notify, orcpt]) => ({
      address,
      notify: notify ?? undefined,
      orcpt: orcpt ?? undefined,
    })),
  }
  return { envelope, prefix: octetsOf(p), verdict: v, sight: s ?? undefined }
}

export function encodePlan(copies: readonly PlannedCopy[]): string {
  const numberOf = new Map<Splice, number>()
  const numberOfText = new Map<string, number>()
  const splices: PlanForm["s"][number][] = []
  const number = (splice: Splice): number => {
    const known = numberOf.get(splice)
    if (known !== undefined) return known
    const text = textOf(splice.replacement)
    const key = `${splice.start} ${splice.end} ${text}`
    const same = numberOfText.get(key)
    const made = same ?? splices.push([splice.start, splice.end, text]) - 1
    numberOf.set(splice, made)
    numberOfText.set(key, made)
    return made
  }
  const form: PlanForm = {
    c: copies.map((copy) => [copy.splices.map(number), copy.recipients]),
    s: splices,
  }
  return JSON.stringify(form)
}

export function decodePlan(text: string): readonly PlannedCopy[] {
  const { s, c } = parse<PlanForm>(text)
  const splices = s.map(([start, end, replacement]) => ({ start, end, replacement: octetsOf(replacement) }))
  return c.map(([numbers, recipients]) => ({
    splices: numbers.flatMap((number) => splices[number] ?? []),
    recipients,
  }))
}

export type SealedNote = { readonly reason: string; readonly by: string; readonly department: string }

export function encodeNote({ reason, by, department }: SealedNote): string {
  return JSON.stringify([reason, by, department])
}

export function decodeNote(text: string): SealedNote {
  const [reason, by, department = ""] = parse<readonly [string, string, string?]>(text)
  return { reason, by, department }
}

export function encodeReply({ code, status, lines }: Reply): string {
  return JSON.stringify([code, status, ...lines])
}

export function decodeReply(text: string): Reply {
  const [code, status, ...lines] = parse<readonly [number, string, string, ...string[]]>(text)
  return { code, status, lines }
}

function parse<Form>(text: string): Form {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the function beside it and authenticated
  return JSON.parse(text) as Form
}

function oneOf<T extends string>(text: Text, known: readonly T[]): T | undefined {
  return known.find((one) => one === text)
}

function textOf(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString("latin1")
}

function octetsOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"))
}
