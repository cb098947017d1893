/**
 * An SMTP server in the plainest words: what a client is answered, and which messages are taken. Tests and the fuzzer hold
 * the real session against it.
 *
 * It is told everything in groups, as a client sends them that awaits the answers in between, and knows only the commands
 * and addresses that session-dialogues.ts makes; whatever else it sees must be refused.
 */
import { modelContent } from "../../packages/server/src/smtp/receive/content-model.ts"

export type ModelResult = {
  /** First digit of each reply, in order. */
  readonly replies: string
  readonly isClosed: boolean
  readonly taken: readonly ModelMessage[]
  /** Something was sent ahead that must not be: from there on, the answer depends on how it came in. */
  readonly isAhead: boolean
}

export type ModelMessage = {
  readonly sender: string
  readonly recipients: readonly string[]
  /** Latin-1. */
  readonly content: string
}

export type ModelTerms = {
  readonly normalise: boolean
  readonly messageOctets: number
  readonly errors: number
}

/** Groups in Latin-1. */
export function modelSession(groups: readonly string[], terms: ModelTerms): ModelResult {
  let hello: "none" | "helo" | "ehlo" = "none"
  let isSecured = false
  let sender: string | undefined
  let recipients: readonly string[] = []
  let isInContent = false
  let errors = 0
  let replies = ""
  let isClosed = false
  let isAhead = false
  let left = ""
  const taken: ModelMessage[] = []

  for (const group of groups) {
    left += group
    while (!isClosed && (isInContent ? readContent() : readCommand()));
  }
  return { replies, isClosed, taken, isAhead }

  function readContent(): boolean {
    const result = modelContent(left, terms.normalise)
    if (result.kind === "unfinished") return false
    left = left.slice(result.end)
    isInContent = false
    const message = { sender: sender ?? "", recipients, content: result.content ?? "" }
    reset()
    if (left !== "" && hello !== "ehlo") ahead()
    else if (result.content === undefined || result.content.length > terms.messageOctets) refuse()
    else {
      taken.push(message)
      replies += "2"
      errors = 0
    }
    return true
  }

  function readCommand(): boolean {
    const end = left.indexOf("\r\n")
    if (end === -1) return false
    const line = left.slice(0, end)
    left = left.slice(end + 2)
    const verb = (/^[^ ]*/.exec(line)?.[0] ?? "").toUpperCase()
    const mustBeLast = ["EHLO", "HELO", "STARTTLS", "DATA", "BDAT"].includes(verb) && !/[\r\n\0]/.test(line)
    if (left !== "" && (mustBeLast || hello !== "ehlo")) ahead()
    else answer(line.replace(/ +$/, ""))
    return true
  }

  function answer(line: string): void {
    const mail = /^MAIL FROM:<([a-z.]+@[a-z]+(?:\.[a-z]+)*|)>(?: SIZE=(\d+))?$/i.exec(line)
    const rcpt = /^RCPT TO:<((?:[a-z.]+|"[a-z.]*")@[a-z]+(?:\.[a-z]+)*)>$/i.exec(line)
    if (/^(EHLO|HELO) [a-z.]+$/i.test(line)) {
      hello = /^e/i.test(line) ? "ehlo" : "helo"
      reset()
      replies += "2"
    } else if (mail !== null && hello !== "none" && sender === undefined) {
      const size = mail[2]
      if (size !== undefined && (hello === "helo" || Number(size) > terms.messageOctets)) return refuse()
      sender = mail[1] ?? ""
      replies += "2"
    } else if (rcpt !== null && sender !== undefined) {
      recipients = [...recipients, rcpt[1] ?? ""]
      replies += "2"
    } else if (/^DATA$/i.test(line) && recipients.length > 0) {
      isInContent = true
      replies += "3"
    } else if (/^(NOOP|VRFY [a-z.]+|RSET)$/i.test(line)) {
      if (/^r/i.test(line)) reset()
      replies += "2"
    } else if (/^STARTTLS$/i.test(line) && !isSecured) {
      isSecured = true
      hello = "none"
      reset()
      replies += "2"
    } else if (/^QUIT$/i.test(line)) {
      replies += "2"
      isClosed = true
    } else refuse()
  }

  function reset(): void {
    sender = undefined
    recipients = []
  }

  function refuse(): void {
    replies += "5"
    errors += 1
    if (errors <= terms.errors) return
    replies += "4"
    isClosed = true
  }

  function ahead(): void {
    isAhead = true
    replies += "5"
    isClosed = true
  }
}
