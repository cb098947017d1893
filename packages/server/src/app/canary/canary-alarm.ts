/**
 * Telling administrators, privacy officers and the contact of the organisation's profile (its FG) that a canary turned red, once for each kind and route until it is green again, and
 * then once that it is.
 *
 * That somebody is to be told is kept with how the canary ended (./canary-book.ts), and taken away when the mail is on disk: a
 * crash in between tells twice, and never not at all.
 */
import type { Addressee } from "../addressees.ts"
import type { EndedCanary } from "./canary.ts"
import type { CanaryBook } from "./canary-book.ts"
import type { Clock } from "../clock.ts"
import type { Custody } from "../held/custody.ts"
import { letterIntake } from "../queue/own-intake.ts"
import type { ComposeCanaryAlert } from "../queue/own-mail.ts"
import type { Log } from "../log.ts"

export type CanaryAlarmPorts = {
  readonly book: Pick<CanaryBook, "untold" | "told">
  /** Whom to tell. Rejects with `StoreUnavailable`. */
  readonly addressees: () => Promise<readonly Addressee[]>
  readonly compose: ComposeCanaryAlert
  readonly custody: Pick<Custody, "take">
  /** Tells the queue that our own mail is due. */
  readonly wake: () => void
  readonly newId: () => string
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds for which our own mail is tried. */
  readonly giveUpAfter: number
}

/** Rejects with `StoreUnavailable`: then nobody, or not everybody, was told, and it is still to be done. */
export async function tellOfCanaries(ports: CanaryAlarmPorts): Promise<void> {
  const untold = ports.book.untold()
  if (untold.length === 0) return
  const red = untold.filter(({ tell }) => tell === "red")
  const green = untold.filter(({ tell }) => tell === "green")
  const addressees = await ports.addressees()
  if (addressees.length === 0) ports.log.warn("there is nobody to tell about canaries", { count: red.length })
  for (const to of addressees) await tell(to, { red, green }, ports)
  await ports.book.told(untold.map(({ id }) => id))
  if (addressees.length > 0) ports.wake()
}

async function tell(
  { address: to, language }: Addressee,
  canaries: { readonly red: readonly EndedCanary[]; readonly green: readonly EndedCanary[] },
  { compose, custody, newId, clock, giveUpAfter }: CanaryAlarmPorts,
): Promise<void> {
  const at = clock.now()
  const octets = await compose({ at, to, language, ...canaries })
  await custody.take(letterIntake(to, octets, { id: newId(), at, giveUpAfter }), undefined)
}
