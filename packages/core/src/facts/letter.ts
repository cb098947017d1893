/** Whether a message is a letter to one person: only he gets it, or it greets him alone and others are in copy. */
import type { Greeting } from "../mail/greeting.ts"
import type { Audience } from "./audience.ts"

/** People in copy of a letter: a partner, a colleague, a case worker. More are an audience. */
const MAX_IN_COPY = 3

export function isLetterToOne({ members, unreadable }: Audience, greeting: Greeting | undefined): boolean {
  if (members.length + unreadable === 1) return true
  if (greeting?.kind !== "one" || !greeting.sure || greeting.names.length !== 1) return false
  const addressed = members.filter(({ seen }) => seen === "to").length
  return addressed === 1 && unreadable === 0 && members.length <= 1 + MAX_IN_COPY
}
