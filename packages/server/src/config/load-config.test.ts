import assert from "node:assert/strict"
import { test } from "node:test"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import fc from "fast-check"
import type { Environment } from "./complete.ts"
import type { Config } from "./config-form.ts"
import { CONFIG_KEYS } from "./config-key.ts"
import { exampleConfig } from "./example-config.ts"
import { loadConfig, MAX_CONFIG_UNITS } from "./load-config.ts"

const NAME = "/etc/sluis/sluis.yaml"
const UPSTREAM = "domains: [voorbeeld.example]\nupstream:\n  host: smtp.voorbeeld.example\n"
const OIDC =
  "http: { url: https://sluis.voorbeeld.example }\n" +
  "login: { oidc: { issuer: https://login.voorbeeld.example, clientId: sluis, clientSecretFile: secret, roles: { employee: everybody } } }\n"

const WITNESS_KEY = "getuige.voorbeeld.example+6db4c190+BAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"

function problemsOf(text: string, environment: Environment = {}): readonly PolicyProblem[] {
  const config = loadConfig(text, NAME, environment)
  return config.ok ? [] : config.error
}

function configOf(text: string, environment: Environment = {}): Config {
  const config = loadConfig(text, NAME, environment)
  assert.ok(config.ok, config.ok ? "" : JSON.stringify(config.error, undefined, 1))
  return config.value
}

