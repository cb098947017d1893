/**
 * What a host said it can do (RFC 5321 §4.1.1.1), and what all hosts can do together.
 */
import type { Offers } from "../../app/queue/relay.ts"
import type { Reply } from "../../app/gate/reply.ts"

export type Extensions = Offers & {
  /** RFC 1870 §3: may be told the size, whether there is a limit or not. */
  readonly takesSize: boolean
  /** RFC 2920. */
  readonly pipelining: boolean
  /** RFC 3030 §2. */
  readonly chunking: boolean
  /** RFC 3207. */
  readonly startTls: boolean
  /** RFC 4954 §3: mechanisms in capitals; undefined: no AUTH at all. */
  readonly auth: readonly string[] | undefined
}

/** Of a host that only knows HELO. */
export const NO_EXTENSIONS: Extensions = {
  eightBitMime: false,
  smtputf8: false,
  dsn: false,
  size: undefined,
  takesSize: false,
  pipelining: false,
  chunking: false,
  startTls: false,
  auth: undefined,
}

/** Of the reply to EHLO: a greeting, then one keyword with its parameters per line. What is said first counts. */
export function extensionsOf({ lines }: Reply): Extensions {
  const said = new Map<string, readonly string[]>()
  for (const line of lines.slice(1)) {
    const [keyword = "", ...parameters] = line.toUpperCase().split(" ")
    if (!said.has(keyword)) said.set(keyword, parameters)
  }
  return {
    eightBitMime: said.has("8BITMIME"),
    smtputf8: said.has("SMTPUTF8"),
    dsn: said.has("DSN"),
    size: sizeOf(said.get("SIZE")?.[0]),
    takesSize: said.has("SIZE"),
    pipelining: said.has("PIPELINING"),
    chunking: said.has("CHUNKING"),
    startTls: said.has("STARTTLS"),
    auth: said.get("AUTH"),
  }
}

/** What a client of ours can count on, whichever host its message goes to; undefined for no hosts. */
export function offersOfAll(hosts: readonly Offers[]): Offers | undefined {
  if (hosts.length === 0) return undefined
  const sizes = hosts.flatMap(({ size }) => size ?? [])
  return {
    eightBitMime: hosts.every(({ eightBitMime }) => eightBitMime),
    smtputf8: hosts.every(({ smtputf8 }) => smtputf8),
    dsn: hosts.every(({ dsn }) => dsn),
    size: sizes.length === 0 ? undefined : Math.min(...sizes),
  }
}

/** RFC 1870 §4: 1 to 20 digits; 0 says that there is no fixed limit. */
function sizeOf(parameter: string | undefined): number | undefined {
  if (parameter === undefined || !/^[0-9]{1,20}$/.test(parameter)) return undefined
  const octets = Number(parameter)
  return octets === 0 ? undefined : octets
}
