/**
 * Names and addresses of hosts: RFC 1123 §2.1 for names, with underscores left out, and letters outside ASCII taken as
 * U-labels (RFC 5890 §2.3.2.1); RFC 4291 §2.2 for IPv6, in brackets where a port follows (RFC 3986 §3.2.2).
 */
import { isIP } from "node:net"

import { asciiDomain, foldDomain } from "@sluis/core/mail/domain"
import { err, ok } from "@sluis/core/result"

import type { Misread, ReadValue } from "./read-value.ts"

export type Endpoint = {
  /** Name or IP address, without brackets. */
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
}

const MAX_NAME = 253 // RFC 1035 §2.3.4
const LABEL = /^(?!-)[\p{L}\p{N}\p{M}-]{1,63}(?<!-)$/u // RFC 1123 §2.1, RFC 1035 §2.3.4
const MAX_PORT = 65_535

const LISTEN: Misread = {
  must: {
    nl: "een adres met een poort zijn, zoals `127.0.0.1:2525`, of `[::]:25` voor elk adres van deze machine",
    en: "an address with a port, such as `127.0.0.1:2525`, or `[::]:25` for every address of this machine",
  },
}

/** Where to listen: the port must be there. */
export const readEndpoint: ReadValue<Endpoint> = (value) => {
  // `2525` and `:2525` leave open who can reach it; that is for a person to say.
  if (typeof value === "number" || (typeof value === "string" && /^:?\d+$/.test(value))) {
    const port = String(value).replace(":", "")
    return err({ ...LISTEN, meant: `127.0.0.1:${port}` })
  }
  const read = typeof value === "string" ? splitPort(value) : undefined
  return read?.port === undefined ? err(LISTEN) : ok({ host: read.host, port: read.port })
}

/** Where to connect to; without a port it is the one in `port`. */
export const readUpstreamHost: ReadValue<{ readonly host: string; readonly port: number | undefined }> = (
  value,
) => {
  const must = {
    nl: "de naam of het adres van een mailserver zijn, zoals `smtp.voorbeeld.example`",
    en: "the name or address of a mail server, such as `smtp.voorbeeld.example`",
  }
  const read = typeof value === "string" ? splitPort(value) : undefined
  return read === undefined || read.port === 0 ? err({ must }) : ok(read)
}

/** A name as it is said in SMTP: at least two labels, in A-labels. */
export const readHostName: ReadValue<string> = (value) => {
  const must = {
    nl: "de volledige naam van deze machine zijn, zoals `sluis.voorbeeld.example`",
    en: "the full name of this machine, such as `sluis.voorbeeld.example`",
  }
  return typeof value === "string" && isDomain(value) ? ok(asciiDomain(foldDomain(value))) : err({ must })
}

/** A domain of the organisation: one label is none, since "nl" would make half the country one of us. */
export const readDomain: ReadValue<string> = (value) => {
  const must = {
    nl: "een domein zijn, zoals `voorbeeld.example`",
    en: "a domain, such as `voorbeeld.example`",
  }
  if (typeof value !== "string") return err({ must })
  if (isDomain(value)) return ok(value.toLowerCase())
  const bare = value.slice(value.lastIndexOf("@") + 1).replace(/^\*?\./, "")
  return err(isDomain(bare) ? { must, meant: bare } : { must })
}

/** Our own postmaster and the like: an ordinary address, without names or quotes. */
export const readMailbox: ReadValue<string> = (value) => {
  const must = {
    nl: "een e-mailadres zijn, zoals `postmaster@voorbeeld.example`",
    en: "an e-mail address, such as `postmaster@voorbeeld.example`",
  }
  if (typeof value !== "string" || !isMailbox(value)) return err({ must })
  return ok(value)
}

/** Of a client: a name in its certificate, or the SHA-256 of all of it (read as 64 small digits). */
export const readCertificateName: ReadValue<string> = (value) => {
  const must = {
    nl: "een naam in een certificaat zijn, zoals `mail.voorbeeld.example` of `*.voorbeeld.example`, of een SHA-256 (64 cijfers en letters a-f)",
    en: "a name in a certificate, such as `mail.voorbeeld.example` or `*.voorbeeld.example`, or a SHA-256 (64 digits and letters a-f)",
  }
  const fingerprint = readFingerprint(value)
  if (fingerprint.ok) return fingerprint
  const isNamed = typeof value === "string" && isDomain(value.replace(/^\*\./, ""))
  return isNamed ? ok(value.toLowerCase()) : err({ must })
}

/** SHA-256 as people copy it from `openssl`: with or without `sha256:` and colons. Read as 64 small digits. */
export const readFingerprint: ReadValue<string> = (value) => {
  const must = {
    nl: "een SHA-256 zijn: 64 cijfers en letters a-f, met of zonder dubbele punten",
    en: "a SHA-256: 64 digits and letters a-f, with or without colons",
  }
  const digits = typeof value === "string" ? digitsOf(value.replace(/^sha256:/i, "")) : undefined
  return digits === undefined ? err({ must }) : ok(digits)
}

function digitsOf(text: string): string | undefined {
  return /^(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}$/i.test(text) ? text.replaceAll(":", "").toLowerCase() : undefined
}

function splitPort(text: string): { readonly host: string; readonly port: number | undefined } | undefined {
  if (isIP(text) !== 0) return { host: text, port: undefined }
  const [, bracketed, name = "", digits] = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const host = bracketed ?? name
  if (bracketed === undefined ? !isHost(name) : isIP(bracketed) !== 6) return undefined
  const port = digits === undefined ? undefined : Number(digits)
  return port !== undefined && port > MAX_PORT ? undefined : { host, port }
}

function isHost(text: string): boolean {
  return isIP(text) === 4 || (isName(text) && !/^[\d.]+$/.test(text))
}

function isName(text: string): boolean {
  return text.length <= MAX_NAME && text.split(".").every((label) => LABEL.test(label))
}

function isDomain(text: string): boolean {
  return isName(text) && /\.(?!\d+$)[^.]{2,}$/.test(text)
}

function isMailbox(text: string): boolean {
  const at = text.lastIndexOf("@")
  // RFC 5322 §3.2.3 dot-atom, RFC 5321 §4.5.3.1.1: 64 octets
  const isLocal =
    /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(text.slice(0, at)) && at <= 64
  return at > 0 && isLocal && isDomain(text.slice(at + 1))
}
