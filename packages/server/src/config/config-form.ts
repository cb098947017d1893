/**
 * The form of the configuration file: every key, once, with what it means, its default and what it may be. The type
 * `Config`, the JSON schema, the commented example, the names of the environment variables and the page
 * docs/configuration.md are made from this declaration.
 *
 * Long because it is one table. Deliberately left out: what two keys say together (./check-config.ts), and whether files
 * exist (./referenced-file.ts). Secrets themselves are never keys, only where they are.
 */
import type { Text } from "@sluis/core/policy/facts-schema"
import { saying } from "@sluis/core/policy/form-problem"
import { hint, quoted } from "@sluis/core/policy/problem"
import { z } from "zod"

import { MAX_CANARY_ROUTES } from "../app/canary/canary-route.ts"
import { readDuration } from "./duration.ts"
import {
  readCertificateName,
  readDomain,
  readEndpoint,
  readFingerprint,
  readHostName,
  readMailbox,
  readUpstreamHost,
} from "./host.ts"
import { readNetwork } from "./network.ts"
import type { Misread, ReadValue } from "./read-value.ts"
import { readSize } from "./size.ts"
import { readTimeZone } from "./time-zone.ts"
import { readIssuer, readServiceAddress, readTimestampAddress, readWebOrigin } from "./web-address.ts"
import { readWitnessKey } from "./witness-key.ts"

/** Elements of a list; more is no configuration that a person keeps an eye on. */
const MAX_ELEMENTS = 1000
/** Linux: PATH_MAX. */
const MAX_TEXT = 4096

/** Which forms are paths, relative ones being taken from the folder of the file; and words that are none. */
export const PATHS = z.registry<{ readonly words: readonly string[] }>()

/** A value that is more than a type; in the file it is text. */
function read<T>(reader: ReadValue<T>): z.ZodType<T, unknown> {
  return z
    .unknown()
    .transform((value, context): T => {
      const result = reader(value)
      if (result.ok) return result.value
      context.addIssue({ code: "custom", params: saying((subject) => wordsOf(subject, value, result.error)) })
      return z.NEVER
    })
    .meta({ type: "string" })
}

function wordsOf(subject: Text, value: unknown, { must, meant }: Misread): Text {
  const found = typeof value === "string" || typeof value === "number" ? quoted(String(value)) : undefined
  return {
    nl: `${subject.nl} moet ${must.nl}${found === undefined ? "" : `; ${found} kan niet`}${hint(meant).nl}`,
    en: `${subject.en} must be ${must.en}${found === undefined ? "" : `; ${found} is not possible`}${hint(meant).en}`,
  }
}

type Form<T> = z.ZodType<T, unknown>

function key<T>(form: Form<T>, value: unknown, description: string): Form<T> {
  // `value` as it would stand in the file: ./complete.ts reads it, so zod never has to.
  return form.prefault(value).meta({ description })
}

function list<T>(element: Form<T>): Form<T[]> {
  return z.array(element).max(MAX_ELEMENTS)
}

const text = z.string().max(MAX_TEXT)
/** A group as an identity provider names it: a word, a path, or an identifier. */
const group = text.min(1).max(300)
const count = (least: number, most: number): Form<number> => z.int().min(least).max(most)

function path(...words: readonly string[]): z.ZodString {
  const form = text.min(1)
  PATHS.add(form, { words })
  return form
}
const fileOrNone = (): Form<string | null> => path().nullable()

const duration = (least: string, most: string): Form<number> => read(readDuration(least, most))
const size = (least: string, most: string): Form<number> => read(readSize(least, most))

