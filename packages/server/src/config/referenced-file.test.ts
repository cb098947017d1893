import assert from "node:assert/strict"
import { generateKeyPairSync } from "node:crypto"
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { err, ok } from "@sluis/core/result"
import { Fault, systemCode } from "../app/fault.ts"
import type { ReadText } from "../app/policy/choose-policy.ts"
import { loadConfig } from "./load-config.ts"
import { readReferenced } from "./referenced-file.ts"
import type { ReferencedResult } from "./referenced-file.ts"
import { SAMPLE_CERTIFICATE, SAMPLE_ENDS, SAMPLE_KEY } from "./sample-certificate.ts"

const folder = mkdtempSync(join(tmpdir(), "sluis-config-"))
after(() => rmSync(folder, { recursive: true }))

const DAY = 86_400_000
const OTHER_KEY = generateKeyPairSync("ed25519")
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString()

/** Written without rights for others, unless the name says so. */
const files: Readonly<Record<string, string>> = {
  "certificate.pem": SAMPLE_CERTIFICATE,
  "chain.pem": `the leaf first\n${SAMPLE_CERTIFICATE}${SAMPLE_CERTIFICATE}`,
  "key.pem": SAMPLE_KEY,
  "key-for-all.pem": SAMPLE_KEY,
  "other-key.pem": OTHER_KEY,
  "broken.pem": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
  "broken-key.pem": "-----BEGIN PRIVATE KEY-----\ngeheim\n-----END PRIVATE KEY-----\n",
  password: "correct horse\n",
  "password-for-all": "correct horse\n",
  "two-lines": "correct\nhorse\n",
  empty: "\n",
  large: "x".repeat(1024 * 1024 + 1),
  "broken-policy.yaml": "version: 1\nruls: []\n",
  "no-folder": "a file\n",
}
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(folder, name), content)
  chmodSync(join(folder, name), name.includes("-for-all") ? 0o644 : 0o600)
}
mkdirSync(join(folder, "data"))

const readText: ReadText = async (name) => {
  try {
    return ok(await readFile(name, "utf8"))
  } catch (cause) {
    return err(new Fault("policy/unreadable", name, systemCode(cause)))
  }
}

async function referenced(
  text: string,
  now = SAMPLE_ENDS - 100 * DAY,
  environment: Readonly<Record<string, string>> = {},
): Promise<ReferencedResult> {
  const config = loadConfig(text, join(folder, "sluis.yaml"), environment)
  assert.ok(config.ok, config.ok ? "" : JSON.stringify(config.error))
  return await readReferenced(config.value, { environment, readText, now })
}

const TLS = (certificate: string, key: string): string =>
  `smtp: { tls: { certificate: ${certificate}, key: ${key} } }\n`
const UPSTREAM = (more: string): string =>
  `domains: [voorbeeld.example]\nupstream: { host: smtp.voorbeeld.example, tls: required, ${more} }\nkey: { file: /x/key }\nhttp: { url: https://sluis.voorbeeld.example }\n`

const OIDC = (file: string): string =>
  "http: { url: https://sluis.voorbeeld.example }\nlogin: { oidc: { issuer: https://login.voorbeeld.example, clientId: sluis, " +
  `clientSecretFile: ${file}, roles: { administrator: it } } }\n`

