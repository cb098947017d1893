/** What the thread of ./write-pdf.ts runs: one paper, and then it ends. */
import { parentPort, workerData } from "node:worker_threads"

import type { Paper } from "@sluis/core/paper/paper"

import { PaperTooLarge } from "./limit.ts"
import { renderPaper } from "./render-paper.ts"
import type { Written } from "./write-pdf.ts"

if (parentPort === null) throw new Error("this file is started as a worker")
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only write-pdf.ts starts this
const written = await write(workerData as Paper)
parentPort.postMessage(written, written.kind === "octets" ? [written.octets.buffer] : [])

async function write(paper: Paper): Promise<Written> {
  try {
    return { kind: "octets", octets: await renderPaper(paper) }
  } catch (cause) {
    if (cause instanceof PaperTooLarge) return { kind: "too-large" }
    throw cause
  }
}
