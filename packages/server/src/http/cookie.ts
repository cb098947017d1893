/**
 * The two cookies of Sluis. The prefix `__Host-` makes the browser refuse one that another host set, or that came without
 * TLS (RFC 6265bis §4.1.3.2); a machine's own `localhost` counts as safe there.
 *
 * Their values are secrets of ours in base64url, so nothing needs escaping; what is anything else is never written.
 */
export const SESSION_COOKIE = "__Host-sluis"
export const OIDC_COOKIE = "__Host-sluis-oidc"
export type CookieName = typeof SESSION_COOKIE | typeof OIDC_COOKIE

/**
 * Lax, not Strict: whoever follows a link to the console from a mail is logged in there. What changes something is guarded
 * by ./forgery.ts.
 */
const ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Lax"
const VALUE = /^[\w.~-]+$/

/** RFC 6265 §5.4; of two with one name neither counts: the browser can't have meant both. */
export function cookieOf(header: string | undefined, name: CookieName): string | undefined {
  const values = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  const [value] = values
  return values.length === 1 && value !== undefined && VALUE.test(value) ? value : undefined
}

/** `seconds` undefined: until the browser is closed, or the server says so. Throws for a value that is not ours. */
export function settingCookie(name: CookieName, value: string, seconds?: number): string {
  if (!VALUE.test(value)) throw new Error("the value of a cookie must be base64url")
  return `${name}=${value}; ${ATTRIBUTES}${seconds === undefined ? "" : `; Max-Age=${seconds}`}`
}

export function clearingCookie(name: CookieName): string {
  return `${name}=; ${ATTRIBUTES}; Max-Age=0`
}
