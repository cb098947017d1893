/**
 * The parameters behind an address in MAIL and RCPT (RFC 5321 §4.1.2), each by the RFC of its extension.
 *
 * A parameter of an extension that was not offered is refused like one that nobody knows (RFC 5321 §4.1.1.11): taking it
 * and dropping it would be a promise that we do not keep.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Extensions } from "./extension.ts"

export const MAX_ENVID_OCTETS = 100 // RFC 3461 §4.4
export const MAX_ORCPT_OCTETS = 500 // RFC 3461 §4.2
const MAX_SIZE_DIGITS = 20 // RFC 1870 §6.1

export type MailParameters = {
  /** Octets, as the client estimates. */
  readonly size: number | undefined
  readonly body: "7BIT" | "8BITMIME" | undefined
  readonly smtputf8: boolean
  readonly ret: "FULL" | "HDRS" | undefined
  readonly envid: string | undefined
  readonly auth: string | undefined
}

export type RcptParameters = {
  readonly notify: string | undefined
  readonly orcpt: string | undefined
}

/** Not offered or unknown (555), or one that can't be read (501). */
export type ParameterFault = "unknown" | "bad"

const NO_MAIL_PARAMETERS: MailParameters = {
  size: undefined,
  body: undefined,
  smtputf8: false,
  ret: undefined,
  envid: undefined,
  auth: undefined,
}
const NO_RCPT_PARAMETERS: RcptParameters = { notify: undefined, orcpt: undefined }

/** `text`: what follows the address. */
export function parseMailParameters(
  text: string,
  offered: Extensions,
): Result<MailParameters, ParameterFault> {
  return parseParameters(text, NO_MAIL_PARAMETERS, (keyword, value) => readMail(keyword, value, offered))
}

export function parseRcptParameters(
  text: string,
  offered: Extensions,
): Result<RcptParameters, ParameterFault> {
  if (text === "") return ok(NO_RCPT_PARAMETERS)
  return parseParameters(text, NO_RCPT_PARAMETERS, (keyword, value) =>
    offered.dsn ? readRcpt(keyword, value) : "unknown",
  )
}

function parseParameters<Parameters>(
  text: string,
  none: Parameters,
  read: (keyword: string, value: string | undefined) => Partial<Parameters> | ParameterFault,
): Result<Parameters, ParameterFault> {
  let parameters = none
  const seen: string[] = []
  for (const word of text.split(" ")) {
    // QUIRK: RFC 5321 §4.1.1.11 puts one space between parameters; some clients put two, or one at the end.
    if (word === "") continue
    const equals = word.indexOf("=")
    const keyword = (equals === -1 ? word : word.slice(0, equals)).toUpperCase()
    const parameter = read(keyword, equals === -1 ? undefined : word.slice(equals + 1))
    if (typeof parameter === "string") return err(parameter)
    if (seen.includes(keyword)) return err("bad")
    seen.push(keyword)
    parameters = { ...parameters, ...parameter }
  }
  return ok(parameters)
}

function readMail(
  keyword: string,
  value: string | undefined,
  offered: Extensions,
): Partial<MailParameters> | ParameterFault {
  switch (keyword) {
    case "SIZE":
      if (offered.size === undefined) return "unknown"
      return value !== undefined && /^\d+$/.test(value) && value.length <= MAX_SIZE_DIGITS
        ? { size: Number(value) }
        : "bad"
    case "BODY":
      return offered.eightBitMime ? readBody(value) : "unknown"
    case "SMTPUTF8":
      if (!offered.smtputf8) return "unknown"
      return value === undefined ? { smtputf8: true } : "bad"
    case "RET":
      return offered.dsn ? readRet(value) : "unknown"
    case "ENVID":
      if (!offered.dsn) return "unknown"
      return isXtext(value) && value.length <= MAX_ENVID_OCTETS ? { envid: value } : "bad"
    case "AUTH":
      if (!offered.authentication) return "unknown"
      return value === "<>" || isXtext(value) ? { auth: value } : "bad"
    default:
      return "unknown"
  }
}

function readBody(value: string | undefined): Pick<MailParameters, "body"> | ParameterFault {
  const body = value?.toUpperCase()
  if (body === "7BIT" || body === "8BITMIME") return { body }
  return body === "BINARYMIME" ? "unknown" : "bad"
}

function readRet(value: string | undefined): Pick<MailParameters, "ret"> | ParameterFault {
  const ret = value?.toUpperCase()
  return ret === "FULL" || ret === "HDRS" ? { ret } : "bad"
}

function readRcpt(keyword: string, value: string | undefined): Partial<RcptParameters> | ParameterFault {
  if (keyword === "NOTIFY") return value !== undefined && isNotify(value) ? { notify: value } : "bad"
  if (keyword === "ORCPT") return value !== undefined && isOrcpt(value) ? { orcpt: value } : "bad"
  return "unknown"
}

/** RFC 3461 §4.1: NEVER stands alone. */
function isNotify(value: string): boolean {
  const words = value.toUpperCase().split(",")
  if (words.length === 1 && words[0] === "NEVER") return true
  const isKnown = words.every((word) => word === "SUCCESS" || word === "FAILURE" || word === "DELAY")
  return isKnown && new Set(words).size === words.length
}

/** RFC 3461 §4.2; RFC 6533 §3 for what is not ASCII, which has come so far only where SMTPUTF8 is used. */
function isOrcpt(value: string): boolean {
  if (Buffer.byteLength(value) > MAX_ORCPT_OCTETS) return false
  const semicolon = value.indexOf(";")
  if (semicolon < 1 || !/^[A-Za-z0-9-]+$/.test(value.slice(0, semicolon))) return false
  const address = value.slice(semicolon + 1)
  const isUtf8 = value.slice(0, semicolon).toLowerCase() === "utf-8"
  return isUtf8 ? /^[!-*,-<>-~\u0080-\u{10ffff}]+$/u.test(address) || isXtext(address) : isXtext(address)
}

/** RFC 3461 §4: printable US-ASCII without "+" and "=", or "+" and two digits. */
function isXtext(value: string | undefined): value is string {
  return value !== undefined && value !== "" && /^(?:[!-*,-<>-~]|\+[0-9A-F]{2})*$/.test(value)
}
