/**
 * What a configuration points to: certificates, keys, passwords, the policy, the data folder. Read once, for `sluis
 * start`, for a reload, and for `sluis config check`, so that what was checked is what is used.
 *
 * Three grades: `fatal` can't be worked with; `unsafe` could be, and should not; `advice` is worth knowing.
 * TRUST: nothing of what is in a secret file gets into a finding.
 */
import { constants } from "node:fs"
import { access, open, stat } from "node:fs/promises"
import { createPrivateKey, X509Certificate } from "node:crypto"
import type { KeyObject } from "node:crypto"
import { dirname, isAbsolute, join } from "node:path"

import type { Text } from "@sluis/core/policy/facts-schema"
import { quoted } from "@sluis/core/policy/problem"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import type { Policy } from "@sluis/core/policy/policy"

import { choosePolicy } from "../app/policy/choose-policy.ts"
import type { ReadText } from "../app/policy/choose-policy.ts"
import type { Finding } from "../app/configuration.ts"
import { systemCode } from "../app/fault.ts"
import { reasonOf } from "../app/system-reason.ts"
import type { Environment } from "./complete.ts"
import type { Config } from "./config-form.ts"
import { isLoopback } from "./web-address.ts"

/** Texts are PEM, as read. */
export type Referenced = {
  readonly smtpTls:
    { readonly certificate: string; readonly key: string; readonly clientCa: string | undefined } | undefined
  readonly httpTls: { readonly certificate: string; readonly key: string } | undefined
  /** The organisation's own style sheet; "" for none. */
  readonly theme: string
  readonly oidcSecret: string | undefined
  readonly upstreamCa: string | undefined
  readonly upstreamPassword: string | undefined
  readonly dkim: readonly { readonly domain: string; readonly selector: string; readonly key: string }[]
  /** Those who may have issued the certificate of the timestamping service. */
  readonly timestampCa: string | undefined
  /** Passwords of the routes of canaries, by the name of the route. */
  readonly canaryPasswords: ReadonlyMap<string, string>
  readonly policy: Policy
}

export type ReferencedResult = {
  /** undefined where something is fatal. */
  readonly value: Referenced | undefined
  readonly findings: readonly Finding[]
}

export type Surroundings = {
  readonly environment: Environment
  readonly readText: ReadText
  /** Milliseconds since 1970, for certificates that expire. */
  readonly now: number
}

/** No certificate chain or key comes near it. */
const MAX_FILE_OCTETS = 1024 * 1024
const EXPIRES_SOON = 14 * 86_400_000
const READABLE_BY_ALL = 0o004

