/**
 * What a client says to authenticate: PLAIN (RFC 4616) and LOGIN (as everybody does it, after a draft that expired).
 *
 * Deliberately out of scope: whether the password is right, and CRAM-MD5, for which the password would have to be kept.
 */
export type Exchange =
  { readonly mechanism: "PLAIN" } | { readonly mechanism: "LOGIN"; readonly name: string | undefined }

export type ExchangeStep =
  /** `text` in base64, after "334 ". */
  | { readonly kind: "challenge"; readonly exchange: Exchange; readonly text: string }
  | { readonly kind: "credentials"; readonly name: string; readonly password: string }
  /** What was said can't be read. */
  | { readonly kind: "bad" }
  /** RFC 4954 §4. */
  | { readonly kind: "cancelled" }
  /** RFC 4616 §2: somebody else's name to act under. */
  | { readonly kind: "foreign" }

const USERNAME = "VXNlcm5hbWU6" // "Username:"
const PASSWORD = "UGFzc3dvcmQ6" // "Password:"
const BAD: ExchangeStep = { kind: "bad" }

/** `mechanism` in capitals; undefined for one that is not ours. `initial`: RFC 4954 §4, "=" for an empty one. */
export function beginExchange(mechanism: string, initial: string | undefined): ExchangeStep | undefined {
  const exchange: Exchange | undefined =
    mechanism === "PLAIN" ? { mechanism } : mechanism === "LOGIN" ? { mechanism, name: undefined } : undefined
  if (exchange === undefined) return undefined
  if (initial !== undefined) return answerExchange(exchange, initial === "=" ? "" : initial)
  return { kind: "challenge", exchange, text: exchange.mechanism === "LOGIN" ? USERNAME : "" }
}

export function answerExchange(exchange: Exchange, line: string): ExchangeStep {
  if (line === "*") return { kind: "cancelled" }
  const text = decodeBase64(line)
  if (text === undefined) return BAD
  if (exchange.mechanism === "PLAIN") return readPlain(text)
  if (text.includes("\0")) return BAD
  if (exchange.name !== undefined) return { kind: "credentials", name: exchange.name, password: text }
  return { kind: "challenge", exchange: { mechanism: "LOGIN", name: text }, text: PASSWORD }
}

function readPlain(text: string): ExchangeStep {
  const [authorization, name, password, ...more] = text.split("\0")
  if (authorization === undefined || name === undefined || password === undefined) return BAD
  if (more.length > 0 || name === "" || password === "") return BAD
  if (authorization !== "" && authorization !== name) return { kind: "foreign" }
  return { kind: "credentials", name, password }
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function decodeBase64(line: string): string | undefined {
  if (!BASE64.test(line)) return undefined
  const octets = Buffer.from(line, "base64")
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets)
  } catch {
    return undefined
  }
}
