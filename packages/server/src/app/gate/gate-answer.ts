/** What our own gate said about a message that we handed in ourselves (./gate.ts has the words). */
import type { RelayOutcome } from "../queue/relay.ts"
import type { Reply } from "./reply.ts"

export type GateAnswer = {
  readonly code: number
  /** On one line, without the code. */
  readonly line: string
  /** Of the message, where the gate keeps it. */
  readonly id: string | undefined
  readonly held: boolean
}

/** Undefined: it could not be reached. */
export function gateAnswer(outcome: RelayOutcome): GateAnswer | undefined {
  switch (outcome.kind) {
    case "accepted":
    case "refused":
      return answerOf(outcome.reply)
    case "divided": {
      const [first] = outcome.refused
      return first === undefined ? undefined : answerOf(first.reply)
    }
    case "unreachable":
      return undefined
  }
}

/** UTF-16 units: a reply of the next host may be passed on to us. */
const MAX_LINE = 1_000

function answerOf({ code, status, lines }: Reply): GateAnswer {
  const text = lines.join(" ")
  return {
    code,
    line: `${status} ${text}`.trim().slice(0, MAX_LINE),
    id: code === 250 ? / as ([a-z2-7]{16})$/.exec(text)?.[1] : undefined,
    held: code === 250 && text.startsWith("Accepted and held"),
  }
}
