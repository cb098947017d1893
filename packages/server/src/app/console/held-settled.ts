/** What else must happen when somebody has decided about a held message: figures, the queue, the screens of others. */
import type { Release } from "../held/held-release.ts"
import type { HeldMessage } from "../held/custody.ts"
import type { Events } from "../events.ts"
import type { Recorder } from "../statistics/recorder.ts"

export type SettledPorts = {
  readonly events: Pick<Events, "tell">
  /** Something is due now: copies, or our mail about what was dropped. */
  readonly wake: () => void
  readonly decided: Recorder["decided"]
}

/** `parts`: all that went. */
export function settledRelease(ports: SettledPorts, as: Release["as"], parts: readonly HeldMessage[]): void {
  for (const part of parts) ports.decided(released(part, as))
  tell(ports)
}

/** `departments`: of each part. */
export function settledDrop(ports: SettledPorts, departments: readonly string[]): void {
  for (const department of departments) ports.decided({ what: "drop", department })
  tell(ports)
}

function tell({ wake, events }: SettledPorts): void {
  wake()
  events.tell("held")
}

/** What was never looked into goes as it was, or not at all. */
function released(part: HeldMessage, as: Release["as"]): Parameters<Recorder["decided"]>[0] {
  const { sight, showing = "self", recipients } = part
  return as === "original" || sight === undefined
    ? { what: "release", as: "original", department: sight?.department ?? "" }
    : { what: "release", as, copies: recipients, showing, sight }
}
