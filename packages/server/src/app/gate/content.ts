/**
 * The octets of a message on their way: in memory where they are few, in a nameless file where they are many.
 *
 * Twenty messages of 25 MB may arrive at once, and must not need 500 MB. So what is large lies in a file that was unlinked
 * as soon as it was open: it takes no memory and cannot outlive the process.
 */
export type Content = {
  /** Octets, without dot-stuffing and without the final dot. */
  readonly size: number
  /** Some octet is above 127 (RFC 6152 §2). */
  readonly eightBit: boolean
  /** All of it where it is in memory, undefined where it lies in a file. */
  readonly octets: Uint8Array | undefined
  /** Descriptor of the file it lies in, from its first octet; workers read it. Undefined where it is in memory. */
  readonly file: number | undefined
  /** All of it. For a file, this is the one step that takes memory. */
  readonly load: () => Promise<Uint8Array>
  /** In order, in pieces of at most 256 KiB; can be asked for more than once. */
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Gives back memory or file. Nothing may be read afterwards. May be called twice. */
  readonly discard: () => void
}

export function contentOf(octets: Uint8Array): Content {
  return {
    size: octets.length,
    eightBit: octets.some((octet) => octet > 127),
    octets,
    file: undefined,
    load: () => Promise.resolve(octets),
    pieces: () => [octets],
    discard: () => undefined,
  }
}
