/**
 * What the keys of a configuration say together: each may be right by itself and the whole still be wrong.
 *
 * Deliberately left out: whether what it points to exists (./referenced-file.ts).
 */
import type { Text } from "@sluis/core/policy/facts-schema"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import type { Path, Source } from "@sluis/core/policy/source"

import type { Environment } from "./complete.ts"
import type { Config } from "./config-form.ts"
import { readNetwork } from "./network.ts"

type Rule = {
  readonly at: Path
  readonly isBroken: (config: Config, environment: Environment) => boolean
  readonly words: Text
}

export function contradictions(
  source: Source,
  config: Config,
  environment: Environment,
): readonly PolicyProblem[] {
  return RULES.filter(({ isBroken }) => isBroken(config, environment)).map(({ at, words }) =>
    source.problemAt(at, words),
  )
}

const RULES: readonly Rule[] = [
  {
    at: ["database"],
    isBroken: ({ database }) => database !== null,
    words: {
      nl: "`database` kan nog niets anders dan `null` zijn: alleen de ingebouwde database is er al",
      en: "`database` can be nothing but `null` yet: only the embedded database is there",
    },
  },
  {
    at: ["domains"],
    isBroken: ({ domains, upstream }) => upstream.host !== null && domains.length === 0,
    words: {
      nl: "`domains` is leeg: zodra er een `upstream` is, moet Sluis weten welke domeinen van u zijn",
      en: "`domains` is empty: as soon as there is an `upstream`, Sluis must know which domains are yours",
    },
  },
  {
    at: ["smtp", "listen"],
    isBroken: ({ smtp }) => smtp.listen.length + smtp.implicitTlsListen.length === 0,
    words: {
      nl: "`listen` en `implicitTlsListen` zijn allebei leeg: zo kan er geen mail binnenkomen",
      en: "`listen` and `implicitTlsListen` are both empty: no mail could come in",
    },
  },
  {
    at: ["smtp", "allow"],
    isBroken: ({ smtp }) =>
      smtp.allow.length + smtp.tls.allowCertificates.length === 0 && !smtp.authentication,
    words: {
      nl: "niemand mag mail aanleveren: `allow` en `tls.allowCertificates` zijn leeg en `authentication` is `false`",
      en: "nobody may hand in mail: `allow` and `tls.allowCertificates` are empty and `authentication` is `false`",
    },
  },
  {
    at: ["smtp", "tls"],
    isBroken: ({ smtp: { tls } }) => (tls.certificate === null) !== (tls.key === null),
    words: {
      nl: "`certificate` en `key` horen bij elkaar: geef ze allebei of geen van beide",
      en: "`certificate` and `key` belong together: give both or neither",
    },
  },
  ...(["requireTls", "authentication", "implicitTlsListen", "allowCertificates"] as const).map(
    (name): Rule => {
      const path = name === "allowCertificates" ? ["tls", name] : [name]
      return {
        at: ["smtp", ...path],
        isBroken: ({ smtp }) => smtp.tls.certificate === null && isAsked(smtp, name),
        words: {
          nl: `\`${name}\` kan alleen met TLS: geef \`tls.certificate\` en \`tls.key\``,
          en: `\`${name}\` needs TLS: give \`tls.certificate\` and \`tls.key\``,
        },
      }
    },
  ),
  ...(["ca", "pin", "name"] as const).map((name): Rule => ({
    at: ["upstream", name],
    isBroken: ({ upstream }) => !isVerified(upstream) && upstream[name] !== null && upstream[name].length > 0,
    words: {
      nl: `\`${name}\` wordt alleen gecontroleerd met \`tls: required\` of \`implicit\``,
      en: `\`${name}\` is only checked with \`tls: required\` or \`implicit\``,
    },
  })),
  {
    at: ["upstream", "user"],
    isBroken: ({ upstream }, environment) => upstream.user !== null && !hasPassword(upstream, environment),
    words: {
      nl: "`user` zonder wachtwoord: geef `passwordFile`, of de variabele SLUIS_UPSTREAM_PASSWORD",
      en: "`user` without a password: give `passwordFile`, or the variable SLUIS_UPSTREAM_PASSWORD",
    },
  },
  {
    at: ["upstream", "passwordFile"],
    isBroken: ({ upstream }, environment) => upstream.user === null && hasPassword(upstream, environment),
    words: {
      nl: "een wachtwoord zonder `user`: geef de naam erbij",
      en: "a password without `user`: give the name as well",
    },
  },
  {
    at: ["upstream", "passwordFile"],
    isBroken: ({ upstream }, environment) =>
      upstream.passwordFile !== null && isSet(environment, "SLUIS_UPSTREAM_PASSWORD"),
    words: {
      nl: "het wachtwoord staat twee keer: in `passwordFile` en in SLUIS_UPSTREAM_PASSWORD",
      en: "the password is given twice: in `passwordFile` and in SLUIS_UPSTREAM_PASSWORD",
    },
  },
  {
    at: ["upstream", "tls"],
    isBroken: ({ upstream }) => upstream.user !== null && !isVerified(upstream),
    words: {
      nl: "met een `user` moet `tls` `required` of `implicit` zijn, anders kan een ander het wachtwoord meelezen",
      en: "with a `user`, `tls` must be `required` or `implicit`, or others could read the password on its way",
    },
  },
  {
    at: ["http", "tls"],
    isBroken: ({ http: { tls } }) => (tls.certificate === null) !== (tls.key === null),
    words: {
      nl: "`certificate` en `key` horen bij elkaar: geef ze allebei of geen van beide",
      en: "`certificate` and `key` belong together: give both or neither",
    },
  },
  {
    at: ["login", "oidc", "issuer"],
    isBroken: ({ login: { oidc }, http }) => oidc.issuer !== null && http.url === null,
    words: {
      nl: "`issuer` kan alleen met `http.url`: daarheen stuurt uw identiteitsprovider mensen terug",
      en: "`issuer` needs `http.url`: that is where your identity provider sends people back to",
    },
  },
  {
    at: ["login", "oidc", "clientId"],
    isBroken: ({ login: { oidc } }) => (oidc.issuer === null) !== (oidc.clientId === null),
    words: {
      nl: "`issuer` en `clientId` horen bij elkaar: geef ze allebei of geen van beide",
      en: "`issuer` and `clientId` belong together: give both or neither",
    },
  },
  {
    at: ["login", "oidc", "clientSecretFile"],
    isBroken: ({ login: { oidc } }, environment) =>
      oidc.issuer !== null &&
      oidc.clientSecretFile === null &&
      !isSet(environment, "SLUIS_LOGIN_OIDC_SECRET"),
    words: {
      nl: "`issuer` zonder geheim: geef `clientSecretFile`, of de variabele SLUIS_LOGIN_OIDC_SECRET",
      en: "`issuer` without a secret: give `clientSecretFile`, or the variable SLUIS_LOGIN_OIDC_SECRET",
    },
  },
  {
    at: ["login", "oidc", "clientSecretFile"],
    isBroken: ({ login: { oidc } }, environment) =>
      oidc.clientSecretFile !== null && isSet(environment, "SLUIS_LOGIN_OIDC_SECRET"),
    words: {
      nl: "het geheim staat twee keer: in `clientSecretFile` en in SLUIS_LOGIN_OIDC_SECRET",
      en: "the secret is given twice: in `clientSecretFile` and in SLUIS_LOGIN_OIDC_SECRET",
    },
  },
  {
    at: ["login", "oidc", "roles"],
    isBroken: ({ login: { oidc } }) =>
      oidc.issuer !== null && Object.values(oidc.roles).every((groups) => groups.length === 0),
    words: {
      nl: "geen enkele groep heeft een rol, dus niemand zou kunnen inloggen",
      en: "no group has a role, so nobody could log in",
    },
  },
  {
    at: ["login", "idle"],
    isBroken: ({ login }) => login.idle > login.session,
    words: {
      nl: "`idle` is langer dan `session`, en zou dus nooit gelden",
      en: "`idle` is longer than `session`, so it would never count",
    },
  },
  {
    at: ["ledger", "witness"],
    isBroken: ({ ledger: { witness } }) => new Set(witness.map(({ key }) => key)).size < witness.length,
    words: {
      nl: "een sleutel staat twee keer in `witness`; elke getuige heeft een eigen sleutel",
      en: "a key is in `witness` twice; each witness has a key of its own",
    },
  },
  {
    at: ["ledger", "timestamp", "ca"],
    isBroken: ({ ledger: { timestamp } }) => (timestamp.url === null) !== (timestamp.ca === null),
    words: {
      nl: "`url` en `ca` horen bij elkaar: zonder `ca` kan een tijdstempel niet worden gecontroleerd",
      en: "`url` and `ca` belong together: without `ca` no timestamp can be checked",
    },
  },
  {
    at: ["canary", "routes"],
    isBroken: ({ canary: { routes } }) => new Set(routes.map(({ name }) => name)).size < routes.length,
    words: {
      nl: "een naam staat twee keer in `routes`; elke weg heeft een eigen naam",
      en: "a name is in `routes` twice; each route has a name of its own",
    },
  },
  {
    at: ["canary", "routes"],
    isBroken: ({ canary: { routes } }) =>
      routes.some(({ user, passwordFile }) => (user === null) !== (passwordFile === null)),
    words: {
      nl: "`user` en `passwordFile` van een weg horen bij elkaar: geef ze allebei of geen van beide",
      en: "`user` and `passwordFile` of a route belong together: give both or neither",
    },
  },
  {
    at: ["canary", "routes"],
    isBroken: ({ canary: { routes } }) => routes.some((route) => route.user !== null && !isVerified(route)),
    words: {
      nl: "met een `user` moet `tls` van een weg `required` of `implicit` zijn, anders kan een ander het wachtwoord meelezen",
      en: "with a `user`, `tls` of a route must be `required` or `implicit`, or others could read the password on its way",
    },
  },
  {
    at: ["canary", "routes"],
    isBroken: ({ canary: { routes } }) => routes.some(({ user, host }) => user !== null && host === null),
    words: {
      nl: "een `user` hoort bij een `host`: naar Sluis zelf gaat een proefbericht zonder aanmelden",
      en: "a `user` belongs to a `host`: a canary goes to Sluis itself without logging in",
    },
  },
  {
    at: ["coverage", "expected"],
    isBroken: ({ coverage: { expected } }) =>
      new Set(expected.map(({ name }) => name)).size < expected.length,
    words: {
      nl: "een naam staat twee keer in `expected`",
      en: "a name is in `expected` twice",
    },
  },
  {
    at: ["coverage", "expected"],
    isBroken: ({ coverage: { expected } }) =>
      expected.some(
        ({ kind, match }) => kind === "client" && /^[\d.]+$|[:/]/.test(match) && !readNetwork(match).ok,
      ),
    words: {
      nl: "een `match` van een `client` lijkt een IP-adres of netwerk en is het niet, zoals `192.0.2.25` of `10.0.0.0/8`",
      en: "a `match` of a `client` looks like an IP address or network and is none, such as `192.0.2.25` or `10.0.0.0/8`",
    },
  },
  {
    at: ["coverage", "silentAfter"],
    isBroken: ({ coverage: { silentAfter }, retention: { statistics } }) => silentAfter > statistics,
    words: {
      nl: "`silentAfter` is langer dan tellingen worden bewaard (`retention.statistics`), dus alles zou stil lijken",
      en: "`silentAfter` is longer than counts are kept (`retention.statistics`), so everything would seem silent",
    },
  },
  {
    at: ["key"],
    isBroken: ({ key }) => [key.file, key.environment, key.command].filter((one) => one !== null).length > 1,
    words: {
      nl: "geef hoogstens één van `file`, `environment` en `command`",
      en: "give at most one of `file`, `environment` and `command`",
    },
  },
  {
    at: ["key", "environment"],
    isBroken: ({ key }, environment) => key.environment !== null && !isSet(environment, key.environment),
    words: {
      nl: "de variabele die `environment` noemt is er niet, of is leeg",
      en: "the variable that `environment` names is not there, or is empty",
    },
  },
  {
    at: ["dkim"],
    isBroken: ({ dkim }) => new Set(dkim.map(({ domain }) => domain)).size < dkim.length,
    words: {
      nl: "een domein staat twee keer in `dkim`; ondertekend wordt met één sleutel per domein",
      en: "a domain is in `dkim` twice; signing is with one key per domain",
    },
  },
  {
    at: ["smtp", "listen"],
    isBroken: ({ smtp, http }) => {
      const all = [...smtp.listen, ...smtp.implicitTlsListen, ...(http.listen === null ? [] : [http.listen])]
      const ports = all.filter(({ port }) => port !== 0)
      return new Set(ports.map(({ host, port }) => `${host} ${port}`)).size < ports.length
    },
    words: {
      nl: "een adres met poort staat twee keer in `smtp.listen`, `smtp.implicitTlsListen` en `http.listen`",
      en: "an address with its port is twice in `smtp.listen`, `smtp.implicitTlsListen` and `http.listen`",
    },
  },
]

type TlsKey = "requireTls" | "authentication" | "implicitTlsListen" | "allowCertificates"

function isAsked(smtp: Config["smtp"], name: TlsKey): boolean {
  switch (name) {
    case "requireTls":
    case "authentication":
      return smtp[name]
    case "implicitTlsListen":
      return smtp.implicitTlsListen.length > 0
    case "allowCertificates":
      return smtp.tls.allowCertificates.length > 0
  }
}

function isVerified({ tls }: Pick<Config["upstream"], "tls">): boolean {
  return tls === "required" || tls === "implicit"
}

function hasPassword(upstream: Config["upstream"], environment: Environment): boolean {
  return upstream.passwordFile !== null || isSet(environment, "SLUIS_UPSTREAM_PASSWORD")
}

function isSet(environment: Environment, name: string): boolean {
  return (environment[name] ?? "") !== ""
}
