/**
 * The outbox of a demonstration: where copies land when there is no next host, to be looked at.
 */
export type OutboxEntry = {
  /** Counts up from 1. */
  readonly number: number
  readonly at: number
  readonly sender: string
  readonly recipients: readonly string[]
  readonly size: number
}

export type Outbox = {
  /** Durable when it resolves. At most the newest 10,000 are kept. */
  readonly put: (entry: Omit<OutboxEntry, "number" | "size">, octets: Uint8Array) => Promise<number>
  /** Newest last. */
  readonly list: (limit: number) => Promise<readonly OutboxEntry[]>
  readonly find: (number: number) => Promise<OutboxEntry | undefined>
  readonly octets: (number: number) => Promise<Uint8Array | undefined>
  readonly clear: () => Promise<void>
}