/** What is wrong, where, and the whole sentence in both languages. */
const wrong: readonly [name: string, text: string, at: string, en: string, nl: string][] = [
  [
    "a misspelt key",
    "smtp:\n  lissten: 127.0.0.1:25\n",
    "2:3",
    "unknown key `lissten`; did you mean `listen`?",
    "onbekende sleutel `lissten`; bedoelt u `listen`?",
  ],
  [
    "a key far from all",
    "http:\n  certificaat: x\n",
    "2:3",
    "unknown key `certificaat`; possible: `listen`, `url`, `tls`, `proxies`, `monitor` or `theme`",
    "onbekende sleutel `certificaat`; mogelijk: `listen`, `url`, `tls`, `proxies`, `monitor` of `theme`",
  ],
  [
    "a password in the file",
    "upstream:\n  password: geheim\n",
    "2:3",
    "a password does not belong in this file; put it in a file of its own (`passwordFile`) or in SLUIS_UPSTREAM_PASSWORD",
    "een wachtwoord hoort niet in dit bestand; zet het in een eigen bestand (`passwordFile`) of in SLUIS_UPSTREAM_PASSWORD",
  ],
  [
    "the secret of the identity provider in the file",
    "login:\n  oidc:\n    clientSecret: geheim\n",
    "3:5",
    "a secret does not belong in this file; put it in a file of its own (`clientSecretFile`) or in SLUIS_LOGIN_OIDC_SECRET",
    "een geheim hoort niet in dit bestand; zet het in een eigen bestand (`clientSecretFile`) of in SLUIS_LOGIN_OIDC_SECRET",
  ],
  [
    "a public address without TLS",
    "http:\n  url: http://sluis.voorbeeld.example\n",
    "2:8",
    "`url` must be a web address without a path, such as `https://sluis.voorbeeld.example` (with `http` for `localhost` only); `http://sluis.voorbeeld.example` is not possible; did you mean `https://sluis.voorbeeld.example`?",
    "`url` moet een webadres zonder pad zijn, zoals `https://sluis.voorbeeld.example` (met `http` alleen voor `localhost`); `http://sluis.voorbeeld.example` kan niet; bedoelt u `https://sluis.voorbeeld.example`?",
  ],
  [
    "a list instead of keys",
    "- smtp\n",
    "1:1",
    "this must be a block of keys (`name: value`)",
    "dit moet een blok met sleutels (`naam: waarde`) zijn",
  ],
  [
    "text instead of a section",
    "smtp: 127.0.0.1:25\n",
    "1:7",
    "`smtp` must be a block of keys (`name: value`)",
    "`smtp` moet een blok met sleutels (`naam: waarde`) zijn",
  ],
  [
    "a key of a log where one of a witness belongs",
    "ledger:\n  witness:\n    - { url: https://getuige.voorbeeld.example, key: a+b+c }\n",
    "3:54",
    "`key` must be the public key of a witness, as `sluis ledger witness` prints it: `name+1234abcd+B…`; `a+b+c` is not possible",
    "`key` moet de openbare sleutel van een getuige zijn, zoals `sluis ledger witness` die laat zien: `naam+1234abcd+B…`; `a+b+c` kan niet",
  ],
  [
    "a witness twice",
    `ledger:\n  witness:\n    - { url: https://a.example, key: ${WITNESS_KEY} }\n    - { url: https://b.example, key: ${WITNESS_KEY} }\n`,
    "3:5",
    "a key is in `witness` twice; each witness has a key of its own",
    "een sleutel staat twee keer in `witness`; elke getuige heeft een eigen sleutel",
  ],
  [
    "a timestamping service without the certificates to check it with",
    "ledger:\n  timestamp:\n    url: https://tijd.voorbeeld.example\n",
    "3:5",
    "`url` and `ca` belong together: without `ca` no timestamp can be checked",
    "`url` en `ca` horen bij elkaar: zonder `ca` kan een tijdstempel niet worden gecontroleerd",
  ],
  [
    "a port alone",
    "smtp:\n  listen: 2525\n",
    "2:11",
    "this must be an address with a port, such as `127.0.0.1:2525`, or `[::]:25` for every address of this machine; `2525` is not possible; did you mean `127.0.0.1:2525`?",
    "dit moet een adres met een poort zijn, zoals `127.0.0.1:2525`, of `[::]:25` voor elk adres van deze machine; `2525` kan niet; bedoelt u `127.0.0.1:2525`?",
  ],
  [
    "one machine written as a network",
    "smtp:\n  allow: [127.0.0.0/8, 10.1.2.3/8]\n",
    "2:24",
    "this must be an IP address or network, such as `192.0.2.25`, `10.0.0.0/8` or `2001:db8::/32`; `10.1.2.3/8` is not possible; did you mean `10.0.0.0/8`?",
    "dit moet een IP-adres of netwerk zijn, zoals `192.0.2.25`, `10.0.0.0/8` of `2001:db8::/32`; `10.1.2.3/8` kan niet; bedoelt u `10.0.0.0/8`?",
  ],
  [
    "an open relay",
    "smtp:\n  allow: 0.0.0.0/0\n",
    "2:10",
    "this must be a network, and not the whole world; `0.0.0.0/0` is not possible",
    "dit moet een netwerk zijn, en niet de hele wereld; `0.0.0.0/0` kan niet",
  ],
  [
    "a domain with a star",
    'domains: ["*.voorbeeld.example"]\n',
    "1:11",
    "this must be a domain, such as `voorbeeld.example`; `*.voorbeeld.example` is not possible; did you mean `voorbeeld.example`?",
    "dit moet een domein zijn, zoals `voorbeeld.example`; `*.voorbeeld.example` kan niet; bedoelt u `voorbeeld.example`?",
  ],
  [
    "a name that is not whole",
    "hostname: sluis\n",
    "1:11",
    "`hostname` must be the full name of this machine, such as `sluis.voorbeeld.example`; `sluis` is not possible",
    "`hostname` moet de volledige naam van deze machine zijn, zoals `sluis.voorbeeld.example`; `sluis` kan niet",
  ],
  [
    "an address that is none",
    "contact: privacy officer\n",
    "1:10",
    "`contact` must be an e-mail address, such as `postmaster@voorbeeld.example`; `privacy officer` is not possible",
    "`contact` moet een e-mailadres zijn, zoals `postmaster@voorbeeld.example`; `privacy officer` kan niet",
  ],
  [
    "a duration without a unit",
    "queue:\n  giveUpAfter: 5\n",
    "2:16",
    "`giveUpAfter` must be a duration from `1h` to `30d` (a number followed by s, m, h or d); `5` is not possible",
    "`giveUpAfter` moet een duur van `1h` tot en met `30d` zijn (een getal met s, m, h of d erachter); `5` kan niet",
  ],
  [
    "a size that is too large",
    "smtp:\n  limits:\n    messageSize: 2GB\n",
    "3:18",
    "`messageSize` must be a size from `1MB` to `1GB` (a number followed by kB, MB or GB); `2GB` is not possible",
    "`messageSize` moet een grootte van `1MB` tot en met `1GB` zijn (een getal met kB, MB of GB erachter); `2GB` kan niet",
  ],
  [
    "fewer recipients than the standard asks for",
    "smtp: { limits: { recipients: 99 } }\n",
    "1:31",
    "`recipients` must be 100 or more",
    "`recipients` moet 100 of meer zijn",
  ],
  [
    "a word that is none of those possible",
    "upstream:\n  tls: require\n",
    "2:8",
    "`tls` must be `none`, `opportunistic`, `required` or `implicit`, `require` is not possible; did you mean `required`?",
    "`tls` moet `none`, `opportunistic`, `required` of `implicit` zijn, `require` kan niet; bedoelt u `required`?",
  ],
  [
    "a word where there is yes or no",
    "smtp:\n  requireTls: yes\n",
    "2:15",
    "`requireTls` must be `true` or `false`",
    "`requireTls` moet `true` of `false` zijn",
  ],
  [
    "a fingerprint that is cut off",
    "upstream: { pin: 'ab:cd' }\n",
    "1:18",
    "this must be a SHA-256: 64 digits and letters a-f, with or without colons; `ab:cd` is not possible",
    "dit moet een SHA-256 zijn: 64 cijfers en letters a-f, met of zonder dubbele punten; `ab:cd` kan niet",
  ],
  [
    "the key itself",
    "key: { environment: AAAA/BBBB= }\n",
    "1:21",
    "`environment` must be the name of a variable, such as `SLUIS_KEY`, not the key itself",
    "`environment` moet de naam van een variabele zijn, zoals `SLUIS_KEY`, niet de sleutel zelf",
  ],
  [
    "a DKIM key without its file",
    "dkim: [{ domain: voorbeeld.example, selector: s }]\n",
    "1:8",
    "`keyFile` is missing",
    "`keyFile` ontbreekt",
  ],
  [
    "a selector with a space",
    "dkim: [{ domain: voorbeeld.example, selector: a b, keyFile: k.pem }]\n",
    "1:47",
    "`selector` must be letters, digits, `-`, `_` and `.`, such as `sluis2026`",
    "`selector` moet letters, cijfers, `-`, `_` en `.` zijn, zoals `sluis2026`",
  ],
  [
    "a tab",
    "smtp:\n\tlisten: x\n",
    "2:1",
    "indent with spaces, not with tabs",
    "spring in met spaties, niet met tabs",
  ],
  [
    "two files in one",
    "policy: builtin\n---\npolicy: builtin\n",
    "2:1",
    "one file is one configuration; `---` can occur once only, at the top",
    "één bestand is één configuratie; `---` kan maar één keer, bovenaan",
  ],
  [
    "an anchor",
    "data: &x ./data\n",
    "1:10",
    "YAML anchors (`&`) and aliases (`*`) are not possible in a configuration; write it out, or put text with a `*` in quotes",
    "ankers (`&`) en verwijzingen (`*`) van YAML kunnen niet in een configuratie; schrijf het voluit, of zet tekst met een `*` tussen aanhalingstekens",
  ],
  [
    "another database",
    "database: postgres://sluis:geheim@db.voorbeeld.example/sluis\n",
    "1:11",
    "`database` can be nothing but `null` yet: only the embedded database is there",
    "`database` kan nog niets anders dan `null` zijn: alleen de ingebouwde database is er al",
  ],
  [
    "an upstream without domains",
    "upstream:\n  host: smtp.voorbeeld.example\ndomains: []\n",
    "3:10",
    "`domains` is empty: as soon as there is an `upstream`, Sluis must know which domains are yours",
    "`domains` is leeg: zodra er een `upstream` is, moet Sluis weten welke domeinen van u zijn",
  ],
  [
    "nowhere to listen",
    "smtp: { listen: [] }\n",
    "1:17",
    "`listen` and `implicitTlsListen` are both empty: no mail could come in",
    "`listen` en `implicitTlsListen` zijn allebei leeg: zo kan er geen mail binnenkomen",
  ],
  [
    "nobody who may hand in mail",
    "smtp: { allow: [] }\n",
    "1:16",
    "nobody may hand in mail: `allow` and `tls.allowCertificates` are empty and `authentication` is `false`",
    "niemand mag mail aanleveren: `allow` en `tls.allowCertificates` zijn leeg en `authentication` is `false`",
  ],
  [
    "a certificate without its key",
    "smtp: { tls: { certificate: c.pem } }\n",
    "1:14",
    "`certificate` and `key` belong together: give both or neither",
    "`certificate` en `key` horen bij elkaar: geef ze allebei of geen van beide",
  ],
  [
    "TLS that is asked for without a certificate",
    "smtp: { requireTls: true }\n",
    "1:21",
    "`requireTls` needs TLS: give `tls.certificate` and `tls.key`",
    "`requireTls` kan alleen met TLS: geef `tls.certificate` en `tls.key`",
  ],
  [
    "passwords without TLS",
    "smtp: { authentication: true }\n",
    "1:25",
    "`authentication` needs TLS: give `tls.certificate` and `tls.key`",
    "`authentication` kan alleen met TLS: geef `tls.certificate` en `tls.key`",
  ],
  [
    "implicit TLS without a certificate",
    "smtp: { implicitTlsListen: '0.0.0.0:465' }\n",
    "1:28",
    "`implicitTlsListen` needs TLS: give `tls.certificate` and `tls.key`",
    "`implicitTlsListen` kan alleen met TLS: geef `tls.certificate` en `tls.key`",
  ],
  [
    "client certificates without TLS",
    `smtp: { tls: { allowCertificates: "${"ab".repeat(32)}" } }\n`,
    "1:35",
    "`allowCertificates` needs TLS: give `tls.certificate` and `tls.key`",
    "`allowCertificates` kan alleen met TLS: geef `tls.certificate` en `tls.key`",
  ],
  [
    "a name that nobody looks at",
    `${UPSTREAM}  name: mx.voorbeeld.example\n`,
    "4:9",
    "`name` is only checked with `tls: required` or `implicit`",
    "`name` wordt alleen gecontroleerd met `tls: required` of `implicit`",
  ],
  [
    "a login without a password",
    `${UPSTREAM}  tls: required\n  user: sluis\n`,
    "5:9",
    "`user` without a password: give `passwordFile`, or the variable SLUIS_UPSTREAM_PASSWORD",
    "`user` zonder wachtwoord: geef `passwordFile`, of de variabele SLUIS_UPSTREAM_PASSWORD",
  ],
  [
    "a password without a login",
    `${UPSTREAM}  passwordFile: password\n`,
    "4:17",
    "a password without `user`: give the name as well",
    "een wachtwoord zonder `user`: geef de naam erbij",
  ],
  [
    "a password that others can read on its way",
    `${UPSTREAM}  user: sluis\n  passwordFile: password\n`,
    "3:3",
    "with a `user`, `tls` must be `required` or `implicit`, or others could read the password on its way",
    "met een `user` moet `tls` `required` of `implicit` zijn, anders kan een ander het wachtwoord meelezen",
  ],
  [
    "two canary routes of one name",
    "canary:\n  routes:\n    - { name: a, sender: x@voorbeeld.example }\n    - { name: a, sender: y@voorbeeld.example }\n",
    "3:5",
    "a name is in `routes` twice; each route has a name of its own",
    "een naam staat twee keer in `routes`; elke weg heeft een eigen naam",
  ],
  [
    "a canary route that logs in without a password",
    "canary:\n  routes: [{ name: a, sender: x@voorbeeld.example, host: mail, tls: required, user: u }]\n",
    "2:11",
    "`user` and `passwordFile` of a route belong together: give both or neither",
    "`user` en `passwordFile` van een weg horen bij elkaar: geef ze allebei of geen van beide",
  ],
  [
    "a canary route with a password that others can read on its way",
    "canary:\n  routes: [{ name: a, sender: x@voorbeeld.example, host: mail, user: u, passwordFile: p }]\n",
    "2:11",
    "with a `user`, `tls` of a route must be `required` or `implicit`, or others could read the password on its way",
    "met een `user` moet `tls` van een weg `required` of `implicit` zijn, anders kan een ander het wachtwoord meelezen",
  ],
  [
    "a canary route that logs in to Sluis itself",
    "canary:\n  routes: [{ name: a, sender: x@voorbeeld.example, tls: required, user: u, passwordFile: p }]\n",
    "2:11",
    "a `user` belongs to a `host`: a canary goes to Sluis itself without logging in",
    "een `user` hoort bij een `host`: naar Sluis zelf gaat een proefbericht zonder aanmelden",
  ],
  [
    "two expectations of one name",
    "coverage:\n  expected: [{ name: a, kind: client, match: u }, { name: a, kind: department, match: a }]\n",
    "2:13",
    "a name is in `expected` twice",
    "een naam staat twee keer in `expected`",
  ],
  [
    "a network that is none",
    "coverage:\n  expected: [{ name: a, kind: client, match: 10.1.2.3/8 }]\n",
    "2:13",
    "a `match` of a `client` looks like an IP address or network and is none, such as `192.0.2.25` or `10.0.0.0/8`",
    "een `match` van een `client` lijkt een IP-adres of netwerk en is het niet, zoals `192.0.2.25` of `10.0.0.0/8`",
  ],
  [
    "silence for longer than counts are kept",
    "coverage:\n  silentAfter: 31d\nretention:\n  statistics: 30d\n",
    "2:16",
    "`silentAfter` is longer than counts are kept (`retention.statistics`), so everything would seem silent",
    "`silentAfter` is langer dan tellingen worden bewaard (`retention.statistics`), dus alles zou stil lijken",
  ],
  [
    "two keys",
    "key:\n  file: key\n  command: [/usr/bin/vault]\n",
    "2:3",
    "give at most one of `file`, `environment` and `command`",
    "geef hoogstens één van `file`, `environment` en `command`",
  ],
  [
    "a variable that is not there",
    "key: { environment: SLUIS_KEY }\n",
    "1:21",
    "the variable that `environment` names is not there, or is empty",
    "de variabele die `environment` noemt is er niet, of is leeg",
  ],
  [
    "two DKIM keys for one domain",
    "dkim:\n  - { domain: voorbeeld.example, selector: a, keyFile: a }\n  - { domain: Voorbeeld.example, selector: b, keyFile: b }\n",
    "2:3",
    "a domain is in `dkim` twice; signing is with one key per domain",
    "een domein staat twee keer in `dkim`; ondertekend wordt met één sleutel per domein",
  ],
  [
    "a certificate for browsers without its key",
    "http: { tls: { certificate: c.pem } }\n",
    "1:14",
    "`certificate` and `key` belong together: give both or neither",
    "`certificate` en `key` horen bij elkaar: geef ze allebei of geen van beide",
  ],
  [
    "an identity provider that could send nobody back",
    OIDC.replace("url: https://sluis.voorbeeld.example", ""),
    "2:26",
    "`issuer` needs `http.url`: that is where your identity provider sends people back to",
    "`issuer` kan alleen met `http.url`: daarheen stuurt uw identiteitsprovider mensen terug",
  ],
  [
    "an identity provider that does not know us",
    OIDC.replace("clientId: sluis, ", ""),
    "2:16",
    "`issuer` and `clientId` belong together: give both or neither",
    "`issuer` en `clientId` horen bij elkaar: geef ze allebei of geen van beide",
  ],
  [
    "an identity provider without a secret",
    OIDC.replace("clientSecretFile: secret, ", ""),
    "2:16",
    "`issuer` without a secret: give `clientSecretFile`, or the variable SLUIS_LOGIN_OIDC_SECRET",
    "`issuer` zonder geheim: geef `clientSecretFile`, of de variabele SLUIS_LOGIN_OIDC_SECRET",
  ],
  [
    "an identity provider through which nobody could come in",
    OIDC.replace("employee: everybody", ""),
    "2:109",
    "no group has a role, so nobody could log in",
    "geen enkele groep heeft een rol, dus niemand zou kunnen inloggen",
  ],
  [
    "a session that is over before it is idle",
    "login: { session: 30m }\n",
    "1:8",
    "`idle` is longer than `session`, so it would never count",
    "`idle` is langer dan `session`, en zou dus nooit gelden",
  ],
  [
    "one port for two things",
    "smtp: { listen: '127.0.0.1:8025' }\n",
    "1:17",
    "an address with its port is twice in `smtp.listen`, `smtp.implicitTlsListen` and `http.listen`",
    "een adres met poort staat twee keer in `smtp.listen`, `smtp.implicitTlsListen` en `http.listen`",
  ],
]
for (const [name, text, at, en, nl] of wrong) {
  test(`refused with its place: ${name}`, () => {
    const problems = problemsOf(text).map((problem) => [
      problem.file,
      `${problem.line}:${problem.column}`,
      problem.en,
      problem.nl,
    ])
    assert.deepEqual(problems, [[NAME, at, en, nl]])
  })
}

