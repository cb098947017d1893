/**
 * The ways that canaries take: those of the configuration or, where it names none, straight to our own listener, once for the
 * organisation and once for each department that a sender can be made up for.
 */
import { GATEWAY_ROUTE, gatewayRouteOf } from "@sluis/core/canary/route-words"
import { departmentOf } from "@sluis/core/policy/department"
import type { Policy } from "@sluis/core/policy/policy"

export type CanaryHost = {
  readonly host: string
  readonly port: number
  readonly tls: "none" | "opportunistic" | "required" | "implicit"
  readonly user: string | undefined
}

export type CanaryRoute = {
  readonly name: string
  readonly sender: string
  /** Of the sender, in this policy; "" for none. */
  readonly department: string
  /** Undefined: our own listener. */
  readonly via: CanaryHost | undefined
}

export type CanaryRoutes = {
  readonly routes: readonly CanaryRoute[]
  /** Departments that no canary is sent for. */
  readonly without: readonly string[]
}

export type ConfiguredRoute = Omit<CanaryRoute, "department">

/** More is a plan that nobody reads. */
export const MAX_CANARY_ROUTES = 50
/** What a canary is sent as where the configuration says nothing. */
export const CANARY_SENDER = "sluis-canary"
/** Of a demonstration, which knows no domain of its own. */
const DEMONSTRATION_DOMAIN = "voorbeeld.example"

export function canaryRoutes(
  configured: readonly ConfiguredRoute[],
  policy: Policy,
  us: readonly string[],
): CanaryRoutes {
  const routes = configured.length > 0 ? configured : ownRoutes(policy, us)
  const shown = routes
    .slice(0, MAX_CANARY_ROUTES)
    .map((route) => ({ ...route, department: departmentOf(policy, route.sender) }))
  const covered = new Set(shown.map(({ department }) => department))
  const without = policy.departments.map(({ name }) => name).filter((name) => !covered.has(name))
  return { routes: shown, without }
}

function ownRoutes(policy: Policy, us: readonly string[]): readonly ConfiguredRoute[] {
  const domain = us[0] ?? DEMONSTRATION_DOMAIN
  const gateway = { name: GATEWAY_ROUTE, sender: `${CANARY_SENDER}@${domain}`, via: undefined }
  const departments = policy.departments.flatMap(({ name, members }): readonly ConfiguredRoute[] => {
    const sender = members
      .map((member) => madeUp(member, domain))
      .find((address) => address !== undefined && departmentOf(policy, address) === name)
    return sender === undefined ? [] : [{ name: gatewayRouteOf(name), sender, via: undefined }]
  })
  return [gateway, ...departments]
}

/**
 * An address that the pattern is of, and nobody's: only its first `*` can stand for our name, and a domain that is a pattern is
 * ours. An address by itself is somebody's, in whose name nothing is sent.
 */
function madeUp(pattern: string, domain: string): string | undefined {
  if (!pattern.includes("*")) return undefined
  const at = pattern.lastIndexOf("@")
  const local = (at < 0 ? pattern : pattern.slice(0, at)).replace("*", CANARY_SENDER).replaceAll("*", "")
  const host =
    at < 0
      ? domain
      : pattern
          .slice(at + 1)
          .replace(/^\*\.?$/, domain)
          .replaceAll("*", "sluis")
  if (!local.includes(CANARY_SENDER)) return undefined
  return /^[\w.+-]{1,64}$/.test(local) && /^[\w-]+(?:\.[\w-]+)+$/.test(host) ? `${local}@${host}` : undefined
}
