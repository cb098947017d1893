/**
 * Links that are good once: they let in the first administrator, somebody who is invited, somebody who lost every other way, or show
 * that a mailbox is somebody's (./mailbox-proof.ts).
 *
 * What a link is for is kept in an entry, which is gone as soon as it is used: so nobody uses it twice, and all of one
 * person or of the first start can be withdrawn.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries, Entry } from "../entries.ts"
import { Fault } from "../fault.ts"
import { LINK_FAULTS } from "./link.ts"
import type { Links } from "./link.ts"

export type Invitation =
  /** Makes the first administrator; in a demonstration, lets its visitor in as often as he likes. */
  | { readonly kind: "start"; readonly demonstration: boolean }
  /** For somebody who is there already, to set a password. */
  | { readonly kind: "invitation"; readonly person: string; readonly way?: InvitationWay }
  /** For somebody who has an account: whoever opens it there has this mailbox. */
  | { readonly kind: "mailbox"; readonly person: string; readonly address: string }

/**
 * How it comes to whom it is for, and so what its use says of the mailbox. "mailed": nobody saw it but who reads that mailbox, so it is
 * his. "handed" (also where nothing is said): whoever invited saw it, so nothing is known. "printed", by a command on the machine: who
 * runs that may decide, and what was known stays.
 */
export type InvitationWay = "mailed" | "handed" | "printed"

export type OpenInvitation<Kind extends Invitation["kind"]> = {
  readonly id: string
  readonly invitation: Extract<Invitation, { readonly kind: Kind }>
}

/** All reject with `StoreUnavailable`. */
export type Invitations = {
  /** The token of a link. `validFor`: milliseconds. */
  readonly make: (invitation: Invitation, validFor: number) => Promise<string>
  /** Looks, and uses nothing. Faults: login/link, for a mailbox mailbox/link. */
  readonly open: <Kind extends Invitation["kind"]>(
    token: string,
    kind: Kind,
  ) => Promise<Result<OpenInvitation<Kind>, Fault>>
  /** Uses it: of two who do, one gets true. */
  readonly use: (id: string) => Promise<boolean>
  /** How many of a kind were made for this person since then and are not used. */
  readonly madeSince: (person: string, kind: Invitation["kind"], since: number) => Promise<number>
  /** All for this person, or all for the first start. */
  readonly withdraw: (whose: { readonly person: string } | "start") => Promise<void>
}

export type InvitationPorts = {
  readonly entries: Entries
  readonly links: Links
  readonly newId: () => string
  readonly clock: Clock
}

const START = "start"

export function openInvitations({ entries, links, newId, clock }: InvitationPorts): Invitations {
  return {
    make: async (invitation, validFor) => {
      const id = newId()
      const at = clock.now()
      const expiresAt = at + validFor
      await entries.add("invitation", {
        id,
        group: invitation.kind === "start" ? START : invitation.person,
        at,
        expiresAt,
        value: JSON.stringify(invitation),
      })
      return links.make({ purpose: invitation.kind, subject: id, expiresAt })
    },
    open: async <Kind extends Invitation["kind"]>(token: string, kind: Kind) => {
      const link = links.open(token, kind)
      if (!link.ok) return link
      const entry = await entries.find("invitation", link.value.subject)
      if (entry === undefined) return err(new Fault(LINK_FAULTS[kind], "link"))
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above for a link of this kind
      return ok({ id: entry.id, invitation: parse(entry) as OpenInvitation<Kind>["invitation"] })
    },
    use: (id) => entries.remove("invitation", id),
    madeSince: async (person, kind, since) =>
      (await entries.inGroup("invitation", person, MAX_ENTRIES_LISTED)).filter(
        (entry) => entry.at > since && parse(entry).kind === kind,
      ).length,
    withdraw: async (whose) =>
      void (await entries.removeGroup("invitation", whose === "start" ? START : whose.person)),
  }
}

function parse({ value }: Entry): Invitation {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(value) as Invitation
}
