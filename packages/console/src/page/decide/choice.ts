/**
 * What the sender of a held message can choose, and which of it is the one to offer first. The server decides what is allowed
 * (server/app/console/decision.ts); this only never offers what it would refuse.
 */
import type { Gives } from "@sluis/server/contract/form"

export type Decision = Gives<"decision.open">

export type Choices = {
  /**
   * The main button: separate copies, asking a second person, or stopping it to send a better one. "wait": a second person has
   * been asked, and nothing needs doing.
   */
  readonly main: "copies" | "ask" | "stop" | "wait"
  /** To send it as it is is the sender's to decide. */
  readonly asItIs: boolean
  /** Copies would be the answer, and cannot be made. */
  readonly obstructed: boolean
}

export function choicesOf({
  separable,
  releasableBy,
  request,
  reasons,
}: Pick<Decision, "separable" | "releasableBy" | "request" | "reasons">): Choices {
  const obstructed = reasons.some(({ rule }) => rule.startsWith("sluis/"))
  // Where a second person must look, copies are not the sender's to send either: they mend only who sees whom.
  if (releasableBy === "second-person") {
    return { main: request === undefined ? "ask" : "wait", asItIs: false, obstructed }
  }
  return { main: separable ? "copies" : "stop", asItIs: true, obstructed }
}
