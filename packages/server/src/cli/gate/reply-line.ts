/** What a server answered, on one line. */
import type { Reply } from "../../app/gate/reply.ts"
import { safe } from "../safe-text.ts"

export function replyLine({ code, status, lines }: Reply): string {
  return safe([String(code), status, ...lines].filter((piece) => piece !== "").join(" "))
}

/** The words by which our gateway says that it took a message and does not send it yet (app/gate/gate.ts). */
const HELD = "Accepted and held"

export function isHeld({ lines: [first] }: Reply): boolean {
  return first.startsWith(HELD)
}
