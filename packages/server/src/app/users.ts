/**
 * Who may hand in mail by name and password (RFC 4954).
 */
export type Users = {
  /** False for a wrong password and for an unknown name, in the same time. */
  readonly verify: (name: string, password: string) => Promise<boolean>
  /** Replaces the password of a user who exists. */
  readonly put: (name: string, password: string) => Promise<void>
  readonly remove: (name: string) => Promise<boolean>
  readonly list: () => Promise<readonly string[]>
}
