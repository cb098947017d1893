/**
 * The port by which a rewritten copy gets a signature of its own (RFC 6376), in place of the one that rewriting broke.
 *
 * Deliberately not signed: what passes unaltered. Its signature, if any, is still good and not ours to add to.
 */
import type { Domain } from "@sluis/core/mail/domain"

/**
 * Fields to put before the copy, each with its CRLF; no octets where there is no key for `from`, the domain of the
 * author. Rejects when signing fails: a copy without a signature is still a copy, so whoever sends it goes on without.
 */
export type Sign = (pieces: () => Iterable<Uint8Array>, from: Domain) => Promise<Uint8Array>
