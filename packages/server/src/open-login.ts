/**
 * Who is who, put together: people, sessions, tokens, links, passkeys and the organisation's identity provider, over the
 * store's entries.
 */
import type { Authenticate } from "./http/authenticate.ts"
import type { Clock } from "./app/clock.ts"
import { consoleLink } from "./app/account/console-link.ts"
import type { ConsoleLink } from "./app/account/console-link.ts"
import { accountHandlers } from "./app/console/account.ts"
import { peopleHandlers } from "./app/console/people.ts"
import { sessionHandlers } from "./app/console/session.ts"
import { tokenHandlers } from "./app/console/tokens.ts"
import type { Entries } from "./app/entries.ts"
import type { Events } from "./app/events.ts"
import { firstStart } from "./app/account/first-start.ts"
import { identityLogin } from "./app/account/identity-login.ts"
import type { GroupsOfRoles, IdentityLogin } from "./app/account/identity-login.ts"
import { openInvitations } from "./app/account/invitation.ts"
import type { MailInvitation } from "./app/account/invitation-mail.ts"
import type { Language } from "./app/language.ts"
import { mailboxHandlers } from "./app/console/mailbox.ts"
import { mailboxProof, proveMailbox } from "./app/account/mailbox-proof.ts"
import type { MailMailboxLink } from "./app/account/mailbox-proof.ts"
import { openLinks } from "./app/account/link.ts"
import type { Links } from "./app/account/link.ts"
import { openLockOut } from "./app/account/lock-out.ts"
import type { Log } from "./app/log.ts"
import { openPeople } from "./app/account/people.ts"
import type { People } from "./app/account/people.ts"
import { openSessions } from "./app/account/session.ts"
import type { SessionLife } from "./app/account/session.ts"
import { openTokens } from "./app/account/token.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import type { HandlersOf, PersonCaller } from "./app/turn.ts"
import { visitorOf, withMailboxes, withVisitor } from "./app/account/visitor.ts"
import { oidcProvider } from "./login/oidc.ts"
import type { OidcOptions } from "./login/oidc.ts"
import { openPasskeys } from "./login/passkey.ts"
import { passwordHash } from "./login/password-hash.ts"
import { linkSigner } from "./secret/link-signer.ts"
import { secrets } from "./secret/secrets.ts"

/** Pages of the console; the token of the link stands behind the `#`. */
export const START_PATH = "/start"
export const INVITATION_PATH = "/invitation"
export const MAILBOX_PATH = "/mailbox"

export type LoginOptions = {
  readonly organisation: string
  readonly timeZone: string
  readonly version: string
  /** Of whoever did not choose one yet. */
  readonly language: Language
  /** Scheme, name and port, as browsers know the console. Asked when somebody needs it: a port may be known late. */
  readonly origin: () => string
  readonly demonstration: boolean
  /** Of the address of a demonstration's visitor. */
  readonly visitorDomain: string
  /** Whether one logs in with a password. */
  readonly password: boolean
  readonly sessions: SessionLife
  readonly oidc:
    (Omit<OidcOptions, "origin"> & { readonly name: string; readonly groups: GroupsOfRoles }) | undefined
}

export type LoginPorts = {
  readonly entries: Entries
  /** 32 octets. */
  readonly linkKey: Uint8Array
  readonly newId: () => string
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  /** Absent: no mail leaves. */
  readonly mailInvitation?: MailInvitation | undefined
  /** The same. */
  readonly mailMailboxLink?: MailMailboxLink | undefined
}

type Names = Extract<EndpointName, `${"session" | "account" | "people" | "tokens"}.${string}`>

export type Login = {
  readonly authenticate: Authenticate
  readonly handlers: HandlersOf<Names>
  readonly oidc: IdentityLogin | undefined
  readonly links: Links
  readonly people: People
  /** The mailbox of this caller's address was shown to be his. */
  readonly prove: (caller: PersonCaller) => Promise<void>
  /** What to open in a browser first; undefined: somebody administers this already. */
  readonly startUrl: () => string | undefined
}

export async function openLogin(options: LoginOptions, ports: LoginPorts): Promise<Login> {
  const { organisation, origin, language, demonstration } = options
  const { entries, newId, clock, log, events } = ports
  const links = openLinks(linkSigner(ports.linkKey, { demonstration }), clock)
  const invitations = openInvitations({ entries, links, newId, clock })
  const kept = openPeople({ entries, newId, clock })
  const everybody = demonstration ? withMailboxes(kept) : kept
  const start = await firstStart({ people: everybody, invitations }, { demonstration })
  const people = start.visitor
    ? withVisitor(everybody, visitorOf(options.visitorDomain, language, clock.now()))
    : everybody
  const sessions = openSessions({ entries, people, secrets, newId, clock }, options.sessions)
  const tokens = openTokens({ entries, secrets, newId, clock, demonstration })
  if (!demonstration) await tokens.endDemonstration()
  const hash = passwordHash()
  const lockOut = openLockOut(clock)
  const passkeys = once(() => openPasskeys({ origin: origin(), organisation }, clock))
  const { oidc } = options
  return {
    authenticate: { session: sessions.session, peek: sessions.peek, token: tokens.token },
    handlers: {
      ...sessionHandlers(
        { people, sessions, invitations, hash, lockOut, passkeys, events, clock },
        { ...options, oidc: oidc?.name },
      ),
      ...accountHandlers({ people, sessions, hash, lockOut, passkeys, clock }, { organisation }),
      ...mailboxHandlers({
        mailbox: mailboxProof(
          {
            people,
            sessions,
            invitations,
            mail: ports.mailMailboxLink,
            url: (token) => `${origin()}${MAILBOX_PATH}#${token}`,
            hash,
            clock,
          },
          options,
        ),
        events,
        log,
      }),
      ...peopleHandlers({
        people,
        sessions,
        invitations,
        events,
        log,
        mailInvitation: ports.mailInvitation,
        invitationUrl: (token) => `${origin()}${INVITATION_PATH}#${token}`,
      }),
      ...tokenHandlers({ tokens, clock, log }),
    },
    oidc:
      oidc === undefined
        ? undefined
        : identityLogin(
            {
              provider: oidcProvider({ ...oidc, origin }, { clock, log }),
              people,
              sessions,
              invitations,
              clock,
            },
            { groups: oidc.groups, language },
          ),
    links,
    people,
    prove: async (caller) => {
      const proven = await proveMailbox({ people, sessions, invitations, clock }, caller, undefined)
      if (proven.ok) events.tell("people")
    },
    startUrl: () => (start.token === undefined ? undefined : `${origin()}${START_PATH}#${start.token}`),
  }
}

/** The same links, made by a command beside the running gateway. */
export function linkInto(
  origin: string,
  {
    entries,
    linkKey,
    newId,
    clock,
    demonstration,
  }: Pick<LoginPorts, "entries" | "linkKey" | "newId" | "clock"> & Pick<LoginOptions, "demonstration">,
): ConsoleLink {
  const links = openLinks(linkSigner(linkKey, { demonstration }), clock)
  const people = openPeople({ entries, newId, clock })
  const invitations = openInvitations({ entries, links, newId, clock })
  const paths = { start: START_PATH, invitation: INVITATION_PATH }
  return consoleLink({ people, invitations }, (path, token) => `${origin}${paths[path]}#${token}`)
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
