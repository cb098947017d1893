/**
 * `indexOf` for indices that never go down: all calls together search the text once, so that looking ahead stays
 * linear on hostile input. -1 if there is no further one.
 */
export function seeker(text: string, what: string): (from: number) => number {
  let found = -2
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(what, from)
    return found
  }
}
