/**
 * A client that talks to a session without a socket: for tests and for the fuzzer.
 *
 * It does what the shell does (gathers content, answers what is awaited, at once) and nothing more.
 */
import type { Reply } from "../../app/gate/reply.ts"
import type { LoginOutcome } from "./login-turns.ts"
import { openSession, step } from "./step.ts"
import type { Input, Secured, Session, Step, Submit, Surroundings, Terms } from "./session.ts"

export type Taken = Submit & {
  /** Latin-1. */
  readonly content: string
}

export type Driver = {
  /** What is said in reply to octets that come in one piece. Latin-1. */
  readonly send: (octets: Buffer) => string
  readonly input: (input: Input) => string
  readonly surround: (changed: Partial<Surroundings>) => void
  readonly session: () => Session
  readonly taken: readonly Taken[]
  /** Kinds of actions, in order, and violations by their name. */
  readonly actions: readonly string[]
  readonly isClosed: () => boolean
}

export type DriverOptions = {
  readonly terms?: Partial<Terms>
  readonly surroundings?: Partial<Surroundings>
  /** Of a connection that begins with TLS. */
  readonly tls?: Secured
  /** To every message; undefined: the test answers. */
  readonly answer?: Reply | undefined
}

export const TERMS: Terms = {
  hostName: "sluis.voorbeeld.example",
  allowed: true,
  normalise: false,
  startTls: true,
  requireTls: false,
  authentication: "under-tls",
  limits: { messageOctets: 10_000, recipients: 100, errors: 20, transactions: 1000 },
}
export const OFFERS = { eightBitMime: true, smtputf8: true, dsn: true, size: undefined }
export const SECURED: Secured = { description: "TLSv1.3, TLS_AES_256_GCM_SHA384", allowed: false }
export const TAKEN: Reply = { code: 250, status: "2.0.0", lines: ["Taken"] }

export function newDriver(options: DriverOptions = {}): Driver {
  let surroundings: Surroundings = { offers: OFFERS, refusal: undefined, ...options.surroundings }
  const taken: Taken[] = []
  const actions: string[] = []
  let content = ""
  let isClosed = false
  const opened = openSession({ ...TERMS, ...options.terms }, options.tls)
  let { session } = opened

  function input(given: Input): string {
    return perform(step(session, given, surroundings))
  }

  function perform(done: Step): string {
    let { reply } = done
    session = done.session
    for (const action of done.actions) {
      actions.push(action.kind === "violation" ? action.violation : action.kind)
      switch (action.kind) {
        case "content":
          content += Buffer.from(action.octets).toString("latin1")
          break
        case "abandon":
          content = ""
          break
        case "submit":
          taken.push({ ...action.submit, content })
          content = ""
          if (!("answer" in options)) reply += input({ kind: "answer", reply: TAKEN })
          else if (options.answer !== undefined) reply += input({ kind: "answer", reply: options.answer })
          break
        case "verify":
          reply += input({ kind: "verified", outcome: loginOutcome(action.password) })
          break
        case "start-tls":
          reply += input({ kind: "secured", secured: SECURED })
          break
        case "close":
          isClosed = true
          break
        case "violation":
      }
    }
    return reply
  }

  return {
    send: (octets) => input({ kind: "octets", octets }),
    input,
    surround(changed) {
      surroundings = { ...surroundings, ...changed }
    },
    session: () => session,
    taken,
    actions,
    isClosed: () => isClosed,
  }
}

/** A password is right when it is "geheim"; others can be what they say. */
function loginOutcome(password: string): LoginOutcome {
  if (password === "unknown" || password === "crowded") return password
  return password === "geheim" ? "right" : "wrong"
}

/** The last line of each reply, up to its status code: "250 2.1.0", "334". */
export function codesOf(replies: string): readonly string[] {
  const ends = replies.split("\r\n").filter((line) => /^\d{3} /.test(line))
  return ends.map((line) => /^\d{3}(?: [245]\.\d+\.\d+)?/.exec(line)?.[0] ?? line)
}
