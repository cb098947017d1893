/**
 * The worker that the core runs in, so that a page never stands still and whatever takes too long can be ended from outside. One
 * file at a time; what was read stays here, and the page asks for the parts that it shows.
 *
 * TRUST: nothing that is read here leaves the browser. This file and all that it imports makes no request; the content security
 * policy would allow one to our own origin only.
 */
import { checkMail, choosePolicy, openMail, summaryOf } from "./examine-mail.ts"
import type { ChosenPolicy, Mail, Opened } from "./examine-mail.ts"
import type { Ask, Summary, Tell } from "./answer.ts"

let mail: Mail | undefined
let policy: ChosenPolicy | undefined
let opened: Opened | undefined

addEventListener("message", (event: MessageEvent<Ask>) => {
  answer(event.data).then(tell, () => tell({ tell: "failed", why: "broken" }))
})

async function answer(ask: Ask): Promise<Tell> {
  switch (ask.ask) {
    case "read":
      return await read(ask.octets, ask.policy)
    case "message": {
      const octets = mail?.messages[ask.number]
      if (octets === undefined || policy === undefined) return { tell: "failed", why: "broken" }
      opened = await checkMail(octets, policy)
      return { tell: "message", checked: opened.checked }
    }
    case "copy": {
      const copy = opened?.copyAt(ask.number)
      return copy === undefined ? { tell: "failed", why: "broken" } : { tell: "copy", copy }
    }
  }
}

async function read(octets: Uint8Array, text: string | undefined): Promise<Tell> {
  const found = openMail(octets)
  if (typeof found === "string") return { tell: "failed", why: found }
  mail = found
  policy = choosePolicy(text)
  const { messages, isMailbox, more } = found
  // A single message is shown, not listed.
  if (messages.length === 1) return { tell: "read", messages: [], isMailbox, more }
  const summaries: Summary[] = []
  for (const message of messages) {
    summaries.push(await summaryOf(message, policy))
    tell({ tell: "progress", done: summaries.length, of: messages.length })
  }
  return { tell: "read", messages: summaries, isMailbox, more }
}

function tell(message: Tell): void {
  postMessage(message)
}
