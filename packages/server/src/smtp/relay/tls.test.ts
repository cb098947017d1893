import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { describe, test } from "node:test"

import { isLoopback } from "./connection.ts"
import { EVERYTHING, startFakeHost } from "./fake-host.ts"
import type { Deed, FakeHostOptions, Stage } from "./fake-host.ts"
import type { NextHost } from "./options.ts"
import { selfSigned } from "./self-signed.ts"
import { outgoingOf, tryRelay } from "./try-relay.ts"

const OURS = selfSigned("mx.voorbeeld.example")
const OTHER = selfSigned("mx.voorbeeld.example")
const NAME = "mx.voorbeeld.example"
const sha256 = (octets: Buffer): string => createHash("sha256").update(octets).digest("hex")
const withColons = (hex: string): string => hex.toUpperCase().replaceAll(/..(?=.)/g, "$&:")

const at =
  (stage: Stage, deed: Deed): FakeHostOptions["does"] =>
  (candidate) =>
    candidate === stage ? deed : undefined

type Expected = "under TLS" | "in clear" | "4.7.5" | "4.4.1"
const STARTTLS = [...EVERYTHING, "STARTTLS"]

const table: readonly [name: string, tls: NextHost["tls"], host: FakeHostOptions, expected: Expected][] = [
  ["required, trusted and of that name", { mode: "required", ca: OURS.cert, name: NAME }, {}, "under TLS"],
  ["required, another certificate", { mode: "required", ca: OTHER.cert, name: NAME }, {}, "4.7.5"],
  ["required, another name", { mode: "required", ca: OURS.cert, name: "b.example" }, {}, "4.7.5"],
  ["required, no name: that of the host", { mode: "required", ca: OURS.cert }, {}, "4.7.5"],
  ["required, by the system's list", { mode: "required", name: NAME }, {}, "4.7.5"],
  [
    "required, certificate pinned",
    { mode: "required", pin: [withColons(sha256(OURS.der))] },
    {},
    "under TLS",
  ],
  [
    "required, key pinned, among others",
    { mode: "required", pin: ["00", sha256(OURS.spki)] },
    {},
    "under TLS",
  ],
  ["required, another one pinned", { mode: "required", pin: [sha256(OTHER.der)] }, {}, "4.7.5"],
  [
    "required, pinned but not trusted",
    { mode: "required", ca: OTHER.cert, name: NAME, pin: [sha256(OURS.der)] },
    {},
    "4.7.5",
  ],
  ["required, not offered", { mode: "required", pin: [sha256(OURS.der)] }, { offers: EVERYTHING }, "4.7.5"],
  ["required, only HELO", { mode: "required", pin: [sha256(OURS.der)] }, { offers: undefined }, "4.7.5"],
  [
    "required, refused for now",
    { mode: "required", ca: OURS.cert, name: NAME },
    { does: at("STARTTLS", { say: "454 4.7.0 later\r\n" }) },
    "4.7.5",
  ],
  [
    "required, vanishes instead of TLS",
    { mode: "required", ca: OURS.cert, name: NAME },
    { does: at("STARTTLS", { say: "220 go\r\n", then: "vanish" }) },
    "4.7.5",
  ],
  [
    "required, a reply slipped in before TLS",
    { mode: "required", ca: OURS.cert, name: NAME },
    { does: at("STARTTLS", { say: "220 go\r\n250 slipped in\r\n" }) },
    "4.4.1",
  ],
  [
    "required, half a reply slipped in before TLS",
    { mode: "required", ca: OURS.cert, name: NAME },
    { does: at("STARTTLS", { say: "220 go\r\n250-slip" }) },
    "4.4.1",
  ],
  ["opportunistic, not trusted", { mode: "opportunistic" }, {}, "under TLS"],
  ["opportunistic, not offered", { mode: "opportunistic" }, { offers: EVERYTHING }, "in clear"],
  [
    "opportunistic, refused",
    { mode: "opportunistic" },
    { does: at("STARTTLS", { say: "454 4.7.0 later\r\n" }) },
    "in clear",
  ],
  [
    "opportunistic, vanishes instead of TLS",
    { mode: "opportunistic" },
    { does: at("STARTTLS", { say: "220 go\r\n", then: "vanish" }) },
    "in clear",
  ],
  ["none, though offered", { mode: "none" }, {}, "in clear"],
  ["implicit, trusted", { mode: "implicit", ca: OURS.cert, name: NAME }, { implicitTls: true }, "under TLS"],
  [
    "implicit, another certificate",
    { mode: "implicit", ca: OTHER.cert, name: NAME },
    { implicitTls: true },
    "4.7.5",
  ],
  ["implicit, to a host that speaks in clear", { mode: "implicit", ca: OURS.cert, name: NAME }, {}, "4.7.5"],
]

