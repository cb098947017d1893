/**
 * Calls that nobody asked for, because they only follow what happened on the server: they are no use of the session (BACKGROUND_HEADER
 * of the contract), so that a screen that nobody looks at is logged out in time.
 *
 * Which those are is known by who begins them: a call is one if it is begun within `inBackground`, at once and not later. That
 * queries which are asked anew are begun at once, a test keeps true. A second attempt at one that failed counts as use.
 */
let depth = 0

/** @param deed asks the server, before it returns */
export function inBackground<Outcome>(deed: () => Outcome): Outcome {
  depth += 1
  try {
    return deed()
  } finally {
    depth -= 1
  }
}

export function isInBackground(): boolean {
  return depth > 0
}