test("all problems are told at once, those of the file first and in its order", () => {
  const text = "log: { level: loud }\nhold: { expireAfter: 1s }\nsmpt: {}\n"
  const problems = problemsOf(text, { SLUIS_UPSTREAM_PORT: "smtp", SLUIS_UPSTREM_HOST: "x" })
  assert.deepEqual(
    problems.map(({ file, line, column }) => `${file}:${line}:${column}`),
    [`${NAME}:1:15`, `${NAME}:2:22`, `${NAME}:3:1`, "SLUIS_UPSTREAM_PORT:1:1", "SLUIS_UPSTREM_HOST:1:1"],
  )
})

test("an identity provider with all that it needs is right, also with its secret in the environment", () => {
  assert.deepEqual(problemsOf(OIDC), [])
  const environment = { SLUIS_LOGIN_OIDC_SECRET: "geheim" }
  assert.deepEqual(problemsOf(OIDC.replace("clientSecretFile: secret, ", ""), environment), [])
  const [twice] = problemsOf(OIDC, environment)
  assert.equal(twice?.en, "the secret is given twice: in `clientSecretFile` and in SLUIS_LOGIN_OIDC_SECRET")
})

test("a password in the address of a database is not told", () => {
  const problems = problemsOf("database: postgres://sluis:geheim@db.voorbeeld.example/sluis\n")
  assert.doesNotMatch(JSON.stringify(problems), /geheim/)
})

