/**
 * The log as lines of JSON (or, on a terminal, one calm line per event), through pino.
 *
 * Lines are written in the background (./background-writer.ts): a slow reader of standard output must not hold up mail.
 * What is not yet written when the process is killed is lost; `flush` belongs at the end of an orderly stop.
 *
 * What may be in a line: ./field.ts. What of an error: ./cause.ts. How many of the same: ./repetition.ts.
 */
import { pino } from "pino"
import type { DestinationStream } from "pino"

import type { Log, LogFields } from "../app/log.ts"
import { backgroundWriter } from "./background-writer.ts"
import { writtenCauses } from "./cause.ts"
import { safeFields, safeText } from "./field.ts"
import { humanLines } from "./human-line.ts"
import { repetition } from "./repetition.ts"

export type LogLevel = "debug" | "info" | "warn" | "error"

export type LogOptions = {
  readonly level: LogLevel
  /** `json` for machines; `human` for a terminal. */
  readonly form: "json" | "human"
  /** Of the times on a terminal; machines get UTC. IANA name. */
  readonly timeZone: string
  /** Milliseconds since some moment; never goes back. */
  readonly elapsed: () => number
  /** Where lines go; without it: standard output, in the background. */
  readonly write?: ((line: string) => void) | undefined
}

export type OwnedLog = Log & {
  /** From now on, without a restart. */
  readonly setLevel: (level: LogLevel) => void
  /** Resolves when everything is written, counts of suppressed warnings too; after two seconds in any case. */
  readonly flush: () => Promise<void>
}

const STANDARD_OUTPUT = 1

export function pinoLog({ level, form, timeZone, elapsed, write }: LogOptions): OwnedLog {
  const out = write === undefined ? backgroundWriter(STANDARD_OUTPUT) : { write, flush: undefined }
  const stream: DestinationStream = { write: form === "human" ? humanLines(out.write, timeZone) : out.write }
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
  const repeated = repetition(elapsed)

  const tellSuppressed = (all: boolean): void => {
    for (const { kind, count } of repeated.over(all))
      logger.warn({ event: "warnings that were not written", of: kind, count })
  }
  const put = (at: LogLevel, event: string, fields: LogFields | undefined, cause?: unknown): void => {
    tellSuppressed(false)
    if (!logger.isLevelEnabled(at)) return
    const safe = fields === undefined ? {} : safeFields(fields)
    const name = safeText(event)
    if ((at === "warn" || at === "error") && !repeated.admit(`${name} ${String(safe["why"] ?? "")}`.trim()))
      return
    logger[at]({ event: name, ...safe, ...(cause !== undefined && { causes: writtenCauses(cause) }) })
  }
  return {
    debug: (event, fields) => put("debug", event, fields),
    info: (event, fields) => put("info", event, fields),
    warn: (event, fields) => put("warn", event, fields),
    error: (event, fields, cause) => put("error", event, fields, cause),
    setLevel: (next) => {
      logger.level = next
    },
    flush: async () => {
      tellSuppressed(true)
      await out.flush?.()
    },
  }
}
