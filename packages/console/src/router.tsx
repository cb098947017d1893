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

import { heldSearchOf } from "./page/held/search.ts"
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
    bare.addChildren([decide, login, start, invitation]),
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
      settings,
      configuration,
      setup,
      people,
      tokens,
      health,
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
