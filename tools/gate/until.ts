/**
 * Waiting for something that another process does. The limit is no assertion on speed: it is where a test gives up.
 */
const STEP_MS = 20

/** Resolves with the first answer that is not undefined or false; throws with `what` after `seconds`. */
export async function until<T>(
  what: string | (() => string),
  look: () => Promise<T | undefined | false> | T | undefined | false,
  seconds = 30,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (performance.now() > deadline) {
      throw new Error(`waited ${seconds} s in vain: ${typeof what === "string" ? what : what()}`)
    }
    await pause(STEP_MS)
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Whether somebody accepts connections on this port of this machine. */
export async function isListening(port: number): Promise<boolean> {
  const { connect } = await import("node:net")
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    socket.on("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.on("error", () => resolve(false))
  })
}