const variables: readonly [
  name: string,
  environment: Environment,
  of: (config: Config) => unknown,
  expected: unknown,
][] = [
  ["text", { SLUIS_ORGANISATION: "Gemeente X" }, (config) => config.organisation, "Gemeente X"],
  ["a number", { SLUIS_UPSTREAM_PORT: "587" }, (config) => config.upstream.port, 587],
  ["a duration", { SLUIS_HOLD_EXPIRE_AFTER: "3d" }, (config) => config.hold.expireAfter, 259_200_000],
  ["an empty variable is none", { SLUIS_UPSTREAM_PORT: "" }, (config) => config.upstream.port, 26],
  ["null is nothing", { SLUIS_HTTP_LISTEN: "null" }, (config) => config.http.listen, null],
  [
    "a list with commas",
    { SLUIS_SMTP_ALLOW: "10.0.0.0/8, ::1" },
    (config) => config.smtp.allow.map(({ address }) => address),
    ["10.0.0.0", "::1"],
  ],
  [
    "canary routes, with their parts between colons and the rest as it is",
    {
      SLUIS_CANARY_ROUTES:
        "gateway:a@voorbeeld.example, mail:b@voorbeeld.example:u:pass:required:mail.example:587",
    },
    (config) => config.canary.routes.map(({ name, user, tls, host }) => [name, user, tls, host]),
    [
      ["gateway", null, "opportunistic", null],
      ["mail", "u", "required", { host: "mail.example", port: 587 }],
    ],
  ],
  ["null is an empty list", { SLUIS_SMTP_NORMALISE: "null" }, (config) => config.smtp.normalise, []],
  [
    "words in capitals from a name with humps",
    { SLUIS_SMTP_LIMITS_CONNECTIONS_PER_CLIENT: "7" },
    (config) => config.smtp.limits.connectionsPerClient,
    7,
  ],
  ["a path from the folder of the file", { SLUIS_DATA: "kept" }, (config) => config.data, "/etc/sluis/kept"],
  [
    "the policy that is built in is no path",
    { SLUIS_POLICY: "builtin" },
    (config) => config.policy,
    "builtin",
  ],
  [
    "a DKIM key with colons",
    { SLUIS_DKIM: "voorbeeld.example:s1:keys/a.pem" },
    (config) => config.dkim,
    [{ domain: "voorbeeld.example", selector: "s1", keyFile: "/etc/sluis/keys/a.pem" }],
  ],
  [
    "a witness with its key, which has no colons, and its address, which has",
    { SLUIS_LEDGER_WITNESS: `${WITNESS_KEY}:https://getuige.voorbeeld.example` },
    (config) => config.ledger.witness,
    [{ key: WITNESS_KEY, url: "https://getuige.voorbeeld.example" }],
  ],
  [
    "what Kubernetes sets for a service of this name",
    { SLUIS_SERVICE_HOST: "10.0.0.1", SLUIS_PORT: "tcp://10.0.0.1:25", SLUIS_PORT_25_TCP_ADDR: "10.0.0.1" },
    (config) => config.upstream.port,
    26,
  ],
  [
    "the variable that holds the key",
    { SLUIS_KEY_ENVIRONMENT: "SLUIS_SECRET", SLUIS_SECRET: "x" },
    (config) => config.key.environment,
    "SLUIS_SECRET",
  ],
]
for (const [name, environment, of, expected] of variables) {
  test(`the environment wins over the file: ${name}`, () => {
    assert.deepEqual(
      of(configOf("upstream: { port: 26 }\npolicy: p.yaml\nsmtp: { normalise: 10.0.0.1 }\n", environment)),
      expected,
    )
  })
}

