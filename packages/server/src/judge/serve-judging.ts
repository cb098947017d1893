/**
 * The worker that judges what may take long (./judge-pool.ts): one task at a time; a mistake of ours in one is an answer, so
 * that the next is not lost.
 */
import { readSync } from "node:fs"
import type { MessagePort } from "node:worker_threads"

import { openDocuments } from "@sluis/core/document/open-documents"
import type { Memory } from "@sluis/core/facts/memory"
import { parseMessage } from "@sluis/core/mail/message"
import { loadPolicy } from "@sluis/core/policy/load"

import { copiesOf, judgeMessage } from "../app/gate/judge-message.ts"
import type { JudgeOptions } from "../app/gate/judge-message.ts"
import { lookAt } from "../app/held/look.ts"
import { readMemberTable } from "../app/acquaintance/member-table.ts"
import { collect, collectStart } from "../app/garbage.ts"
import { checkPolicy } from "../app/policy/policy-check.ts"
import { render } from "../app/held/render.ts"
import type { Task, TaskAnswer, TaskOctets, WorkerOptions, WorkerSays } from "./task.ts"

/**
 * Milliseconds. Facts are recorded of a message that was read within this time; one that takes longer must not be held because
 * there was something to record.
 */
const FACTS_WITHIN = 5_000

export function serveJudging(port: MessagePort, first: WorkerOptions, memory: Memory): void {
  let options = optionsOf(first, memory)
  port.on("message", (task: Task) => {
    if (task.kind === "policy") options = optionsOf(task.options, memory)
    else
      void answerTo(task, options).then((answer) => {
        port.postMessage(answer satisfies WorkerSays)
        if ("octets" in task && sizeOf(task.octets) > LARGE_OCTETS) collect()
      })
  })
  collectStart()
  port.postMessage({ kind: "ready" } satisfies WorkerSays)
}

async function answerTo(
  task: Exclude<Task, { readonly kind: "policy" }>,
  options: JudgeOptions,
): Promise<TaskAnswer> {
  try {
    switch (task.kind) {
      case "judge": {
        const octets = read(task.octets)
        const began = performance.now()
        const message = parseMessage(octets)
        const documents = await openDocuments(message, options.policy.numbers)
        if (octets.length > LARGE_OCTETS) collect()
        const wantsFacts = task.wantsFacts && performance.now() - began < FACTS_WITHIN
        const judged = judgeMessage(message, task.envelope, options, { documents, wantsFacts })
        return { kind: "judged", judged }
      }
      case "copies":
        return { kind: "copies", splices: copiesOf(read(task.octets), task.envelope, task.showing, options) }
      case "look":
        return { kind: "looked", looked: await lookAt(read(task.octets), task.request, options) }
      case "render":
        return { kind: "rendered", rendered: render(read(task.octets)) }
      case "check-policy":
        return { kind: "policy-checked", checked: checkPolicy(task.policy, task.against) }
      case "members":
        return { kind: "members-read", read: await readMemberTable(task.source, task.column) }
    }
  } catch {
    return { kind: "broke" }
  }
}

/** What is left of a message of so many octets is given back before the next one comes. */
const LARGE_OCTETS = 1024 * 1024

function sizeOf(octets: TaskOctets): number {
  return octets.kind === "file" ? octets.size : octets.octets.length
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
function optionsOf({ text, name, us, hostName }: WorkerOptions, memory: Memory): JudgeOptions {
  const policy = loadPolicy(text, name)
  if (!policy.ok) throw new Error("a policy that was right is wrong in a worker")
  return { policy: policy.value, us, hostName, memory }
}
