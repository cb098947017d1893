/**
 * How much of a message is read. Beyond a limit the message is *known* to be beyond it (`Message.beyond`), which the
 * default policy answers with hold: never a silent half reading.
 */
export const LIMITS = {
  /** Nested multiparts and embedded messages together. Real mail stays under 10; a bomb nests thousands. */
  depth: 32,
  /** Parts of one message, embedded messages included. */
  parts: 10_000,
  /** Header fields of one header block. */
  fields: 10_000,
  /** Octets of one header block: 10,000 recipients with display names need about 800,000. */
  headerOctets: 4_194_304,
  /** Mailboxes in the address fields of one header block. */
  mailboxes: 50_000,
  /** Encoded octets of one text that is read for what its words say. */
  textOctets: 8_388_608,
  /** Encoded octets of embedded messages that are decoded to be read as messages, in all. */
  decodedOctets: 268_435_456,
  /** Octets that archives and office documents may inflate to, in all. */
  inflatedOctets: 67_108_864,
  /** UTF-16 units of decoded views that are looked at for addresses, in all: about a second's work. */
  viewedUnits: 33_554_432,
} as const satisfies Record<string, number>

export type LimitName = keyof typeof LIMITS