/** `en` with the folder taken out. Both sentences are told; the Dutch one is there for the first words. */
const table: readonly [
  name: string,
  text: string,
  expected: readonly [grade: string, key: string, en: string][],
][] = [
  ["nothing that is not right", TLS("certificate.pem", "key.pem"), []],
  ["a chain with words before it", TLS("chain.pem", "key.pem"), []],
  [
    "a certificate that is not there",
    TLS("nothing.pem", "key.pem"),
    [["fatal", "smtp.tls.certificate", "`nothing.pem` cannot be read: does not exist (ENOENT)"]],
  ],
  [
    "a folder for a file",
    TLS("certificate.pem", "data"),
    [["fatal", "smtp.tls.key", "`data` cannot be read: is a folder (EISDIR)"]],
  ],
  [
    "a file that is far too large",
    TLS("large", "key.pem"),
    [["fatal", "smtp.tls.certificate", "`large` is larger than 1 MiB"]],
  ],
  [
    "a certificate that is none",
    TLS("broken.pem", "key.pem"),
    [["fatal", "smtp.tls.certificate", "`broken.pem` is no certificate in PEM"]],
  ],
  [
    "a key for a certificate",
    TLS("key.pem", "key.pem"),
    [["fatal", "smtp.tls.certificate", "`key.pem` is no certificate in PEM"]],
  ],
  [
    "a key that is none",
    TLS("certificate.pem", "broken-key.pem"),
    [["fatal", "smtp.tls.key", "`broken-key.pem` is no key in PEM without a password"]],
  ],
  [
    "a key of another certificate",
    TLS("certificate.pem", "other-key.pem"),
    [
      [
        "fatal",
        "smtp.tls.key",
        "this key does not belong to the certificate (the first in the file of `smtp.tls.certificate`)",
      ],
    ],
  ],
  [
    "a key that everybody can read",
    TLS("certificate.pem", "key-for-all.pem"),
    [
      [
        "unsafe",
        "smtp.tls.key",
        "everybody on this machine can read `key-for-all.pem`; take that right away: chmod o-r",
      ],
    ],
  ],
  ["a next host with a login", UPSTREAM("user: a, passwordFile: password, ca: certificate.pem"), []],
  [
    "a password that everybody can read",
    UPSTREAM("user: a, passwordFile: password-for-all"),
    [
      [
        "unsafe",
        "upstream.passwordFile",
        "everybody on this machine can read `password-for-all`; take that right away: chmod o-r",
      ],
    ],
  ],
  [
    "a password of two lines",
    UPSTREAM("user: a, passwordFile: two-lines"),
    [["fatal", "upstream.passwordFile", "`two-lines` must be one line, with the password"]],
  ],
  [
    "an empty password",
    UPSTREAM("user: a, passwordFile: empty"),
    [["fatal", "upstream.passwordFile", "`empty` must be one line, with the password"]],
  ],
  [
    "an issuer that is none",
    UPSTREAM("ca: broken.pem"),
    [["fatal", "upstream.ca", "`broken.pem` is no certificate in PEM"]],
  ],
  [
    "a timestamping service's issuer that is none",
    "ledger: { timestamp: { url: https://tijd.voorbeeld.example, ca: broken.pem } }",
    [["fatal", "ledger.timestamp.ca", "`broken.pem` is no certificate in PEM"]],
  ],
  [
    "a DKIM key that is none",
    "dkim: [{ domain: voorbeeld.example, selector: a, keyFile: broken-key.pem }]",
    [["fatal", "dkim.keyFile", "`broken-key.pem` is no key in PEM without a password"]],
  ],
  [
    "a password of a canary route that is empty",
    "canary: { routes: [{ name: a, sender: x@voorbeeld.example, host: mail, tls: required, user: u, passwordFile: empty }] }",
    [["fatal", "canary.routes.passwordFile", "`empty` must be one line, with the password"]],
  ],
  [
    "a file where the data folder would be",
    "data: no-folder",
    [["fatal", "data", "`no-folder` cannot be written to"]],
  ],
  ["a data folder that can be made", "data: data/deeper/still", []],
  [
    "a data folder below a file",
    "data: no-folder/data",
    [["fatal", "data", "`no-folder/data` cannot be written to"]],
  ],
  [
    "a certificate for browsers",
    "http: { listen: 0.0.0.0:8025, tls: { certificate: certificate.pem, key: key.pem } }",
    [],
  ],
  [
    "a key of another certificate for browsers",
    "http: { tls: { certificate: certificate.pem, key: other-key.pem } }",
    [
      [
        "fatal",
        "http.tls.key",
        "this key does not belong to the certificate (the first in the file of `http.tls.certificate`)",
      ],
    ],
  ],
  [
    "a console for everybody without TLS",
    "http: { listen: 0.0.0.0:8025 }",
    [
      [
        "unsafe",
        "http.listen",
        "the console can be reached from outside this machine, without TLS: give `http.tls`, or put a reverse proxy before it and name that in `http.proxies`",
      ],
    ],
  ],
  ["a console behind a proxy", "http: { listen: 0.0.0.0:8025, proxies: 10.0.0.7 }", []],
  ["a console on this machine by its name", 'http: { listen: "[::1]:8025" }', []],
  [
    "a style sheet that is not there",
    "http: { theme: nothing.css }",
    [["fatal", "http.theme", "`nothing.css` cannot be read: does not exist (ENOENT)"]],
  ],
  [
    "a next host, and no address for the links in notices",
    UPSTREAM("").replace("https://sluis.voorbeeld.example", "null"),
    [
      [
        "advice",
        "http.url",
        "without `http.url` a notice carries no link, and a sender can't decide about it",
      ],
    ],
  ],
  [
    "a next host, and no console",
    UPSTREAM("").replace("url: https://sluis.voorbeeld.example", "listen: null"),
    [],
  ],
  ["an identity provider", OIDC("password"), []],
  [
    "a secret that everybody can read",
    OIDC("password-for-all"),
    [
      [
        "unsafe",
        "login.oidc.clientSecretFile",
        "everybody on this machine can read `password-for-all`; take that right away: chmod o-r",
      ],
    ],
  ],
  [
    "an empty secret",
    OIDC("empty"),
    [["fatal", "login.oidc.clientSecretFile", "`empty` must be one line, with the password"]],
  ],
  ["a key that will be made", "key: { file: data/key }", []],
  [
    "a key that is a folder",
    "key: { file: data }",
    [["fatal", "key.file", "`data` cannot be read: is a folder (EISDIR)"]],
  ],
  [
    "a key in a folder that can't be",
    "key: { file: no-folder/key }",
    [["fatal", "key.file", "`no-folder/key` cannot be read: something in its path is no folder (ENOTDIR)"]],
  ],
  [
    "a key beside what it encrypts",
    UPSTREAM("").replace("/x/key", "data/key"),
    [
      [
        "advice",
        "key",
        "the key is in the same folder as what it encrypts: who has a copy of the folder has both",
      ],
    ],
  ],
  ["a program for the key", "key: { command: [/bin/cat, key] }", []],
  [
    "a program without its path",
    "key: { command: [cat] }",
    [["fatal", "key.command", "`cat` is no program that you may run, with its full path"]],
  ],
  [
    "a program that is none",
    `key: { command: [${join(folder, "certificate.pem")}] }`,
    [["fatal", "key.command", "`certificate.pem` is no program that you may run, with its full path"]],
  ],
  [
    "a policy that is not there",
    "policy: nothing.yaml",
    [["fatal", "policy", "`nothing.yaml` cannot be read: does not exist (ENOENT)"]],
  ],
  [
    "a policy that is none",
    "policy: broken-policy.yaml",
    [["fatal", "policy", "`broken-policy.yaml` is not a valid policy"]],
  ],
]
for (const [name, text, expected] of table) {
  test(`what a configuration points to: ${name}`, async () => {
    const { value, findings } = await referenced(text)
    assert.deepEqual(
      findings.map(({ grade, key, en }) => [grade, key, en.replaceAll(`${folder}/`, "")]),
      expected,
    )
    assert.equal(
      value === undefined,
      expected.some(([grade]) => grade === "fatal"),
    )
    for (const { nl, en } of findings) assert.ok(nl !== "" && nl !== en)
    assert.doesNotMatch(JSON.stringify(findings), /geheim|horse|PRIVATE KEY/)
  })
}

