/** What a judging worker runs: the policy and the memory of the gateway, in a thread that can be killed (judge/judge-pool.ts). */
import { parentPort, workerData } from "node:worker_threads"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import { takeTables } from "@sluis/core/shared-table"

import { serveJudging } from "./judge/serve-judging.ts"
import type { WorkerData } from "./judge/task.ts"
import { openMemory } from "./open-memory.ts"
import type { MemorySource } from "./open-memory.ts"

if (parentPort === null) throw new Error("this file is started as a worker")
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only a judging pool starts this
const { options, memory, tables } = workerData as WorkerData<MemorySource | undefined>
takeTables(tables)
// What is wrong with the index the gateway has told already.
serveJudging(parentPort, options, memory === undefined ? NO_MEMORY : openMemory(memory, () => undefined))
