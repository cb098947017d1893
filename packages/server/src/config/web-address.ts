/**
 * Addresses on the web: where browsers find us, and who says who somebody is. Both must be https, because secrets travel
 * there; but for this machine, which no network comes between. And where witnesses and timestamping services are.
 */
import { err, ok } from "@sluis/core/result"

import type { Misread, ReadValue } from "./read-value.ts"

/** Longer is no address that a person wrote. */
const MAX_UNITS = 500

/** Scheme, name and port (RFC 6454 §6.2), as browsers write it in Origin. */
export const readWebOrigin: ReadValue<string> = (value) => {
  const must = {
    nl: "een webadres zonder pad zijn, zoals `https://sluis.voorbeeld.example` (met `http` alleen voor `localhost`)",
    en: "a web address without a path, such as `https://sluis.voorbeeld.example` (with `http` for `localhost` only)",
  }
  const url = parse(value)
  if (url === undefined) return err(misread(must, value))
  const secure = isSafe(url) ? url.origin : url.origin.replace(/^http:/, "https:")
  const isBare = url.pathname === "/" && url.search === "" && url.hash === ""
  return isBare && secure === url.origin ? ok(url.origin) : err({ must, meant: secure })
}

/** OpenID Connect Discovery 1.0 §3: https, no query, no fragment. As it was written: it is compared letter by letter. */
export const readIssuer: ReadValue<string> = (value) => {
  const must = {
    nl: "het adres van een identiteitsprovider zijn, zoals `https://login.voorbeeld.example/realms/gemeente`",
    en: "the address of an identity provider, such as `https://login.voorbeeld.example/realms/gemeente`",
  }
  const url = parse(value)
  const isIssuer = url !== undefined && isSafe(url) && url.search === "" && url.hash === ""
  return isIssuer && typeof value === "string" ? ok(value) : err({ must })
}

/** Of a witness: a path of its own may stand before what the protocol adds. Without a slash at its end. */
export const readServiceAddress: ReadValue<string> = (value) => {
  const must = {
    nl: "het adres van een getuige zijn, zoals `https://getuige.voorbeeld.example` (met `http` alleen voor deze machine)",
    en: "the address of a witness, such as `https://getuige.voorbeeld.example` (with `http` for this machine only)",
  }
  const url = parse(value)
  if (url === undefined) return err(misread(must, value))
  const isPlain = isSafe(url) && url.search === "" && url.hash === ""
  return isPlain ? ok(url.href.replace(/\/+$/, "")) : err({ must })
}

/** RFC 3161 §3.4: many services have no https. What is sent is a hash, and what comes back is signed. */
export const readTimestampAddress: ReadValue<string> = (value) => {
  const must = {
    nl: "het adres van een tijdstempeldienst zijn, zoals `https://tijd.voorbeeld.example/tsa`",
    en: "the address of a timestamping service, such as `https://tijd.voorbeeld.example/tsa`",
  }
  const url = parse(value)
  return url === undefined ? err(misread(must, value)) : ok(url.href)
}

/** This machine: no network lies between. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function parse(value: unknown): URL | undefined {
  const url = typeof value === "string" && value.length <= MAX_UNITS ? URL.parse(value) : null
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined
  return url.username === "" && url.password === "" ? url : undefined
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || isLoopback(hostname)
}

/** `sluis.voorbeeld.example` alone: what it must mean is clear. */
function misread(must: Misread["must"], value: unknown): Misread {
  const isName = typeof value === "string" && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(value)
  return isName ? { must, meant: `https://${value.toLowerCase()}` } : { must }
}