const SMTP_TLS = z.strictObject({
  certificate: key(
    fileOrNone(),
    null,
    "File with the certificate and those between it and the root, in PEM. null: no TLS is offered to clients.",
  ),
  key: key(
    fileOrNone(),
    null,
    "File with the private key of the certificate, in PEM. Only for Sluis to read.",
  ),
  clientCa: key(
    fileOrNone(),
    null,
    "File with the certificates of those who may issue client certificates, in PEM. null: those that this machine trusts.",
  ),
  allowCertificates: key(
    list(read(readCertificateName)),
    [],
    "Clients that may hand in mail by their certificate: a name in it that `clientCa` vouches for (`*.` stands for one label), or the SHA-256 of the certificate, in hexadecimal.",
  ),
})

const SMTP_LIMITS = z.strictObject({
  messageSize: key(
    size("1MB", "1GB"),
    "50MB",
    "The largest message that is accepted, as it arrives (attachments are a third larger on their way).",
  ),
  recipients: key(
    count(100, 100_000),
    5000,
    "The most recipients in one transaction. RFC 5321 asks for 100 at least; Exchange sends 1000.",
  ),
  connections: key(count(1, 100_000), 1000, "The most connections at once, of all clients together."),
  connectionsPerClient: key(count(1, 100_000), 250, "The most connections at once of one IP address."),
  connectionsPerMinute: key(
    count(1, 1_000_000),
    600,
    "The most new connections in a minute of one IP address that is not in `allow`.",
  ),
  memory: key(
    size("16MB", "64GB"),
    "100MB",
    "What all messages on their way in may take of memory together (large ones lie in files); beyond it clients are asked to come back later.",
  ),
})

const SMTP_TIMEOUTS = z.strictObject({
  command: key(duration("10s", "1h"), "5m", "How long to wait for a command. RFC 5321 asks for 5 minutes."),
  data: key(duration("10s", "1h"), "3m", "How long to wait for the next piece of a message."),
  message: key(
    duration("1m", "12h"),
    "30m",
    "How long a message may take to arrive: a client that sends one octet a minute is not waited for.",
  ),
})

const SMTP = z.strictObject({
  listen: key(
    list(read(readEndpoint)),
    "127.0.0.1:2525",
    "Where your mail server hands in mail; one or several, each an address and a port. STARTTLS is offered when there is a certificate.",
  ),
  implicitTlsListen: key(
    list(read(readEndpoint)),
    [],
    "The same with TLS from the first octet (RFC 8314), usually port 465.",
  ),
  allow: key(
    list(read(readNetwork)),
    ["127.0.0.0/8", "::1"],
    "Networks that may hand in mail without a password or certificate. Never more than your own mail servers.",
  ),
  normalise: key(
    list(read(readNetwork)),
    [],
    "Networks whose stray CR, LF and NUL are repaired rather than refused. Only for an old machine that can't do better; what it sends is then no longer left byte for byte.",
  ),
  requireTls: key(z.boolean(), false, "true: no mail is accepted without TLS."),
  authentication: key(
    z.boolean(),
    false,
    "true: clients may hand in mail with a name and password (`sluis user add`), over TLS only.",
  ),
  tls: key(SMTP_TLS, {}, "The certificate that Sluis shows to clients, and those that clients may show."),
  limits: key(SMTP_LIMITS, {}, "What one client, or all of them, may ask of this machine."),
  timeouts: key(SMTP_TIMEOUTS, {}, "How long to wait for clients."),
})

const UPSTREAM_TIMEOUTS = z.strictObject({
  connect: key(
    duration("1s", "10m"),
    "30s",
    "How long making a connection may take, before another host is tried.",
  ),
  greeting: key(duration("1s", "10m"), "5m", "How long to wait for the greeting (RFC 5321 §4.5.3.2.1)."),
  command: key(
    duration("10s", "30m"),
    "5m",
    "How long to wait for the answer to a command (RFC 5321 §4.5.3.2.2).",
  ),
  data: key(duration("10s", "30m"), "3m", "How long a piece of a message may take (RFC 5321 §4.5.3.2.5)."),
  end: key(
    duration("1m", "1h"),
    "10m",
    "How long to wait for the answer to a whole message (RFC 5321 §4.5.3.2.6). Shorter makes duplicates.",
  ),
})

