/** Ports for who has nobody to tell: one command, which says itself what is wrong; a test. */
import type { Log } from "./log.ts"
import type { Metrics } from "./metrics.ts"
import type { Recorder } from "./statistics/recorder.ts"

const nothing = (): void => undefined

export const SILENT_LOG: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing }

export const SILENT_RECORDER: Recorder = {
  wantsFacts: () => false,
  spent: nothing,
  answered: nothing,
  decided: nothing,
}

export const SILENT_METRICS: Metrics = {
  judged: nothing,
  answered: nothing,
  settled: nothing,
  connection: nothing,
  violation: nothing,
  authentication: nothing,
  noticed: nothing,
  repeated: nothing,
}
