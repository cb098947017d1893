/**
 * Every address of the console, and which page stands there. The start page is there from the beginning; each of the others is
 * fetched when it is first opened.
 *
 * What the start page says is there from the beginning (tools/console-texts.ts); every other page brings the rest of the texts.
 *
 * Two frames: `bare` for who is not logged in (one thing to do, no navigation), `shell` for the rest.
 */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router"
import type { ReactElement } from "react"

import { breachSearchOf } from "./page/breach/search.ts"
import { heldSearchOf } from "./page/held/search.ts"
import { ledgerSearchOf } from "./page/ledger/search.ts"
import { TodayPage } from "./page/today/today-page.tsx"
import { loadRest } from "./locale/language.ts"
import { Bare } from "./shell/bare.tsx"
import { ErrorPage } from "./shell/error-page.tsx"
import { NotFoundPage } from "./shell/not-found-page.tsx"
import { Root } from "./shell/root.tsx"
import { Shell } from "./shell/shell.tsx"

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })
const bare = createRoute({ getParentRoute: () => root, id: "bare", component: Bare })
const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell })

const decide = createRoute({
  getParentRoute: () => bare,
  path: "/decide",
  component: page(() => import("./page/decide/decide-page.tsx"), "DecidePage"),
})
const answer = createRoute({
  getParentRoute: () => bare,
  path: "/answer",
  component: page(() => import("./page/answer/answer-page.tsx"), "AnswerPage"),
})
const login = createRoute({
  getParentRoute: () => bare,
  path: "/login",
  // `problem`: the server sends somebody back here whose login elsewhere failed.
  validateSearch: (search): { return?: string; problem?: string } => ({
    ...(typeof search["return"] === "string" ? { return: search["return"] } : {}),
    ...(typeof search["problem"] === "string" ? { problem: search["problem"] } : {}),
  }),
  component: page(() => import("./page/login/login-page.tsx"), "LoginPage"),
})
const start = createRoute({
  getParentRoute: () => bare,
  path: "/start",
  component: page(() => import("./page/start/start-page.tsx"), "StartPage"),
})
const invitation = createRoute({
  getParentRoute: () => bare,
  path: "/invitation",
  component: page(() => import("./page/invitation/invitation-page.tsx"), "InvitationPage"),
})
const mailbox = createRoute({
  getParentRoute: () => bare,
  path: "/mailbox",
  component: page(() => import("./page/mailbox/mailbox-page.tsx"), "MailboxPage"),
})