const UPSTREAM = z.strictObject({
  host: key(
    list(read(readUpstreamHost)).nullable(),
    null,
    "The mail server that mail goes to next; several for fail-over, in that order. null: a demonstration, in which mail lands in the built-in outbox and nothing leaves.",
  ),
  port: key(count(1, 65_535), 25, "Its port. A host can have one of its own: `smtp.voorbeeld.example:587`."),
  tls: key(
    z.enum(["none", "opportunistic", "required", "implicit"]),
    "opportunistic",
    "none; opportunistic: TLS where it is offered, whoever the certificate names; required: only with a certificate that is right; implicit: the same, from the first octet (port 465).",
  ),
  ca: key(
    fileOrNone(),
    null,
    "File with the certificates of those who may have issued its certificate, in PEM. null: those that this machine trusts.",
  ),
  pin: key(
    list(read(readFingerprint)),
    [],
    "SHA-256 of its certificate, or of the public key in that, in hexadecimal; one of them must match. Without `ca` this alone decides, so the certificate may be self-signed.",
  ),
  name: key(
    read(readHostName).nullable(),
    null,
    "The name that its certificate must have. null: the name in `host`.",
  ),
  user: key(text.min(1).nullable(), null, "Name to log in with. null: no login."),
  passwordFile: key(
    fileOrNone(),
    null,
    "File with the password, on one line. It can also be given in SLUIS_UPSTREAM_PASSWORD; it never stands in this file.",
  ),
  connections: key(count(1, 1000), 20, "The most connections at once to one host."),
  timeouts: key(UPSTREAM_TIMEOUTS, {}, "How long to wait for it."),
})

const QUEUE = z.strictObject({
  giveUpAfter: key(
    duration("1h", "30d"),
    "5d",
    "How long a copy that can't be delivered is tried again, before its sender is told (RFC 5321 §4.5.4.1: 4 to 5 days).",
  ),
})

const HOLD = z.strictObject({
  expireAfter: key(
    duration("1h", "90d"),
    "7d",
    "How long a held message waits for a decision, before it is deleted and its sender is told.",
  ),
})

const RETENTION = z.strictObject({
  finished: key(
    duration("1h", "3650d"),
    "30d",
    "How long the numbers, times and rules of a finished message are kept. Its content is deleted at once.",
  ),
  correlation: key(
    duration("1h", "365d"),
    "14d",
    "How long Sluis knows, by a keyed hash, that a message was decided about and its sender told.",
  ),
  outbox: key(duration("1h", "365d"), "7d", "How long a demonstration keeps copies."),
  statistics: key(
    duration("1d", "3650d"),
    "800d",
    "How long it is known how much happened on a day, per department. 800 days compare a year with the one before.",
  ),
  records: key(
    duration("1h", "365d"),
    "35d",
    "How long the facts of messages that were judged are kept, so that a changed policy can be tried on last month's mail. Of at most the newest 200,000 messages.",
  ),
  ledger: key(
    duration("365d", "7300d"),
    "1827d",
    "How long it can be told whom an entry of the ledger is about. The entry itself stays. 1827 days are five years (NEN 7513); BIO2 asks for three.",
  ),
  breaches: key(
    duration("365d", "7300d"),
    "1827d",
    "How long the file of a breach is kept after it was closed, with the people in it. 1827 days are five years.",
  ),
})

const ACQUAINTANCE = z.strictObject({
  enabled: key(
    z.boolean(),
    true,
    "true: Sluis remembers who was shown to whom, as keyed hashes, so that people who mail each other openly are left alone. false: it learns and remembers nothing of mail; registered lists still count.",
  ),
  forgetAfter: key(
    duration("1d", "3650d"),
    "400d",
    "How long somebody, or two people together, are remembered after they were last seen. 400 days remember what happens once a year.",
  ),
})

