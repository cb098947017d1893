/**
 * The gateway's memory put together: what it judges with, how it learns, what it forgets.
 *
 * None of it may stop mail. Whatever is wrong with the index is a warning in the log, nothing is remembered, and lessons are lost.
 */
import type { Lesson, Memory } from "@sluis/core/facts/memory"
import { NO_MEMORY } from "@sluis/core/facts/memory"
import { err } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { dayOf } from "./acquaintance/day.ts"
import type { AcquaintanceFault } from "./acquaintance/fault.ts"
import { startLearner } from "./acquaintance/learner.ts"
import { openAcquaintanceWriter } from "./acquaintance/writer.ts"
import { toldAs } from "./acquaintance-fault.ts"
import type { Clock } from "./app/clock.ts"
import type { Fault } from "./app/fault.ts"
import type { Log } from "./app/log.ts"
import type { RegisteredLists } from "./app/acquaintance/registered-lists.ts"
import type { Config } from "./config/config-form.ts"
import { memorySource, openMemory } from "./open-memory.ts"
import type { MemorySource } from "./open-memory.ts"

export type Remembering = {
  readonly memory: Memory
  /** What a judging worker opens the same memory with. */
  readonly source: MemorySource
  readonly learn: (lesson: Lesson) => void
  readonly lessons: () => { readonly learnt: number; readonly lost: number }
  /** Whoever was not seen since: milliseconds since 1970. People who were forgotten; undefined: it failed. */
  readonly forgetBefore: (moment: number) => Promise<number | undefined>
  readonly lists: RegisteredLists
  /** What was learnt before is written, for a few seconds at most. */
  readonly close: () => Promise<void>
}

export function openRemembering(
  config: Pick<Config, "data" | "acquaintance">,
  key: Uint8Array,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Remembering {
  const source = memorySource(config, key)
  const failed = ({ kind, detail }: AcquaintanceFault): void =>
    log.warn("who knows whom is not remembered", {
      why: detail === "" ? kind : `${kind} ${detail}`,
      path: source.path,
    })
  const made = openAcquaintanceWriter(source.path, key) // an index that is not there yet, empty
  if (made.ok) made.value.close()
  else failed(made.error)
  const memory = made.ok ? openMemory(source, failed) : NO_MEMORY
  const learner = startLearner({ path: source.path, key, today: () => dayOf(clock.now()), failed })
  let learnt = 0
  return {
    memory,
    source,
    learn: (lesson) => {
      if (!source.remembers) return
      learnt += 1
      learner.offer(lesson)
    },
    lessons: () => ({ learnt, lost: learner.lost() }),
    forgetBefore: async (moment) => (await learner.forgetBefore(dayOf(moment)))?.people,
    lists: {
      all: () => told(learner.lists()),
      put: (...list) => told(learner.importList(...list)),
      remove: (name) => told(learner.removeList(name)),
    },
    close: learner.close,
  }

  async function told<T>(asked: Promise<Result<T, AcquaintanceFault>>): Promise<Result<T, Fault>> {
    const answer = await asked
    return answer.ok ? answer : err(toldAs(answer.error, source.path))
  }
}
