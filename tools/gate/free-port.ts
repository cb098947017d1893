/**
 * A port that nobody listens on, for programs that can't be told to choose one themselves.
 *
 * From below those that the kernel gives out by itself, because a program takes seconds to begin listening, and meanwhile every
 * connection and every other server of the tests beside this one gets a port. Never twice in a run.
 */
import { randomInt } from "node:crypto"
import { createServer } from "node:net"

/** Linux gives out 32768 and up by itself, other systems 49152 and up (RFC 6335 §6). */
const FIRST = 15_000
const END = 32_768

const given = new Set<number>()

export async function freePort(): Promise<number> {
  const port = randomInt(FIRST, END)
  if (given.has(port) || !(await isFree(port))) return await freePort()
  given.add(port)
  return port
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code === "EADDRINUSE") resolve(false)
      else reject(cause)
    })
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)))
  })
}
