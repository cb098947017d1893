/** What an identity provider says about somebody, taken from its claims (OpenID Connect Core §5.1), bounded. */
type Claims = Readonly<Record<string, unknown>>

/** Entra ID names at most 200 in a token, Keycloak has no bound. */
const MAX_GROUPS = 2_000
const MAX_LENGTH = 500

/** Undefined: there is none, or nobody vouches for it. */
export function addressIn(claims: Claims, areVerified: boolean): string | undefined {
  const isVerified = areVerified || claims["email_verified"] === true || claims["email_verified"] === "true"
  return isVerified ? textIn(claims, "email") : undefined
}

export function nameIn(claims: Claims): string | undefined {
  return textIn(claims, "name")
}

/**
 * Names of groups. `claim` as it stands or, where there is no such claim, with each dot one level deeper, as in Keycloak's
 * `realm_access.roles`. QUIRK: a single group comes from some providers as a text instead of a list.
 */
export function groupsIn(claims: Claims, claim: string): readonly string[] {
  const found = claims[claim] ?? claim.split(".").reduce<unknown>(within, claims)
  const groups: readonly unknown[] = Array.isArray(found) ? found.slice(0, MAX_GROUPS) : [found]
  return groups.filter((group) => typeof group === "string").filter(({ length }) => length <= MAX_LENGTH)
}

function within(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? new Map(Object.entries(value)).get(name)
    : undefined
}

function textIn(claims: Claims, name: string): string | undefined {
  const value = claims[name]
  return typeof value === "string" && value !== "" && value.length <= MAX_LENGTH ? value : undefined
}