const KEY = z.strictObject({
  file: key(
    fileOrNone(),
    null,
    "File with the key: 32 octets in base64. null, as are the other two: `key` in the folder of `data`, made when Sluis first starts.",
  ),
  environment: key(
    text.regex(/^[A-Za-z_][A-Za-z0-9_]*$/).nullable(),
    null,
    "Name of an environment variable that holds the key.",
  ),
  command: key(
    z.array(text.min(1)).min(1).max(MAX_ELEMENTS).nullable(),
    null,
    "A program and its arguments, which prints the key: for a key vault.",
  ),
})

const DKIM = z.strictObject({
  domain: read(readDomain).meta({
    description: "Domain whose signatures are replaced.",
  }),
  selector: text
    .regex(/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/i) // RFC 6376 §3.1
    .meta({
      description: "Selector: the first part of the name in the DNS that the public key stands under.",
    }),
  keyFile: path(),
})

const HTTP = z.strictObject({
  listen: key(
    read(readEndpoint).nullable(),
    "127.0.0.1:8025",
    "Where the console, the API, health and metrics are. null: nowhere.",
  ),
  url: key(
    read(readWebOrigin).nullable(),
    null,
    "How browsers reach it, such as `https://sluis.voorbeeld.example`: for the links in notices, for passkeys and against forgery. null: only from this machine, as `localhost`.",
  ),
  tls: key(
    z.strictObject({
      certificate: key(
        fileOrNone(),
        null,
        "File with the certificate and those between it and the root, in PEM. null: no TLS; leave that to a reverse proxy.",
      ),
      key: key(
        fileOrNone(),
        null,
        "File with the private key of the certificate, in PEM. Only for Sluis to read.",
      ),
    }),
    {},
    "The certificate that Sluis shows to browsers.",
  ),
  proxies: key(
    list(read(readNetwork)),
    [],
    "Networks of your reverse proxies: what they say about their client (X-Forwarded-For) is believed, and nobody else's word.",
  ),
  monitor: key(
    list(read(readNetwork)),
    ["127.0.0.0/8", "::1"],
    "Networks that may ask whether Sluis is ready, and for metrics. They tell numbers only, but are nobody else's business.",
  ),
  theme: key(
    fileOrNone(),
    null,
    "A style sheet (CSS) with your organisation's own colours and font, used after our own. null: none.",
  ),
})

const OIDC_ROLES = z.strictObject({
  employee: key(list(group), [], "Groups whose members see and decide about their own held messages."),
  reviewer: key(list(group), [], "Groups whose members decide about held messages of others."),
  privacyOfficer: key(
    list(group),
    [],
    "Groups of the privacy officer: policy, lists, and all that a reviewer may.",
  ),
  administrator: key(
    list(group),
    [],
    "Groups whose members keep Sluis running. They can't read held messages.",
  ),
})

const OIDC = z.strictObject({
  issuer: key(
    read(readIssuer).nullable(),
    null,
    "Address of your identity provider (OpenID Connect), as it writes it itself. null: none.",
  ),
  clientId: key(text.min(1).nullable(), null, "The name under which it knows Sluis."),
  clientSecretFile: key(
    fileOrNone(),
    null,
    "File with the secret that belongs to it, on one line. It can also be given in SLUIS_LOGIN_OIDC_SECRET; it never stands in this file.",
  ),
  name: key(
    text.max(60).nullable(),
    null,
    "What the console calls it: “Log in with …”. null: the name of its host.",
  ),
  rolesClaim: key(
    text.min(1).max(200),
    "groups",
    "The claim that holds somebody's groups; with dots for one within another.",
  ),
  addressesAreVerified: key(
    z.boolean(),
    false,
    "true: its addresses are right even where it does not say `email_verified`. Only where people can't choose their own, as in Entra ID.",
  ),
  roles: key(OIDC_ROLES, {}, "Which groups have which role; read anew each time somebody logs in."),
})

