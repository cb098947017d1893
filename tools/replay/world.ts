/** What has been seen of an archive so far, as far as a planted incident needs it. Kept in memory, shown to nobody. */
import type { Examination } from "@sluis/core/examine"
import type { World } from "./incident.ts"

export type Watcher = {
  readonly see: (examination: Examination, ours: boolean, day: number) => void
  /** undefined: too early, there is nobody yet to whom the sender has written twice. */
  readonly world: (number: number) => World | undefined
}

/** Few enough that an incident meets those who are known well. */
const MOST_CORRESPONDENTS = 4

export function watcher(domain: string): Watcher {
  const senders = new Map<string, number>()
  const colleagues = new Map<string, number>()
  /** Per sender of ours: whom outside he wrote to, on which days. */
  const written = new Map<string, Map<string, Set<number>>>()
  return {
    see: ({ facts, people }, ours, day) => {
      const sender = facts.sender.address.toLowerCase()
      if (ours) increase(senders, sender)
      for (const { address, outside } of people) {
        if (!address.includes("@")) continue
        const to = address.toLowerCase()
        if (!outside) increase(colleagues, to)
        else if (ours) {
          const known = written.get(sender) ?? new Map<string, Set<number>>()
          written.set(sender, known.set(to, (known.get(to) ?? new Set<number>()).add(day)))
        }
      }
    },
    world: (number) => {
      const sender = byMost(senders, (count) => count)[0]
      if (sender === undefined) return undefined
      const correspondents = byMost(written.get(sender) ?? new Map<string, Set<number>>(), ({ size }) => size)
        .filter((address) => (written.get(sender)?.get(address)?.size ?? 0) >= 2)
        .slice(0, MOST_CORRESPONDENTS)
      if (correspondents.length === 0) return undefined
      const others = byMost(colleagues, (count) => count).filter((address) => address !== sender)
      return { domain, sender, colleagues: others, correspondents, number }
    },
  }
}

function byMost<Value>(map: ReadonlyMap<string, Value>, size: (value: Value) => number): readonly string[] {
  return [...map].toSorted(([, one], [, other]) => size(other) - size(one)).map(([key]) => key)
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