export async function readReferenced(
  config: Config,
  { environment, readText, now }: Surroundings,
): Promise<ReferencedResult> {
  const findings: Finding[] = []
  const find = (
    grade: Finding["grade"],
    key: string,
    words: Text,
    problems: readonly PolicyProblem[] = [],
  ): void => {
    findings.push({ grade, key, ...words, problems })
  }
  const read = async (key: string, path: string | null, isSecret: boolean): Promise<string | undefined> => {
    if (path === null) return undefined
    try {
      await using file = await open(path)
      const { mode, size } = await file.stat()
      if (size > MAX_FILE_OCTETS) {
        find("fatal", key, tooLarge(path))
        return undefined
      }
      const content = await file.readFile("utf8")
      if (isSecret && (mode & READABLE_BY_ALL) !== 0) find("unsafe", key, readableByAll(path))
      return content
    } catch (cause) {
      find("fatal", key, unreadable(path, systemCode(cause)))
      return undefined
    }
  }
  const privateKey = (key: string, path: string, text: string | undefined): KeyObject | undefined => {
    if (text === undefined) return undefined
    try {
      return createPrivateKey(text)
    } catch {
      // The reason could quote the key.
      find("fatal", key, notAKey(path))
      return undefined
    }
  }
  const certificates = (
    key: string,
    path: string | null,
    text: string | undefined,
  ): X509Certificate | undefined => {
    if (path === null || text === undefined) return undefined
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
    try {
      const [first] = blocks.map((block) => new X509Certificate(block))
      if (first !== undefined) return first
    } catch {
      // said below
    }
    find("fatal", key, notACertificate(path))
    return undefined
  }

  /** The first certificate of the file is the one that the key must fit. */
  const pair = async (
    section: "smtp.tls" | "http.tls",
    tls: { readonly certificate: string | null; readonly key: string | null },
  ): Promise<{ readonly certificate: string; readonly key: string } | undefined> => {
    const certificate = await read(`${section}.certificate`, tls.certificate, false)
    const key = await read(`${section}.key`, tls.key, true)
    const own = certificates(`${section}.certificate`, tls.certificate, certificate)
    const ownKey = privateKey(`${section}.key`, tls.key ?? "", key)
    if (own !== undefined && ownKey !== undefined && !own.checkPrivateKey(ownKey))
      find("fatal", `${section}.key`, noPair(section))
    if (own !== undefined && own.validToDate.getTime() - now < EXPIRES_SOON) {
      const ends = own.validToDate.toISOString().slice(0, 10)
      const isOver = own.validToDate.getTime() < now
      const words = isOver ? expired(ends) : expiresSoon(ends)
      find(isOver ? "unsafe" : "advice", `${section}.certificate`, words)
    }
    return certificate === undefined || key === undefined ? undefined : { certificate, key }
  }
  const secret = async (key: string, path: string | null, variable: string): Promise<string | undefined> => {
    const inFile = await read(key, path, true)
    const value = passwordOf(inFile) ?? (environment[variable] || undefined)
    if (inFile !== undefined && value === undefined) find("fatal", key, noPassword(path ?? ""))
    return value
  }

  const ownSmtp = await pair("smtp.tls", config.smtp.tls)
  const clientCa = await read("smtp.tls.clientCa", config.smtp.tls.clientCa, false)
  certificates("smtp.tls.clientCa", config.smtp.tls.clientCa, clientCa)

  const upstreamCa = await read("upstream.ca", config.upstream.ca, false)
  certificates("upstream.ca", config.upstream.ca, upstreamCa)
  const upstreamPassword = await secret(
    "upstream.passwordFile",
    config.upstream.passwordFile,
    "SLUIS_UPSTREAM_PASSWORD",
  )

  const httpTls = await pair("http.tls", config.http.tls)
  const theme = await read("http.theme", config.http.theme, false)
  findOfHttp(config, find)
  const oidcSecret = await secret(
    "login.oidc.clientSecretFile",
    config.login.oidc.clientSecretFile,
    "SLUIS_LOGIN_OIDC_SECRET",
  )

  const dkim: { readonly domain: string; readonly selector: string; readonly key: string }[] = []
  for (const { domain, selector, keyFile } of config.dkim) {
    const text = await read("dkim.keyFile", keyFile, true)
    privateKey("dkim.keyFile", keyFile, text)
    if (text !== undefined) dkim.push({ domain, selector, key: text })
  }

  const timestampCa = await read("ledger.timestamp.ca", config.ledger.timestamp.ca, false)
  certificates("ledger.timestamp.ca", config.ledger.timestamp.ca, timestampCa)

  const canaryPasswords = new Map<string, string>()
  for (const { name, passwordFile } of config.canary.routes) {
    const text = await read("canary.routes.passwordFile", passwordFile, true)
    const password = passwordOf(text)
    if (password !== undefined) canaryPasswords.set(name, password)
    else if (text !== undefined) find("fatal", "canary.routes.passwordFile", noPassword(passwordFile ?? ""))
  }

  await findOfKey(config, read, find)
  if (!(await isWritable(config.data))) find("fatal", "data", unwritable(config.data))

  const policy = await choosePolicy(config.policy === "builtin" ? undefined : config.policy, readText)
  if (!policy.ok) {
    const { fault, problems } = policy.error
    const isRead = problems.length > 0
    find(
      "fatal",
      "policy",
      isRead ? badPolicy(config.policy) : unreadable(config.policy, fault.detail),
      problems,
    )
  }

  if (!policy.ok || findings.some(({ grade }) => grade === "fatal")) return { value: undefined, findings }
  const smtpTls = ownSmtp === undefined ? undefined : { ...ownSmtp, clientCa }
  return {
    value: {
      smtpTls,
      httpTls,
      theme: theme ?? "",
      oidcSecret,
      upstreamCa,
      upstreamPassword,
      dkim,
      timestampCa,
      canaryPasswords,
      policy: policy.value,
    },
    findings,
  }
}

/** Whoever can listen in to a session can be that person. */
function findOfHttp(
  { http, upstream }: Config,
  find: (grade: Finding["grade"], key: string, words: Text) => void,
): void {
  if (http.listen === null) return
  const isSafe = isLoopback(http.listen.host) || http.tls.certificate !== null || http.proxies.length > 0
  if (!isSafe) find("unsafe", "http.listen", OPEN_WITHOUT_TLS)
  if (http.url === null && upstream.host !== null) find("advice", "http.url", NO_LINKS)
}