test("a mistake in a variable is shown in its place in there", () => {
  const [problem] = problemsOf("", { SLUIS_SMTP_ALLOW: "10.0.0.0/8, everybody" })
  assert.deepEqual([problem?.file, problem?.line, problem?.column], ["SLUIS_SMTP_ALLOW", 1, 13])
})

test("an unknown variable is told with what was meant", () => {
  const [problem] = problemsOf("", { SLUIS_UPSTREM_HOST: "smtp.voorbeeld.example" })
  assert.equal(problem?.en, "unknown variable `SLUIS_UPSTREM_HOST`; did you mean `SLUIS_UPSTREAM_HOST`?")
  assert.equal(problem?.nl, "onbekende variabele `SLUIS_UPSTREM_HOST`; bedoelt u `SLUIS_UPSTREAM_HOST`?")
})

test("nothing at all is a demonstration on this machine only", () => {
  const config = configOf("")
  assert.equal(config.upstream.host, null)
  assert.deepEqual(config.smtp.listen, [{ host: "127.0.0.1", port: 2525 }])
  assert.equal(config.data, "/etc/sluis/data")
  assert.deepEqual(configOf("smtp:\n  # listen: 127.0.0.1:25\nupstream:\n"), config)
})

test("the example is what it says: every key, with its default", () => {
  const example = exampleConfig()
  assert.deepEqual(
    configOf(example),
    configOf("organisation: Gemeente Voorbeeld\ndomains: voorbeeld.example\n"),
  )
  for (const { path } of CONFIG_KEYS) assert.match(example, new RegExp(`^ *${path.at(-1)}:`, "m"))
})

