/** Intakes, as the thread that has the database gets them. */
import type { Intake } from "../app/held/custody.ts"
import type { ContentStore } from "./content.ts"
import { encodePlan, encodeRecord } from "./record.ts"
import type { NewContent, NewMessage } from "./request.ts"

/**
 * How long a message that is handed over at once (app/held/custody.ts, Intake) is left to whoever took it: longer than the ten
 * minutes that the next host has for its answer (RFC 5321 §4.5.3.2.6).
 */
export const LEASE_MILLISECONDS = 15 * 60 * 1000

/** Keyed hashes by which a held message is found: of its recipients together, its sender and department. */
export type Traits = { readonly audience: string; readonly sender: string; readonly department: string }

/** Of what is not held. */
export const NO_TRAITS: Traits = { audience: "", sender: "", department: "" }

export type Form = {
  readonly intake: Intake
  /** Who took it sends it. */
  readonly leased: boolean
  readonly traits: Traits
  /** It may use the room that is kept for settling (reserve.ts). */
  readonly reserved: boolean
}

/**
 * Puts the content of all where it must be before `write` may write the rows that refer to it, and takes it back where
 * `write` fails.
 */
export async function withContent<T>(
  store: ContentStore,
  forms: readonly Form[],
  write: (messages: readonly NewMessage[], transfer: readonly Uint8Array[]) => Promise<T>,
): Promise<T> {
  const contents: NewContent[] = []
  try {
    for (const { intake, reserved } of forms) {
      contents.push(await store.put(intake.id, intake.size, intake.pieces, reserved))
    }
    const messages = forms.flatMap((form, place) => newMessage(form, contents[place]) ?? [])
    return await write(
      messages,
      contents.flatMap((content) => (content.kind === "whole" ? [content.octets] : [])),
    )
  } catch (cause) {
    forms.forEach(({ intake }, place) => store.abandon(intake.id, contents[place]))
    throw cause
  }
}

function newMessage(
  { intake, leased, traits }: Form,
  content: NewContent | undefined,
): NewMessage | undefined {
  if (content === undefined) return undefined
  const { id, purpose, at, expiresAt, size, eightBit, verdict, dueAt, envelope } = intake
  const recipients = envelope.recipients.length
  if (recipients === 0) throw new Error("a message to nobody would never leave the queue")
  return {
    id,
    purpose,
    at,
    expiresAt,
    size,
    eightBit,
    recipients,
    dueAt,
    readyAt: leased && dueAt <= at ? at + LEASE_MILLISECONDS : dueAt,
    verdict: verdict.kind,
    rules: verdict.reasons.map(({ rule }) => rule).join(" "),
    releasableBy: verdict.kind === "hold" ? verdict.releasableBy : null,
    correlation: intake.correlation,
    ...traits,
    about: intake.about,
    record: encodeRecord(intake),
    plan: encodePlan(intake.copies),
    content,
  }
}