const LOGIN = z.strictObject({
  password: key(
    z.boolean(),
    true,
    "true: people can log in with a password. false: with a passkey, or through your identity provider. Passkeys need `http.url`: a name with https, not a number.",
  ),
  session: key(duration("5m", "30d"), "12h", "How long somebody stays logged in, however busy."),
  idle: key(duration("5m", "7d"), "1h", "How long somebody stays logged in who does nothing."),
  oidc: key(OIDC, {}, "Logging in with the account of your organisation."),
})

/** Each is asked after every interval, one after the other. */
const MAX_WITNESSES = 10

// `key` first: in a variable what comes last may have colons.
const WITNESS = z.strictObject({
  key: read(readWitnessKey).meta({
    description: "Its public key, as `sluis ledger witness` prints it.",
  }),
  url: read(readServiceAddress).meta({
    description: "Where it is, up to `/add-checkpoint`; https, but for this machine.",
  }),
})

const LEDGER = z.strictObject({
  signEvery: key(
    duration("1s", "1h"),
    "10s",
    "How often the ledger is signed, where something was added. Entries are on disk before that; the signature is what others can hold you to.",
  ),
  public: key(
    z.boolean(),
    false,
    "true: anybody who can reach the console may read and verify the ledger, at `/ledger/checkpoint` and the tiles below it. No name is in it, but it tells when how much was stopped, and what was done about it. false: only who may see the ledger in the console, and programs with a token for it.",
  ),
  witness: key(
    z.array(WITNESS).max(MAX_WITNESSES),
    [],
    "Witnesses: each keeps a key of its own on another machine, and cosigns the ledger only where it still holds all that it held before.",
  ),
  witnessEvery: key(
    duration("1m", "7d"),
    "1h",
    "How long after one cosignature a witness is asked for the next, where the ledger grew.",
  ),
  timestamp: key(
    z.strictObject({
      url: key(
        read(readTimestampAddress).nullable(),
        null,
        "Address of a timestamping service (RFC 3161), which is asked once a day. null: none. It learns a hash, nothing else.",
      ),
      ca: key(
        fileOrNone(),
        null,
        "File with the certificates of those who may have issued the certificate of that service, in PEM.",
      ),
    }),
    {},
    "Timestamps over the ledger by somebody else's clock.",
  ),
})

// `host` last: in a variable what comes last may have colons.
const CANARY_ROUTE = z.strictObject({
  name: text.min(1).max(100).meta({ description: "What reports call this route." }),
  sender: read(readMailbox).meta({
    description:
      "Address that its canaries are from: one that is for this alone, so that it decides the department.",
  }),
  user: key(text.min(1).nullable(), null, "Name to log in with. null: no login."),
  passwordFile: key(fileOrNone(), null, "File with the password, on one line."),
  tls: key(
    z.enum(["none", "opportunistic", "required", "implicit"]),
    "opportunistic",
    "As `upstream.tls`: required and implicit look at the certificate.",
  ),
  host: key(
    read(readUpstreamHost).nullable(),
    null,
    "The mail server or application that sends through Sluis, with its port (25): canaries are handed to it. null: straight to Sluis itself.",
  ),
})

const CANARY = z.strictObject({
  every: key(duration("1h", "7d"), "24h", "How often a canary of each kind goes every route."),
  within: key(
    duration("1m", "1h"),
    "10m",
    "How long one may be on its way. What has not come to the gate and been caught by then is red.",
  ),
  routes: key(
    z.array(CANARY_ROUTE).max(MAX_CANARY_ROUTES),
    [],
    "The ways that canaries go. []: straight to Sluis itself, once for the organisation and once for each department whose members are given by a pattern.",
  ),
})

/** What sends through Sluis, as somebody keeps it in mind. */
const MAX_EXPECTED = 200

const EXPECTED = z.strictObject({
  name: text.min(1).max(100).meta({ description: "What reports call it." }),
  kind: z.enum(["department", "sender-domain", "client"]).meta({
    description: "What `match` is.",
  }),
  match: text.min(1).max(200).meta({
    description:
      "A department of the policy, a domain, or of a client its address, its network, or the name it logs in with.",
  }),
})

