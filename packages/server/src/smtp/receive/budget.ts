/**
 * A number of octets that many share: who finds it used up is refused, so memory does not grow with the number of clients.
 */
export type Budget = {
  /** False: there is not enough, and nothing was taken. */
  readonly take: (octets: number) => boolean
  readonly give: (octets: number) => void
  readonly isNearlyUsed: () => boolean
  readonly used: () => number
}

/** Beyond this part nothing new is begun, so that what is under way can end. */
const NEARLY = 0.9

export function newBudget(limit: number): Budget {
  let used = 0
  return {
    take(octets) {
      if (used + octets > limit) return false
      used += octets
      return true
    },
    give(octets) {
      used -= octets
    },
    isNearlyUsed: () => used > limit * NEARLY,
    used: () => used,
  }
}
