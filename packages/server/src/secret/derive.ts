/**
 * One key per purpose, all from the master key (HKDF-SHA-256, RFC 5869): what leaks of one says nothing about another.
 */
import { hkdfSync } from "node:crypto"

export type Keys = {
  /** Wraps the key of every message. */
  readonly sealing: Uint8Array
  /** By which parts of one message are known to each other. */
  readonly correlation: Uint8Array
  /** By which an address becomes a pseudonym in the log. */
  readonly pseudonym: Uint8Array
  /** By which people, domains and names become hashes in the acquaintance index. */
  readonly acquaintance: Uint8Array
  /** Signs the links that Sluis gives out. */
  readonly link: Uint8Array
  /** By which senders are told apart in recorded facts. */
  readonly record: Uint8Array
  /** By which the gate knows a canary (app/canary/canary-arrival.ts). */
  readonly canary: Uint8Array
  /** Seed of the key that signs the ledger. */
  readonly ledger: Uint8Array
}

export const KEY_OCTETS = 32

/** `master`: 32 octets. Every derived key has 32 too. */
export function deriveKeys(master: Uint8Array): Keys {
  return {
    sealing: derive(master, "sealing"),
    correlation: derive(master, "correlation"),
    pseudonym: derive(master, "pseudonym"),
    acquaintance: derive(master, "acquaintance"),
    link: derive(master, "link"),
    record: derive(master, "record"),
    canary: derive(master, "canary"),
    ledger: derive(master, "ledger"),
  }
}

/** RFC 5869 §3.1: without salt, for the master key is random itself. */
function derive(master: Uint8Array, purpose: keyof Keys): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", master, "", `sluis/1/${purpose}`, KEY_OCTETS))
}
