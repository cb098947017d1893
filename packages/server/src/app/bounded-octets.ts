/** What somebody else sends, as long as it is no more than we want to have. */

/** Undefined beyond `most` octets: what comes after that is not waited for. Rejects where the source does. */
export async function boundedOctets(
  source: AsyncIterable<unknown>,
  most: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let octets = 0
  for await (const part of source) {
    if (!(part instanceof Uint8Array)) throw new TypeError("a source of octets gave something else")
    octets += part.length
    if (octets > most) return undefined
    parts.push(part)
  }
  const whole = new Uint8Array(octets)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Nothing, for an answer without a body. */
export async function* noOctets(): AsyncGenerator<never> {}

/** The code of a failed call over the network, such as ECONNREFUSED: `fetch` wraps the system's error in its own. */
export function networkCode(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  if (inner instanceof Error && "code" in inner && typeof inner.code === "string") return inner.code
  return inner instanceof Error ? inner.name : "unknown"
}