test("every key has a meaning that is a sentence, and a variable of its own", () => {
  for (const { path, description } of CONFIG_KEYS)
    assert.match(description, /^[A-Za-z`].*\.$/, path.join("."))
  assert.equal(new Set(CONFIG_KEYS.map((key) => key.variable)).size, CONFIG_KEYS.length)
})

test("a file of the greatest length is read, one character more is not", () => {
  assert.deepEqual(problemsOf("#".padEnd(MAX_CONFIG_UNITS, "x")), [])
  assert.match(
    problemsOf("#".padEnd(MAX_CONFIG_UNITS + 1, "x"))[0]?.en ?? "",
    /is longer than 524288 characters/,
  )
})

test("a list of a thousand is read, of one more it is not", () => {
  const domains = (count: number): string =>
    `domains: [${Array.from({ length: count }, (_, index) => `d${index}.example`).join(", ")}]`
  assert.deepEqual(problemsOf(domains(1000)), [])
  assert.deepEqual(
    problemsOf(domains(1001)).map(({ en }) => en),
    ["`domains` has too many (at most 1000)"],
  )
})

test("whatever is in the file and the environment, loading gives problems and never throws", () => {
  const pieces = fc.constantFrom(
    ...CONFIG_KEYS.map(({ path }) => `${"  ".repeat(path.length - 1)}${path.at(-1)}:`),
    ..." x| 5d| 50MB| null| []| {}| [1, x]| ::1| &a| *a|\n|\t|\n  - |__proto__: 1|\u0000|---\n| true".split(
      "|",
    ),
  )
  const keys = CONFIG_KEYS.map((key) => key.variable)
  const environment = fc.dictionary(
    fc.constantFrom(...keys),
    fc.constantFrom("x", ",", ":", "1", "null", "true", "a:b:c"),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), environment, (parts, set) => {
      for (const { line, column, nl, en } of problemsOf(parts.join(""), set)) {
        assert.ok(line >= 1 && column >= 1 && nl !== "" && en !== "")
        assert.doesNotMatch(nl + en, /Invalid|undefined|\[object/)
      }
    }),
  )
})