/** The key itself is read by who seals with it; here only whether it is there for nobody else. */
async function findOfKey(
  { key, data, upstream }: Config,
  read: (key: string, path: string | null, isSecret: boolean) => Promise<string | undefined>,
  find: (grade: Finding["grade"], key: string, words: Text) => void,
): Promise<void> {
  // A key that is not there is made when Sluis first starts.
  if (key.file !== null && !(await isAbsent(key.file))) await read("key.file", key.file, true)
  else if (key.file !== null && !(await isWritable(dirname(key.file))))
    find("fatal", "key.file", unreadable(key.file, "ENOENT"))
  const program = key.command?.[0]
  if (program !== undefined && !(isAbsolute(program) && (await may(program, constants.X_OK))))
    find("fatal", "key.command", notAProgram(program))
  const isDefault = key.file === null && key.environment === null && key.command === null
  const isBeside = isDefault || (key.file !== null && key.file.startsWith(join(data, "/")))
  if (isBeside && upstream.host !== null) find("advice", "key", KEY_BESIDE_DATA)
}

/** One line; a file that an editor made ends in a line end. */
function passwordOf(text: string | undefined): string | undefined {
  const password = text?.replace(/\r?\n$/, "") ?? ""
  return password === "" || /[\r\n]/.test(password) ? undefined : password
}

/** A folder that is not there yet can be made where the nearest one above it can be written to. */
async function isWritable(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory() && (await may(folder, constants.W_OK | constants.X_OK))
  } catch (cause) {
    const above = dirname(folder)
    return systemCode(cause) === "ENOENT" && above !== folder && (await isWritable(above))
  }
}

async function isAbsent(path: string): Promise<boolean> {
  return await stat(path).then(
    () => false,
    (cause: unknown) => systemCode(cause) === "ENOENT",
  )
}

async function may(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode)
    return true
  } catch {
    return false
  }
}

function unreadable(path: string, code = ""): Text {
  return {
    nl: `${quoted(path)} kan niet worden gelezen${reasonOf(code, "nl")}`,
    en: `${quoted(path)} cannot be read${reasonOf(code, "en")}`,
  }
}
function tooLarge(path: string): Text {
  return { nl: `${quoted(path)} is groter dan 1 MiB`, en: `${quoted(path)} is larger than 1 MiB` }
}
function readableByAll(path: string): Text {
  return {
    nl: `iedereen op deze machine kan ${quoted(path)} lezen; neem dat recht weg: chmod o-r`,
    en: `everybody on this machine can read ${quoted(path)}; take that right away: chmod o-r`,
  }
}
function notAKey(path: string): Text {
  return {
    nl: `${quoted(path)} is geen sleutel in PEM zonder wachtwoord`,
    en: `${quoted(path)} is no key in PEM without a password`,
  }
}
function notACertificate(path: string): Text {
  return { nl: `${quoted(path)} is geen certificaat in PEM`, en: `${quoted(path)} is no certificate in PEM` }
}
function noPair(section: string): Text {
  return {
    nl: `deze sleutel hoort niet bij het certificaat (het eerste in het bestand van \`${section}.certificate\`)`,
    en: `this key does not belong to the certificate (the first in the file of \`${section}.certificate\`)`,
  }
}
const OPEN_WITHOUT_TLS = {
  nl: "de console is ook buiten deze machine te bereiken, zonder TLS: geef `http.tls`, of zet er een reverse proxy voor en noem die in `http.proxies`",
  en: "the console can be reached from outside this machine, without TLS: give `http.tls`, or put a reverse proxy before it and name that in `http.proxies`",
}
const NO_LINKS = {
  nl: "zonder `http.url` staat er geen link in een melding, en kan een afzender niet zelf beslissen",
  en: "without `http.url` a notice carries no link, and a sender can't decide about it",
}
function expired(day: string): Text {
  return { nl: `het certificaat is verlopen op ${day}`, en: `the certificate expired on ${day}` }
}
function expiresSoon(day: string): Text {
  return { nl: `het certificaat verloopt op ${day}`, en: `the certificate expires on ${day}` }
}
function noPassword(path: string): Text {
  return {
    nl: `${quoted(path)} moet één regel zijn, met het wachtwoord`,
    en: `${quoted(path)} must be one line, with the password`,
  }
}
function notAProgram(path: string): Text {
  return {
    nl: `${quoted(path)} is geen programma dat u mag uitvoeren, met zijn volledige pad`,
    en: `${quoted(path)} is no program that you may run, with its full path`,
  }
}
const KEY_BESIDE_DATA = {
  nl: "de sleutel staat in dezelfde map als wat ermee versleuteld is: wie een kopie van de map heeft, heeft allebei",
  en: "the key is in the same folder as what it encrypts: who has a copy of the folder has both",
}
function unwritable(path: string): Text {
  return {
    nl: `in ${quoted(path)} kan niet worden geschreven`,
    en: `${quoted(path)} cannot be written to`,
  }
}
function badPolicy(path: string): Text {
  return {
    nl: `${quoted(path)} is geen geldig beleid`,
    en: `${quoted(path)} is not a valid policy`,
  }
}
