/** What else must happen when somebody has decided about a held message: figures, the queue, the screens of others. */
import type { Release } from "../held/held-release.ts"
import type { HeldMessage } from "../held/custody.ts"
import type { Events } from "../events.ts"
import type { Recorder } from "../statistics/recorder.ts"
import type { WholeHeld } from "../held/whole-held.ts"

export type SettledPorts = {
  readonly events: Pick<Events, "tell">
  /** Something is due now: copies, or our mail about what was dropped. */
  readonly wake: () => void
  readonly decided: Recorder["decided"]
}

export function settled(
  { wake, events, decided }: SettledPorts,
  what: Release["as"] | "drop",
  { parts }: WholeHeld,
): void {
  for (const part of parts) decided(what === "drop" ? dropped(part) : released(part, what))
  wake()
  events.tell("held")
}

function dropped({ sight }: HeldMessage): Parameters<Recorder["decided"]>[0] {
  return { what: "drop", department: sight?.department ?? "" }
}

/** What was never looked into goes as it was, or not at all. */
function released(part: HeldMessage, as: Release["as"]): Parameters<Recorder["decided"]>[0] {
  const { sight, showing = "self", recipients } = part
  return as === "original" || sight === undefined
    ? { what: "release", as: "original", department: sight?.department ?? "" }
    : { what: "release", as, copies: recipients, showing, sight }
}