describe("TLS", { concurrency: true }, () => {
  for (const [name, tls, options, expected] of table) {
    test(`${name}: ${expected}`, async () => {
      await using host = await startFakeHost({ offers: STARTTLS, certificate: OURS, ...options })
      await using relay = tryRelay([{ port: host.port, tls }])
      const outcome = await relay.send(outgoingOf())
      if (expected.startsWith("4")) {
        assert.ok(outcome.kind === "unreachable")
        assert.equal(outcome.reply.status, expected)
        assert.ok(!host.commands.some((command) => command.startsWith("MAIL")))
        return
      }
      assert.equal(outcome.kind, "accepted")
      assert.equal(host.messages.length, 1)
      const isReadable = host.inClear.some((command) => command.startsWith("MAIL"))
      assert.equal(isReadable, expected === "in clear")
      // RFC 3207 §4.2: said again, under TLS.
      const hellos = host.commands.filter((command) => command.startsWith("EHLO")).length
      if (expected === "under TLS") assert.equal(hellos, tls.mode === "implicit" ? 1 : 2)
    })
  }
})

describe("authentication", { concurrency: true }, () => {
  const auth = { user: "sluis", password: "geheim" }
  const tls = { mode: "required", ca: OURS.cert, name: NAME } as const
  const base64 = (text: string): string => Buffer.from(text).toString("base64")
  const plain = `AUTH PLAIN ${base64("\0sluis\0geheim")}`
  const rows: readonly [string, readonly string[], NextHost["tls"], Deed, readonly string[], string][] = [
    ["PLAIN", [...STARTTLS, "AUTH LOGIN PLAIN"], tls, undefined, [plain], "accepted"],
    [
      "LOGIN where that is all there is",
      [...STARTTLS, "AUTH LOGIN"],
      tls,
      undefined,
      ["AUTH LOGIN", base64("sluis"), base64("geheim")],
      "accepted",
    ],
    ["to this machine itself in clear", ["AUTH PLAIN"], { mode: "none" }, undefined, [plain], "accepted"],
    [
      "a wrong password",
      [...STARTTLS, "AUTH PLAIN"],
      tls,
      { say: "535 5.7.8 no\r\n" },
      [plain],
      "unreachable",
    ],
    ["not offered", STARTTLS, tls, undefined, [], "unreachable"],
    ["nothing that we know", [...STARTTLS, "AUTH CRAM-MD5"], tls, undefined, [], "unreachable"],
  ]
  for (const [name, offers, mode, deed, said, kind] of rows) {
    test(`${name}: ${kind}`, async () => {
      await using host = await startFakeHost({ offers, certificate: OURS, does: deed && at("AUTH", deed) })
      await using relay = tryRelay([{ port: host.port, tls: mode, auth }])
      assert.equal((await relay.send(outgoingOf())).kind, kind)
      const first = host.commands.findIndex((command) => command.startsWith("AUTH"))
      assert.deepEqual(first === -1 ? [] : host.commands.slice(first, first + said.length), said)
      assert.doesNotMatch(relay.logged.join("\n"), /geheim|Z2VoZWlt/)
    })
  }

  for (const [ip, expected] of [
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["192.0.2.127", false],
    ["2001:db8::1", false],
    ["::ffff:192.0.2.1", false],
    ["1127.0.0.1", false],
  ] as const) {
    test(`${ip} is ${expected ? "" : "not "}this machine itself`, () => {
      assert.equal(isLoopback(ip), expected)
    })
  }
})
