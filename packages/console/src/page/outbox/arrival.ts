/** What of an outbox came of the message that was sent last. Pure. */
import type { Gives } from "@sluis/server/contract/form"

export type Entry = Gives<"outbox.list">["entries"][number]

/** The highest number so far; what is sent from now on gets a higher one. */
export function latest(entries: readonly Entry[]): number {
  return entries.reduce((most, { number }) => Math.max(most, number), 0)
}

export type Arrival = { readonly copies: number; readonly notices: number }

export function arrivedSince(entries: readonly Entry[], number: number): Arrival {
  const since = entries.filter((entry) => entry.number > number)
  const notices = since.filter(({ notice }) => notice).length
  return { copies: since.length - notices, notices }
}
