/**
 * The worker that verifies the ledger, so that the page never stands still and can be left. One verification in its life.
 *
 * It asks our own server for files of the ledger (./get-file.ts), and nobody for anything else.
 */
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"

import { getFileFrom, NoFile } from "./get-file.ts"
import type { Tell } from "./verify-message.ts"
import { verifyServed } from "./verify-served.ts"
import type { Asked } from "./verify-served.ts"

const CLOCK = {
  now: () => performance.now(),
  pause: async (milliseconds: number) => await new Promise<void>((done) => setTimeout(done, milliseconds)),
}

addEventListener("message", (event: MessageEvent<Asked>) => {
  verify(event.data).then(tell, (error: unknown) =>
    tell(error instanceof NoFile ? { tell: "unreachable", status: error.status } : { tell: "broken" }),
  )
})

async function verify(asked: Asked): Promise<Tell> {
  const get = getFileFrom(async (address, init) => await fetch(address, init), CLOCK)
  const progress = (done: number, of: number): void => tell({ tell: "progress", done, of })
  const verified = await verifyServed(pureSha256, get, asked, progress)
  return verified.ok
    ? { tell: "verified", verified: verified.value }
    : { tell: "trouble", trouble: verified.error }
}

function tell(message: Tell): void {
  postMessage(message)
}
