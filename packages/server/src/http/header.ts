/**
 * Headers that every answer has: what a browser may do with it, and with whom.
 *
 * Trusted Types and a policy without `unsafe-inline` make text of a hostile message that slips into the page harmless: it
 * can't become a script. Nothing is loaded from elsewhere, so nobody elsewhere learns that the console is in use.
 */
export type Headers = Readonly<Record<string, string>>

/** Also for the API: whoever opens an answer in a browser gets something that can do nothing. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types sluis",
].join("; ")

/** Of what the console does not need, none; passkeys it does. */
const UNUSED =
  "accelerometer autoplay bluetooth camera display-capture encrypted-media fullscreen geolocation gyroscope hid " +
  "idle-detection local-fonts magnetometer microphone midi payment picture-in-picture screen-wake-lock serial usb " +
  "web-share xr-spatial-tracking"
const PERMISSIONS_POLICY = [
  ...UNUSED.split(" ").map((feature) => `${feature}=()`),
  "publickey-credentials-create=(self)",
  "publickey-credentials-get=(self)",
].join(", ")

/** A year; sub-domains are the organisation's own business. RFC 6797 §6.1.1 */
const HSTS = "max-age=31536000"

const COMMON: Headers = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": PERMISSIONS_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
}

/** What an answer has that does not say otherwise. */
export function apiHeaders(isHttps: boolean): Headers {
  return { ...COMMON, ...strict(isHttps), "content-security-policy": API_POLICY, "cache-control": "no-store" }
}

/** Of a page and what belongs to it, without how long it may be kept. */
export const PAGE_HEADERS: Headers = { "content-security-policy": PAGE_POLICY }

function strict(isHttps: boolean): Headers {
  return isHttps ? { "strict-transport-security": HSTS } : {}
}
