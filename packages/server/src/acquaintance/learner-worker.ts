/**
 * The thread that writes the index, so that neither a sync nor a busy database holds up a connection (./learner.ts).
 *
 * An index that can't be opened or written is tried again with the next request: a disk may have room by then.
 */
import { parentPort, workerData } from "node:worker_threads"

import { collectStart } from "../app/garbage.ts"
import { faultOf } from "./fault.ts"
import type { FromLearner, LearnerOptions, ToLearner } from "./learner-message.ts"
import { openAcquaintanceWriter } from "./writer.ts"
import type { AcquaintanceWriter } from "./writer.ts"

if (parentPort === null) throw new Error("this file is started as a worker")
const port = parentPort
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only ./learner.ts starts this
const { path, key } = workerData as LearnerOptions
let writer: AcquaintanceWriter | undefined
collectStart()

port.on("message", (request: ToLearner) => {
  if (request.kind === "close") {
    writer?.close()
    port.close()
    return
  }
  port.postMessage(answerTo(request))
})

function answerTo(request: Exclude<ToLearner, { readonly kind: "close" }>): FromLearner {
  try {
    if (writer === undefined) {
      const opened = openAcquaintanceWriter(path, key)
      if (!opened.ok) return { kind: "failed", fault: opened.error }
      writer = opened.value
    }
    switch (request.kind) {
      case "forget":
        return { kind: "forgotten", forgotten: writer.forgetBefore(request.day) }
      case "lists":
        return { kind: "listed", lists: writer.lists() }
      case "import-list":
        return {
          kind: "list-imported",
          people: writer.importList(request.name, request.reveals, request.people),
        }
      case "remove-list":
        return { kind: "list-removed", wasThere: writer.removeList(request.name) }
      case "learn":
        writer.learn(request.lessons, request.day)
        return { kind: "learned" }
    }
  } catch (cause) {
    const fault = faultOf(cause)
    if (fault === undefined) throw cause
    return { kind: "failed", fault }
  }
}
