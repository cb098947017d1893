/**
 * Whether everything that was accepted arrived, and why anything arrived twice.
 *
 * "At least once" allows a copy to come again where a crash left open whether it had been sent. So lost copies are counted
 * apart from repeated ones, and each repetition gets its reason: the client had heard no answer and asked again, or the gate
 * had heard none.
 */
import { afterReceived, idOf, type Letter } from "./mail.ts"
import type { Recorded } from "./recording-host.ts"

export type Expected = {
  readonly letter: Letter
  /** One transaction as it was, or one copy per recipient. */
  readonly as: "original" | "copies"
  /** Times that the client had sent all of it and heard no answer. */
  readonly unheard: number
}

export type Arrivals = {
  /** Recipients that got nothing, as "id recipient". */
  readonly lost: readonly string[]
  /** What arrived and should not look like that, as sentences. */
  readonly wrong: readonly string[]
  /** Copies that arrived as they should. */
  readonly copies: number
  /** Copies beyond the first, because the client asked again. */
  readonly askedAgain: number
  /** Copies beyond the first, because the gate sent them again. */
  readonly sentAgain: number
}

export function arrivalsOf(expected: readonly Expected[], recorded: readonly Recorded[]): Arrivals {
  const wrong: string[] = []
  const lost: string[] = []
  let copies = 0
  let askedAgain = 0
  let sentAgain = 0
  // Reports and notices have a null sender, and may return the header of the letter that they are about.
  const letters = recorded.filter(({ sender }) => sender !== "")
  const arrived = Map.groupBy(letters, ({ octets }) => idOf(octets))
  for (const { letter, as, unheard } of expected) {
    const transactions = arrived.get(letter.id) ?? []
    wrong.push(...transactions.flatMap((transaction) => faultsOf(transaction, letter, as)))
    const counts = Map.groupBy(
      transactions.flatMap(({ recipients }) => recipients),
      (recipient) => recipient,
    )
    for (const recipient of letter.recipients) {
      const count = counts.get(recipient)?.length ?? 0
      if (count === 0) lost.push(`${letter.id} ${recipient}`)
      copies += count
      const again = Math.max(0, count - 1)
      askedAgain += Math.min(again, unheard)
      sentAgain += Math.max(0, again - unheard)
      if (as === "original" && again > unheard)
        wrong.push(`${letter.id}: passed on more often than it was offered`)
    }
  }
  return { lost, wrong, copies, askedAgain, sentAgain }
}

function faultsOf(
  { recipients, sender, octets }: Recorded,
  letter: Letter,
  as: Expected["as"],
): readonly string[] {
  const fault = (what: string): readonly string[] => [`${letter.id}: ${what}`]
  if (sender !== letter.sender) return fault("another return path")
  const original = afterReceived(octets)
  if (original === undefined) return fault("does not begin with our Received field")
  if (as === "original") {
    if (recipients.join() !== letter.recipients.join()) return fault("other recipients")
    return original.equals(letter.octets) ? [] : fault("is not the original after one Received field")
  }
  const [own, ...others] = recipients
  if (own === undefined || others.length > 0) return fault("a copy to several people")
  const text = octets.toString("latin1").toLowerCase()
  const shown = letter.recipients.filter((address) => text.includes(address.toLowerCase()))
  return shown.join() === own ? [] : fault(`a copy that shows ${shown.length} people`)
}

/** Notices by the letter that they are about: distinct Message-IDs, so that a repeated copy of one is not another. */
export function noticesFor(recorded: readonly Recorded[]): ReadonlyMap<string, ReadonlySet<string>> {
  const notices = new Map<string, Set<string>>()
  for (const { sender, octets } of recorded) {
    if (sender !== "") continue
    const text = octets.toString("latin1")
    const about = /^In-Reply-To: *<([^@>]*)@/im.exec(text)?.[1]
    const id = /^Message-ID: *<([^>]*)>/im.exec(text)?.[1]
    if (about === undefined || id === undefined) continue
    notices.set(about, (notices.get(about) ?? new Set()).add(id))
  }
  return notices
}