const today = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: TodayPage,
})
const held = createRoute({
  getParentRoute: () => shell,
  path: "/held",
  validateSearch: heldSearchOf,
  component: page(() => import("./page/held/held-page.tsx"), "HeldPage"),
})
const heldDetail = createRoute({
  getParentRoute: () => shell,
  path: "/held/$id",
  component: page(() => import("./page/held/held-detail-page.tsx"), "HeldDetailPage"),
})
const tryIt = createRoute({
  getParentRoute: () => shell,
  path: "/try",
  component: page(() => import("./page/try/try-page.tsx"), "TryPage"),
})
const outbox = createRoute({
  getParentRoute: () => shell,
  path: "/outbox",
  component: page(() => import("./page/outbox/outbox-page.tsx"), "OutboxPage"),
})
const outboxCopy = createRoute({
  getParentRoute: () => shell,
  path: "/outbox/$number",
  component: page(() => import("./page/outbox/outbox-copy-page.tsx"), "OutboxCopyPage"),
})
const policy = createRoute({
  getParentRoute: () => shell,
  path: "/policy",
  component: page(() => import("./page/policy/policy-page.tsx"), "PolicyPage"),
})
const policyChange = createRoute({
  getParentRoute: () => shell,
  path: "/policy/change",
  component: page(() => import("./page/policy/change-page.tsx"), "PolicyChangePage"),
})
const lists = createRoute({
  getParentRoute: () => shell,
  path: "/lists",
  component: page(() => import("./page/lists/lists-page.tsx"), "ListsPage"),
})
const breaches = createRoute({
  getParentRoute: () => shell,
  path: "/breaches",
  validateSearch: breachSearchOf,
  component: page(() => import("./page/breach/breaches-page.tsx"), "BreachesPage"),
})
const breachOverview = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id",
  component: page(() => import("./page/breach/overview-page.tsx"), "OverviewPage"),
})
const breachHappened = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/happened",
  component: page(() => import("./page/breach/happened-page.tsx"), "HappenedPage"),
})
const breachSeverity = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/severity",
  component: page(() => import("./page/breach/severity-page.tsx"), "SeverityPage"),
})
const breachDecisions = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/decisions",
  component: page(() => import("./page/breach/decisions-page.tsx"), "DecisionsPage"),
})
const breachNotification = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/notification",
  component: page(() => import("./page/breach/notification-page.tsx"), "NotificationPage"),
})
const breachPeople = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/people",
  component: page(() => import("./page/breach/people-page.tsx"), "BreachPeoplePage"),
})
const breachLetters = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/letters",
  component: page(() => import("./page/breach/letters-page.tsx"), "LettersPage"),
})
const breachMeasures = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/measures",
  component: page(() => import("./page/breach/measures-page.tsx"), "MeasuresPage"),
})
const breachPapers = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/papers",
  component: page(() => import("./page/breach/papers-page.tsx"), "PapersPage"),
})
const breachHistory = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/$id/history",
  component: page(() => import("./page/breach/history-page.tsx"), "HistoryPage"),
})
const breachRegister = createRoute({
  getParentRoute: () => shell,
  path: "/breaches/register",
  component: page(() => import("./page/breach/register-page.tsx"), "RegisterPage"),
})
const report = createRoute({
  getParentRoute: () => shell,
  path: "/report",
  // `held`: a message of one's own that waits, if it is about that.
  validateSearch: (search): { held?: string } =>
    typeof search["held"] === "string" && /^[a-z0-9-]{1,64}$/.test(search["held"])
      ? { held: search["held"] }
      : {},
  component: page(() => import("./page/report/report-page.tsx"), "ReportPage"),
})
const ledger = createRoute({
  getParentRoute: () => shell,
  path: "/ledger",
  validateSearch: ledgerSearchOf,
  component: page(() => import("./page/ledger/ledger-page.tsx"), "LedgerPage"),
})
const ledgerEntry = createRoute({
  getParentRoute: () => shell,
  path: "/ledger/$index",
  component: page(() => import("./page/ledger/entry-page.tsx"), "LedgerEntryPage"),
})
const safeguard = createRoute({
  getParentRoute: () => shell,
  path: "/safeguard",
  component: page(() => import("./page/safeguard/safeguard-page.tsx"), "SafeguardPage"),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: page(() => import("./page/settings/settings-page.tsx"), "SettingsPage"),
})
const configuration = createRoute({
  getParentRoute: () => shell,
  path: "/settings/configuration",
  component: page(() => import("./page/settings/configuration-page.tsx"), "ConfigurationPage"),
})
const setup = createRoute({
  getParentRoute: () => shell,
  path: "/settings/setup",
  component: page(() => import("./page/settings/setup-page.tsx"), "SetupPage"),
})
const people = createRoute({
  getParentRoute: () => shell,
  path: "/settings/people",
  component: page(() => import("./page/settings/people-page.tsx"), "PeoplePage"),
})
const tokens = createRoute({
  getParentRoute: () => shell,
  path: "/settings/tokens",
  component: page(() => import("./page/settings/tokens-page.tsx"), "TokensPage"),
})
const health = createRoute({
  getParentRoute: () => shell,
  path: "/settings/health",
  component: page(() => import("./page/settings/health-page.tsx"), "HealthPage"),
})
const organisation = createRoute({
  getParentRoute: () => shell,
  path: "/settings/organisation",
  component: page(() => import("./page/settings/organisation-page.tsx"), "OrganisationPage"),
})
const account = createRoute({
  getParentRoute: () => shell,
  path: "/account",
  component: page(() => import("./page/account/account-page.tsx"), "AccountPage"),
})

/** `name`: of the page, among what its file exports. */
function page<Module extends Readonly<Record<Name, () => ReactElement>>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
): ReturnType<typeof lazyRouteComponent<Module, Name>> {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadRest()])
    return module
  }, name)
}

export const router = createRouter({
  routeTree: root.addChildren([
    bare.addChildren([decide, answer, login, start, invitation, mailbox]),
    shell.addChildren([
      today,
      held,
      heldDetail,
      tryIt,
      outbox,
      outboxCopy,
      policy,
      policyChange,
      lists,
      breaches,
      breachOverview,
      breachHappened,
      breachSeverity,
      breachDecisions,
      breachNotification,
      breachPeople,
      breachLetters,
      breachMeasures,
      breachPapers,
      breachHistory,
      breachRegister,
      report,
      ledger,
      ledgerEntry,
      safeguard,
      settings,
      configuration,
      setup,
      people,
      tokens,
      health,
      organisation,
      account,
    ]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
