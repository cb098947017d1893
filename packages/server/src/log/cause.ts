/**
 * A mistake of ours as it may stand in the log: its name, the system's code and where it was.
 *
 * TRUST: the message of an error may quote what somebody sent, and V8 writes it at the top of the stack; so of the stack
 * only lines that have the form of a frame are kept, and none that could come from the message.
 */
export type WrittenCause = {
  readonly name: string
  readonly code?: string
  readonly frames: readonly string[]
}

const MAX_FRAMES = 20
/** A cause can have a cause; deeper than this nobody looks. */
const MAX_CAUSES = 3

export function writtenCauses(cause: unknown): readonly WrittenCause[] {
  const written: WrittenCause[] = []
  let next = cause
  while (next !== undefined && next !== null && written.length < MAX_CAUSES) {
    written.push(writtenCause(next))
    next = next instanceof Error ? next.cause : undefined
  }
  return written
}

function writtenCause(cause: unknown): WrittenCause {
  if (!(cause instanceof Error)) return { name: typeof cause, frames: [] }
  const code = "code" in cause ? String(cause.code) : ""
  return {
    name: /^[A-Z][A-Za-z]{0,40}$/.test(cause.name) ? cause.name : "Error",
    ...(/^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? { code } : {}),
    frames: framesOf(cause),
  }
}

function framesOf({ stack = "", message }: Error): readonly string[] {
  // The message can have lines that look like frames: they go first. A stack that does not hold it says nothing safe.
  const at = stack.indexOf(message)
  if (at < 0) return []
  return stack
    .slice(at + message.length)
    .split("\n")
    .map((line) => /^ +at ((?:async |new )?[\w.$<>[\] ]* ?\(?[^()@]+:\d+:\d+\)?)$/.exec(line)?.[1])
    .filter((frame) => frame !== undefined)
    .slice(0, MAX_FRAMES)
}