const COVERAGE = z.strictObject({
  expected: key(
    z.array(EXPECTED).max(MAX_EXPECTED),
    [],
    "What should send through Sluis. What is not seen is told, and what is seen and not expected.",
  ),
  silentAfter: key(
    duration("1d", "365d"),
    "7d",
    "How long something that is expected may send nothing, before it is told that it is silent.",
  ),
})

export const CONFIG_FORM = z.strictObject({
  organisation: key(text.max(200), "", "Name of the organisation, as notices show it.").meta({
    examples: ["Gemeente Voorbeeld"],
  }),
  domains: key(
    list(read(readDomain)),
    [],
    "Your domains: who is “us”. Needed as soon as there is an upstream; until then it is the sender's own domain.",
  ).meta({ examples: [["voorbeeld.example"]] }),
  language: key(
    z.enum(["nl", "en", "both"]),
    "both",
    "Language of notices to a sender whose message does not show theirs.",
  ),
  timezone: key(read(readTimeZone), "Europe/Amsterdam", "Time zone of the times in notices and reports."),
  hostname: key(
    read(readHostName).nullable(),
    null,
    "Full name of this machine, as it says it to others. null: what the operating system says.",
  ),
  data: key(path(), "./data", "Folder of everything that Sluis keeps."),
  database: key(
    text.nullable(),
    null,
    "null: the embedded database in the folder of `data`. A `postgres://` address is not possible yet.",
  ),
  contact: key(
    read(readMailbox).nullable(),
    null,
    "Whom senders can ask about a notice: usually the privacy officer.",
  ),
  postmaster: key(
    read(readMailbox).nullable(),
    null,
    "Whom reports and notices are from. null: postmaster at the first of `domains`.",
  ),
  smtp: key(SMTP, {}, "How mail comes in."),
  upstream: key(UPSTREAM, {}, "Where mail goes."),
  queue: key(QUEUE, {}, "Copies that are on their way."),
  hold: key(HOLD, {}, "Messages that wait for a decision."),
  retention: key(RETENTION, {}, "What is kept, and how long. Nothing is kept longer."),
  acquaintance: key(ACQUAINTANCE, {}, "Who knows whom, from earlier mail, and registered lists."),
  key: key(
    KEY,
    {},
    "What messages on disk are encrypted with. At most one of the three. Keep a copy of it apart from the database: without it, what is held is lost; with it, it can be read.",
  ),
  dkim: key(
    z.array(DKIM).max(MAX_ELEMENTS),
    [],
    "Keys to sign with again where a rewrite breaks the signature of one of your domains.",
  ),
  http: key(HTTP, {}, "The console, the API, health and metrics."),
  login: key(LOGIN, {}, "How people log in to the console."),
  ledger: key(
    LEDGER,
    {},
    "The ledger of what Sluis did, and who besides Sluis vouches that nothing of it is altered.",
  ),
  canary: key(CANARY, {}, "Test messages that prove every day that the guard catches what it must."),
  coverage: key(COVERAGE, {}, "Which departments, domains and programs send through Sluis."),
  log: key(
    z.strictObject({
      level: key(
        z.enum(["debug", "info", "warn", "error"]),
        "info",
        "The least important events that are logged. No level logs an address, a subject or content.",
      ),
    }),
    {},
    "What is written to standard output, a line of JSON for each event.",
  ),
  policy: key(
    path("builtin"),
    "builtin",
    "builtin, or the file with your policy. `sluis policy print` shows the one that is built in.",
  ),
})

type Deep<T> = T extends readonly (infer E)[]
  ? readonly Deep<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T

/** What Sluis is told about where it stands. Paths are absolute, times are milliseconds, sizes are octets. */
export type Config = Deep<z.output<typeof CONFIG_FORM>>