const days: readonly [before: number, expected: readonly string[]][] = [
  [15, []],
  [14, []],
  [13, ["advice: the certificate expires on 2126-10-28"]],
  [0, ["advice: the certificate expires on 2126-10-28"]],
  [-1, ["unsafe: the certificate expired on 2126-10-28"]],
]
for (const [before, expected] of days) {
  test(`${before} days before a certificate ends: ${expected.join() || "nothing is said"}`, async () => {
    const { findings } = await referenced(TLS("certificate.pem", "key.pem"), SAMPLE_ENDS - before * DAY)
    assert.deepEqual(
      findings.map(({ grade, en }) => `${grade}: ${en}`),
      expected,
    )
  })
}

const CANARY =
  "canary: { routes: [{ name: a, sender: x@voorbeeld.example, host: mail, tls: required, user: u, passwordFile: password }, { name: b, sender: x@voorbeeld.example }] }\n"

test("what is checked is what is used", async () => {
  const dkim = "dkim: [{ domain: voorbeeld.example, selector: a, keyFile: other-key.pem }]\n"
  const { value } = await referenced(
    TLS("certificate.pem", "key.pem") + dkim + CANARY + UPSTREAM("user: a, passwordFile: password"),
  )
  assert.deepEqual([...(value?.canaryPasswords ?? [])], [["a", "correct horse"]])
  assert.deepEqual(value?.smtpTls, { certificate: SAMPLE_CERTIFICATE, key: SAMPLE_KEY, clientCa: undefined })
  assert.equal(value?.upstreamPassword, "correct horse")
  assert.deepEqual(value?.dkim, [{ domain: "voorbeeld.example", selector: "a", key: OTHER_KEY }])
  assert.ok((value?.policy.floor.length ?? 0) > 0)
})

test("what browsers are shown, and the secret of the identity provider, are read too", async () => {
  const { value } = await referenced(
    OIDC("password").replace(
      "http: {",
      "http: { theme: empty, tls: { certificate: certificate.pem, key: key.pem },",
    ),
  )
  assert.deepEqual(value?.httpTls, { certificate: SAMPLE_CERTIFICATE, key: SAMPLE_KEY })
  assert.equal(value?.oidcSecret, "correct horse")
  assert.equal(value?.theme, "\n")
  assert.equal((await referenced("")).value?.theme, "")
})

test("a password can come from the environment", async () => {
  const { value } = await referenced(UPSTREAM("user: a"), 0, { SLUIS_UPSTREAM_PASSWORD: "from elsewhere" })
  assert.equal(value?.upstreamPassword, "from elsewhere")
})

test("the problems inside a policy are told with it", async () => {
  const { findings } = await referenced("policy: broken-policy.yaml")
  assert.match(findings[0]?.problems[0]?.en ?? "", /unknown key `ruls`; did you mean `rules`\?/)
})
