/**
 * Who may do what: roles and what each of them may. Pure data, the same for the server, which enforces it, and for the
 * console, which shows nothing that would be refused.
 *
 * INVARIANT (no-peeking): an administrator keeps Sluis running and may not read held mail; whoever may read it does not run
 * Sluis. One person can have both roles only if somebody gives both, which is recorded. An administrator can make an account for
 * somebody who does not exist, and use it himself; so what concerns others waits until the mailbox is known to be the account's.
 */
export const ROLES = ["employee", "reviewer", "privacy-officer", "administrator"] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  /** Own held messages: see, release where the policy leaves it to the sender, drop. */
  "own",
  /** Reasons and numbers of held messages of others, and deciding about them. */
  "held",
  /** Content of held messages of others, after giving a reason that is kept. */
  "content",
  "statistics",
  "lists",
  "policy:read",
  /** Propose a change; put one in force that leaves the floor alone. */
  "policy:change",
  /** Approve what somebody else proposed. */
  "policy:approve",
  /** Configuration, health, queue. */
  "settings",
  "people",
  /** Of programs: see all of them, withdraw them, make one for what he may do himself (SCOPE_NEEDS). */
  "tokens",
  /** Try a message without sending it. */
  "check",
  /** Files of breaches: all of it, the people by name too. */
  "breach",
  /** What the ledger says, and its proofs. */
  "ledger",
  /** Send canaries now. */
  "canary",
  /** Reports on the safeguard, for a council and in full. */
  "report",
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const MAY: { readonly [role in Role]: readonly Permission[] } = {
  employee: ["own", "check"],
  reviewer: ["own", "check", "held", "content", "statistics", "policy:read"],
  "privacy-officer": [
    "own",
    "check",
    "held",
    "content",
    "statistics",
    "lists",
    "policy:read",
    "policy:change",
    "policy:approve",
    "tokens",
    "breach",
    "ledger",
    "canary",
    "report",
  ],
  administrator: [
    "own",
    "check",
    "statistics",
    "policy:read",
    "policy:change",
    "settings",
    "people",
    "tokens",
    "ledger",
    "canary",
    "report",
  ],
}

/** Once the mailbox is known to be his. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => MAY[role]))
}

/**
 * What waits until it is known that the mailbox of the account is its owner's (Person.provenAt). What does not wait shows nobody's
 * mail and nobody's name from it, or Sluis could not be set up before mail flows.
 */
const WAITS_FOR_MAILBOX: { readonly [permission in Permission]: boolean } = {
  // Anybody can say that an address is his.
  own: true,
  held: true,
  content: true,
  statistics: false,
  // What being on one says of people is in its name.
  lists: true,
  "policy:read": false,
  // A second account would be the other of the two who propose and approve.
  "policy:change": true,
  "policy:approve": true,
  settings: false,
  // But for what gives power or concerns an account that is known (app/console/people.ts).
  people: false,
  // One for what waits, waits (SCOPE_NEEDS).
  tokens: false,
  check: false,
  breach: true,
  ledger: false,
  canary: false,
  report: false,
}

/** Of what somebody with these roles may do, what he may do now. */
export function permissionsNow(
  roles: readonly Role[],
  { proven }: { readonly proven: boolean },
): ReadonlySet<Permission> {
  const all = permissionsOf(roles)
  return proven ? all : new Set([...all].filter((permission) => !WAITS_FOR_MAILBOX[permission]))
}

/** What a token of a program may do; never more than one thing that it was made for. */
export const SCOPES = ["check", "held", "statistics", "lists", "health", "ledger"] as const
export type Scope = (typeof SCOPES)[number]

/** What one has to be allowed now to make a token with it: nobody lets a program do what he may not. */
export const SCOPE_NEEDS: { readonly [scope in Scope]: Permission } = {
  check: "check",
  held: "held",
  statistics: "statistics",
  lists: "lists",
  health: "settings",
  ledger: "ledger",
}
