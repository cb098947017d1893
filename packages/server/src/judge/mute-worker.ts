/** For tests: a judging worker that says it can begin, and then nothing any more. Whatever it is given takes too long. */
const SOURCE = `
import { parentPort } from "node:worker_threads"
parentPort.on("message", () => undefined)
parentPort.postMessage({ kind: "ready" })
`

export const MUTE_WORKER = new URL(`data:text/javascript,${encodeURIComponent(SOURCE)}`)
