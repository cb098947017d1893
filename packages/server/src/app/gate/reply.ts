/**
 * An SMTP reply (RFC 5321 §4.2) with its enhanced status code (RFC 2034, RFC 3463), ours or of the next host.
 */
export type Reply = {
  /** 200 to 599. */
  readonly code: number
  /** Class, subject and detail, such as "5.7.1"; "" where the other side gave none. */
  readonly status: string
  /** Without the codes, one element per line, at least one. What the next host said is kept octet for octet (Latin-1). */
  readonly lines: readonly [string, ...string[]]
}

export function reply(code: number, status: string, ...lines: readonly [string, ...string[]]): Reply {
  return { code, status, lines }
}

/** The client may go, the message is ours. */
export function isPositive({ code }: Reply): boolean {
  return code >= 200 && code < 300
}

/** RFC 5321 §4.2.1: trying again later may help. */
export function isTransient({ code }: Reply): boolean {
  return code >= 400 && code < 500
}

/** RFC 5321 §4.2.1: trying again will not help. */
export function isPermanent({ code }: Reply): boolean {
  return code >= 500
}
