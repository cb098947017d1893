/**
 * Load of our own: many distinct messages over several connections, and for each what it was answered.
 *
 * It behaves as a mail server does that hands over its queue: a message that got no answer, or "try again", is offered
 * again until it is accepted; how often it stayed without an answer after the data is counted, because only then can it have
 * been accepted unheard.
 */
import { withAddedDots } from "./recording-host.ts"
import { openDialogue, type Dialogue } from "./dialogue.ts"
import type { Letter } from "./mail.ts"
import { pause } from "./until.ts"

export type Sent = {
  readonly letter: Letter
  /** A positive answer to the data was received. */
  readonly accepted: boolean
  /** Times that everything was sent and no answer came. */
  readonly unheard: number
  readonly reply: string
  /** Of the attempt that was answered: from MAIL to the answer. */
  readonly milliseconds: number
}

export type Load = {
  /** Of every message that is done with. */
  readonly sent: readonly Sent[]
  /** Takes no new messages; resolves when every message begun has been answered for good. */
  readonly finish: () => Promise<void>
}

export type LoadOptions = {
  readonly port: number
  readonly connections: number
  readonly next: (number: number) => Letter | undefined
  /** Messages per second over all connections; undefined: as fast as it goes. */
  readonly rate?: number
  /** Close the connection after every message. */
  readonly reconnect?: boolean
}

const RETRY_MS = 25

export function startLoad(options: LoadOptions): Load {
  const sent: Sent[] = []
  const began = performance.now()
  let number = 0
  let over = false
  const worker = async (): Promise<void> => {
    let open: Dialogue | undefined
    while (!over) {
      const turn = number
      const letter = options.next(turn)
      if (letter === undefined) break
      number += 1
      if (options.rate !== undefined) {
        const due = began + (turn * 1000) / options.rate
        if (due > performance.now()) await pause(due - performance.now())
      }
      let unheard = 0
      for (;;) {
        const start = performance.now()
        open ??= await connected(options.port)
        const outcome = open === undefined ? NOTHING_SENT : await offer(open, letter)
        if (outcome.kind === "unheard") unheard += 1
        if (outcome.kind === "answered" && !outcome.reply.startsWith("4")) {
          const accepted = outcome.reply.startsWith("2")
          sent.push({
            letter,
            accepted,
            unheard,
            reply: outcome.reply,
            milliseconds: performance.now() - start,
          })
          if (options.reconnect === true) open = hangUp(open)
          break
        }
        open = hangUp(open)
        await pause(RETRY_MS)
      }
    }
    hangUp(open)
  }
  const workers = Array.from({ length: options.connections }, worker)
  return {
    sent,
    finish: async () => {
      over = true
      await Promise.all(workers)
    },
  }
}

/** Sends every message that `next` gives and resolves with what became of each. */
export async function runLoad(options: LoadOptions): Promise<readonly Sent[]> {
  let exhausted: () => void = () => undefined
  const end = new Promise<void>((resolve) => {
    exhausted = resolve
  })
  const load = startLoad({
    ...options,
    next: (number) => {
      const letter = options.next(number)
      if (letter === undefined) exhausted()
      return letter
    },
  })
  await end
  await load.finish()
  return load.sent
}

type Outcome =
  | { readonly kind: "answered"; readonly reply: string }
  | { readonly kind: "unheard" }
  | { readonly kind: "not-sent" }

const NOTHING_SENT: Outcome = { kind: "not-sent" }

async function connected(port: number): Promise<Dialogue | undefined> {
  const open = await openDialogue(port)
  const hello = await open.ask("EHLO load.voorbeeld.example")
  return hello.startsWith("250") ? open : hangUp(open)
}

function hangUp(open: Dialogue | undefined): undefined {
  open?.say("QUIT\r\n")
  open?.socket.end()
  return undefined
}

async function offer(open: Dialogue, { sender, recipients, octets }: Letter): Promise<Outcome> {
  open.say(
    [`MAIL FROM:<${sender}>`, ...recipients.map((recipient) => `RCPT TO:<${recipient}>`), "DATA", ""].join(
      "\r\n",
    ),
  )
  let reply: string | undefined
  for (let count = 0; count < recipients.length + 2; count += 1) {
    const heard = await open.hear()
    if (heard === undefined) return NOTHING_SENT
    if (reply === undefined && !/^[23]/.test(heard)) reply = heard
    if (count === recipients.length + 1 && heard.startsWith("354")) {
      // QUIRK: all recipients or nobody. A server that took only some of them is answered by leaving.
      if (reply !== undefined) {
        open.socket.destroy()
        return { kind: "answered", reply }
      }
    }
  }
  if (reply !== undefined) return { kind: "answered", reply }
  open.say(withAddedDots(octets))
  const last = await open.hear()
  return last === undefined ? { kind: "unheard" } : { kind: "answered", reply: last }
}
