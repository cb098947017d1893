/**
 * The console put together: who is who, and the handlers of every endpoint, over what the gateway has.
 *
 * Nothing is decided here. What only a running gateway can answer (whether it is ready, where it listens) comes as functions,
 * because the console is made before the gateway accepts mail.
 */
import { setImmediate as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"

import type { Canaries } from "./app/canary/canaries.ts"
import { canaryHandlers } from "./app/console/canaries.ts"
import type { CoverageReportPorts } from "./app/coverage/coverage-report.ts"
import type { CoverageWatch } from "./app/coverage/coverage-watch.ts"
import { checkHandlers } from "./app/console/check.ts"
import { decisionHandlers, decisionToken } from "./app/console/decision.ts"
import { demonstrationHandlers } from "./app/console/demonstration.ts"
import { healthHandlers } from "./app/console/health.ts"
import type { HealthPorts } from "./app/console/health.ts"
import { heldHandlers } from "./app/console/held.ts"
import { ledgerHandlers } from "./app/console/ledger.ts"
import { listHandlers } from "./app/console/lists.ts"
import { outboxHandlers } from "./app/console/outbox.ts"
import { policyHandlers } from "./app/console/policy.ts"
import { settingsHandlers } from "./app/console/settings.ts"
import { statisticsHandlers } from "./app/console/statistics.ts"
import type { Clock } from "./app/clock.ts"
import type { Events } from "./app/events.ts"
import type { Address } from "./app/gateway.ts"
import type { HeldPorts } from "./app/held/held.ts"
import { invitationMail } from "./app/account/invitation-mail.ts"
import { mailboxMail } from "./app/account/mailbox-mail.ts"
import { treeOf } from "./app/ledger/ledger-tree.ts"
import type { OwnedLog } from "./log/pino-log.ts"
import type { PolicyBook } from "./app/policy/policy-book.ts"
import type { OwnedRecorder } from "./app/statistics/recorder.ts"
import type { Outgoing, RelayOutcome } from "./app/queue/relay.ts"
import type { ShownSettings } from "./app/shown-setting.ts"
import type { After } from "./app/queue/queue-timer.ts"
import { submitTo } from "./command-relay.ts"
import type { Config } from "./config/config-form.ts"
import type { Referenced } from "./config/referenced-file.ts"
import { diskSpace } from "./disk-space.ts"
import type { ConsolePorts } from "./http/options.ts"
import type { LookPool } from "./judge/look-pool.ts"
import { invitationComposer, mailboxLinkComposer } from "./notice/composer.ts"
import type { NoticeOptions } from "./notice/composer.ts"
import { breachDeskHandlers } from "./open-breaches.ts"
import type { OpenedBreaches } from "./open-breaches.ts"
import { safeguardHandlersOf } from "./open-safeguard.ts"
import type { OpenedLedger } from "./open-ledger.ts"
import { openLogin } from "./open-login.ts"
import type { LoginOptions } from "./open-login.ts"
import type { Remembering } from "./remembering.ts"
import type { Keys } from "./secret/derive.ts"
import { newId } from "./secret/id.ts"
import type { Store } from "./store/open-store.ts"
import { sha256 } from "./store/sha256.ts"

export type ConsoleParts = {
  readonly version: string
  readonly config: Config
  readonly referenced: Referenced
  readonly letters: NoticeOptions
  readonly store: Store
  readonly keys: Keys
  readonly desk: LookPool
  readonly book: PolicyBook
  readonly held: HeldPorts
  readonly recorder: Pick<OwnedRecorder, "decided" | "flush">
  readonly remembering: Remembering
  readonly ledger: Pick<OpenedLedger, "signer" | "timestamps" | "witnesses" | "keyChange">
  readonly canaries: Canaries
  readonly coverageWatch: Pick<CoverageWatch, "standing">
  readonly breaches: OpenedBreaches
  readonly events: Events
  readonly clock: Clock
  readonly after: After
  readonly log: OwnedLog
  readonly demonstration: boolean
  /** The queue looks for what is due. */
  readonly wake: () => void
  readonly settings: () => ShownSettings
  readonly health: Pick<HealthPorts, "ready" | "nextHost" | "certificates" | "findings" | "clockJumpedAt">
  /** Scheme, name and port as browsers know the console; known when it listens. */
  readonly origin: () => string
  /** Where mail is handed in; undefined until it can be. */
  readonly smtp: () => Address | undefined
}

export type OpenedConsole = {
  readonly ports: ConsolePorts
  /** The page where the sender of a held message decides, for a notice. */
  readonly decisionLink: (id: string, expiresAt: number) => string
  /** What to open in a browser first; undefined: somebody administers this already. */
  readonly startUrl: () => string | undefined
}

/** As Vite builds it (packages/console). */
const FOLDER = fileURLToPath(new URL("../../console/dist", import.meta.url))
export const DECISION_PATH = "/decide"

export async function openConsole(parts: ConsoleParts): Promise<OpenedConsole> {
  const { config, store, desk, events, clock, log, held, demonstration, origin } = parts
  const login = await openLogin(loginOptions(parts), {
    entries: store.entries,
    linkKey: parts.keys.link,
    newId,
    clock,
    log,
    events,
    ...(!demonstration && accountMail(parts)),
  })
  const { people, links } = login
  const outbox = demonstration ? store.outbox : undefined
  const nameOf = async (id: string): Promise<string> => (await people.find(id))?.name ?? ""
  const submit = async (outgoing: Outgoing): Promise<RelayOutcome> => {
    const to = parts.smtp()
    if (to === undefined) throw new Error("the gate does not take mail yet")
    return await submitTo(to, outgoing, { clock })
  }
  const coverage: CoverageReportPorts = {
    counts: store.counts,
    expected: config.coverage.expected,
    silentAfter: config.coverage.silentAfter,
    timeZone: config.timezone,
    now: clock.now,
    entries: store.entries,
  }
  const decides = {
    held,
    entries: store.entries,
    look: desk.look,
    events,
    wake: parts.wake,
    decided: parts.recorder.decided,
  }
  return {
    decisionLink: (subject, expiresAt) =>
      `${origin()}${DECISION_PATH}#${decisionToken(links, subject, expiresAt)}`,
    startUrl: login.startUrl,
    ports: {
      options: {
        origin: config.http.url ?? undefined,
        folder: FOLDER,
        theme: parts.referenced.theme,
        version: parts.version,
      },
      handlers: {
        ...login.handlers,
        ...checkHandlers({ look: desk.look }),
        ...heldHandlers({
          ...decides,
          render: desk.render,
          nameOf,
          keepViewings: config.retention.finished,
        }),
        ...decisionHandlers({
          ...decides,
          links,
          prove: login.prove,
          contact: config.contact ?? undefined,
        }),
        ...statisticsHandlers({
          counts: store.counts,
          load: store.custody.load,
          policy: () => parts.book.inForce().policy,
          timeZone: config.timezone,
          now: clock.now,
        }),
        ...safeguardHandlersOf(parts, coverage),
        ...canaryHandlers({
          canaries: parts.canaries,
          every: config.canary.every,
          within: config.canary.within,
          timeZone: config.timezone,
          now: clock.now,
          coverage,
        }),
        ...policyHandlers({
          book: parts.book,
          check: desk.checkPolicy,
          people,
          events,
          log,
          records: store.records,
          counts: store.counts,
          flush: parts.recorder.flush,
          timeZone: config.timezone,
          clock,
          pause: async () => await pause(),
        }),
        ...listHandlers({
          lists: parts.remembering.lists,
          readMembers: desk.readMembers,
          ledger: store.ledger,
          now: clock.now,
          events,
          log,
        }),
        ...ledgerHandlers({
          ledger: store.ledger,
          sha256,
          isBent: () => parts.ledger.signer().kind === "bent",
          witnesses: parts.ledger.witnesses,
          nameOf,
          now: clock.now,
        }),
        ...breachDeskHandlers(parts.breaches, { store, desk, nameOf, events, clock, log }),
        ...outboxHandlers({ outbox, render: desk.render, events }),
        ...demonstrationHandlers({ isDemonstration: demonstration, submit, events }),
        ...settingsHandlers({
          shown: parts.settings,
          submit,
          postmaster: parts.letters.from,
          hostName: parts.letters.hostName,
          newId,
          now: clock.now,
        }),
        ...healthHandlers({
          ...parts.health,
          version: parts.version,
          startedAt: clock.now(),
          now: clock.now,
          load: store.custody.load,
          held: store.held,
          dkim: demonstration
            ? undefined
            : { domains: config.domains, signed: parts.referenced.dkim.map(({ domain }) => domain) },
          disk: async () => await diskSpace(config.data),
          canaries: parts.canaries.standing,
          coverage: parts.coverageWatch.standing,
          ledger: parts.ledger,
          learning: () => (config.acquaintance.enabled ? parts.remembering.lessons() : undefined),
        }),
      },
      authenticate: login.authenticate,
      events,
      oidc: login.oidc,
      outboxOctets: outbox?.octets,
      ledger: { tree: treeOf(store.ledger), isPublic: config.ledger.public },
      clock,
      after: parts.after,
      log,
    },
  }
}

/** Our own mail to who has an account, or is invited to one. */
function accountMail({ config, letters, store, clock, wake }: ConsoleParts) {
  const post = { custody: store.custody, wake, newId, clock, giveUpAfter: config.queue.giveUpAfter }
  return {
    mailInvitation: invitationMail({ ...post, compose: invitationComposer(letters) }),
    mailMailboxLink: mailboxMail({ ...post, compose: mailboxLinkComposer(letters) }),
  }
}

function loginOptions({ config, referenced, version, demonstration, origin }: ConsoleParts): LoginOptions {
  const { login, organisation, timezone, domains, language } = config
  const { issuer, clientId, name, rolesClaim, addressesAreVerified, roles } = login.oidc
  const clientSecret = referenced.oidcSecret
  return {
    organisation,
    timeZone: timezone,
    version,
    language: language === "en" ? "en" : "nl",
    origin,
    demonstration,
    visitorDomain: domains[0] ?? "voorbeeld.example",
    password: login.password,
    sessions: { absolute: login.session, idle: login.idle },
    oidc:
      issuer === null || clientId === null || clientSecret === undefined
        ? undefined
        : {
            issuer,
            clientId,
            clientSecret,
            rolesClaim,
            addressesAreVerified,
            name: name ?? new URL(issuer).host,
            groups: {
              employee: roles.employee,
              reviewer: roles.reviewer,
              "privacy-officer": roles.privacyOfficer,
              administrator: roles.administrator,
            },
          },
  }
}
