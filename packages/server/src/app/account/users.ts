/**
 * Who may hand in mail by name and password (RFC 4954). `ledger` is kept in the same step as the change it accompanies.
 */
import type { NewLedgerEntry } from "../ledger/ledger.ts"

export type Users = {
  /** False for a wrong password and for an unknown name, in the same time. */
  readonly verify: (name: string, password: string) => Promise<boolean>
  /** Replaces the password of a user who exists. */
  readonly put: (name: string, password: string, ledger?: readonly NewLedgerEntry[]) => Promise<void>
  /** False: there was none, and `ledger` is not kept. */
  readonly remove: (name: string, ledger?: readonly NewLedgerEntry[]) => Promise<boolean>
  readonly list: () => Promise<readonly string[]>
}
