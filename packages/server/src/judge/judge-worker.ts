/**
 * The worker that judges what may take long (./judge-pool.ts). One task at a time; a mistake of ours in one is an answer,
 * so that the next is not lost.
 */
import { readSync } from "node:fs"
import { parentPort, workerData } from "node:worker_threads"

import { loadPolicy } from "@sluis/core/policy/load"

import { copiesOf, judgeMessage } from "../app/judge-message.ts"
import type { JudgeOptions } from "../app/judge-message.ts"
import type { Task, TaskAnswer, TaskOctets, WorkerOptions } from "./task.ts"

if (parentPort === null) throw new Error("this file is started as a worker")
const port = parentPort
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only ./judge-pool.ts starts this
let options = optionsOf(workerData as WorkerOptions)

port.on("message", (task: Task) => {
  if (task.kind === "policy") options = optionsOf(task.options)
  else port.postMessage(answerTo(task))
})

function answerTo(task: Exclude<Task, { readonly kind: "policy" }>): TaskAnswer {
  try {
    const octets = read(task.octets)
    return task.kind === "judge"
      ? { kind: "judged", judged: judgeMessage(octets, task.envelope, options) }
      : { kind: "copies", splices: copiesOf(octets, task.envelope, task.showing, options) }
  } catch {
    return { kind: "broke" }
  }
}

/**
 * Where the content of a file is read to, kept from one message to the next: twenty large messages would otherwise take as
 * many times their size before the collector looks. A worker without work ends, and this with it.
 */
let room = new Uint8Array(0)

function read(from: TaskOctets): Uint8Array {
  if (from.kind === "memory") return from.octets
  if (room.length < from.size) room = new Uint8Array(from.size)
  const octets = room.subarray(0, from.size)
  let at = 0
  while (at < from.size) {
    const read = readSync(from.file, octets, at, from.size - at, at)
    if (read === 0) throw new Error("the file of a message is shorter than was said")
    at += read
  }
  return octets
}

/** The text was read without a fault before it got here. */
function optionsOf({ text, name, us, hostName }: WorkerOptions): JudgeOptions {
  const policy = loadPolicy(text, name)
  if (!policy.ok) throw new Error("a policy that was right is wrong in a worker")
  return { policy: policy.value, us, hostName }
}
