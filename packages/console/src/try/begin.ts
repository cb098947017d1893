/** Starts the real worker, by the clock of the browser. Apart from ./examining.ts, which runs without a browser. */
import { trustedWorker } from "../shell/trusted.ts"
import { startExamining, type Examining } from "./examining.ts"
import workerAddress from "./worker.ts?worker&url"

export function beginExamining(onProgress: (done: number, of: number) => void): Examining {
  const worker = new Worker(trustedWorker(workerAddress), { type: "module" })
  return startExamining(worker, onProgress, {
    after: (milliseconds, late) => {
      const handle = setTimeout(late, milliseconds)
      return () => clearTimeout(handle)
    },
  })
}
