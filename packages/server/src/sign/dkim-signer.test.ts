import { describe, test } from "node:test"
import assert from "node:assert/strict"
import { generateKeyPairSync } from "node:crypto"
import type { KeyObject } from "node:crypto"
import { dkimVerify } from "mailauth/lib/dkim/verify.js"
import { foldDomain } from "@sluis/core/mail/domain"
import { checkDkimKey, dkimSigner } from "./dkim-signer.ts"
import type { DkimKey } from "./dkim-signer.ts"

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 })
const ed25519 = generateKeyPairSync("ed25519")
const pem = ({ privateKey }: { readonly privateKey: KeyObject }): string =>
  privateKey.export({ type: "pkcs8", format: "pem" }).toString()
const keyOf = (privateKey: string, domain = "voorbeeld.example"): DkimKey => ({
  domain,
  selector: "sluis",
  privateKey,
})

/** RFC 6376 §3.6.1, RFC 8463 §4: what the domain publishes. */
const RECORDS = {
  rsa: `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: "spki", format: "der" }).toString("base64")}`,
  ed25519: `v=DKIM1; k=ed25519; p=${ed25519.publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64")}`,
}

const COPY = [
  "From: Sanne <sanne@voorbeeld.example>\r\nTo: Jan\r\n <jan@politie.example>\r\nSubject:  Hello  there \r\n",
  "Date: Sat, 21 Nov 2026 14:00:00 +0100\r\nMessage-ID: <1@voorbeeld.example>\r\n\r\nHello,\t \r\n\r\nSan",
  "ne\r\n.\r\n\r\n\r\n",
].map((piece) => Buffer.from(piece))
const RECEIVED =
  "Received: from pc ([192.0.2.1])\r\n\tby sluis.voorbeeld.example; Sat, 21 Nov 2026 13:00:00 +0000\r\n"

async function verdictOf(message: string, record: string): Promise<readonly (string | undefined)[]> {
  const asked: string[] = []
  const { results } = await dkimVerify(Buffer.from(message, "latin1"), {
    resolver: (name) => {
      asked.push(name)
      return Promise.resolve([[record]])
    },
  })
  return [...results.map(({ status }) => status.result), ...new Set(asked)]
}

const kinds = [
  ["RSA", pem(rsa), RECORDS.rsa],
  ["Ed25519", pem(ed25519), RECORDS.ed25519],
] as const

for (const [kind, privateKey, record] of kinds) {
  describe(`a copy signed with ${kind}`, () => {
    const sign = dkimSigner({ keys: [keyOf(privateKey)], now: () => Date.now() })
    const signed = async (): Promise<string> => {
      const field = await sign?.(() => COPY, foldDomain("Voorbeeld.example"))
      return Buffer.from(field ?? []).toString("latin1")
    }
    const copy = Buffer.concat(COPY).toString("latin1")

    test("verifies, also below our Received field", async () => {
      const field = await signed()
      assert.match(field, /^DKIM-Signature: [^]*\r\n$/)
      const expected = ["pass", "sluis._domainkey.voorbeeld.example"]
      assert.deepEqual(await verdictOf(field + copy, record), expected)
      assert.deepEqual(await verdictOf(RECEIVED + field + copy, record), expected)
    })

    for (const [what, from, to] of [
      ["another recipient", "jan@politie", "piet@politie"],
      ["another subject", "Hello  there", "Goodbye"],
      ["another text", "Sanne\r\n", "Wim\r\n"],
    ] as const) {
      test(`does not verify with ${what}`, async () => {
        const [result = ""] = await verdictOf((await signed()) + copy.replace(from, to), record)
        assert.ok(["fail", "neutral"].includes(result), result)
      })
    }
  })
}

test("a domain without a key gets no signature, nor does a part of one that has", async () => {
  const sign = dkimSigner({ keys: [keyOf(pem(rsa))], now: () => Date.now() })
  for (const domain of ["elders.example", "mail.voorbeeld.example", "example"]) {
    assert.deepEqual(await sign?.(() => COPY, foldDomain(domain)), new Uint8Array(0))
  }
})

test("without keys there is no signer", () => {
  assert.equal(dkimSigner({ keys: [], now: () => 0 }), undefined)
})

test("a copy without an author can't be signed, and that is said", async () => {
  const sign = dkimSigner({ keys: [keyOf(pem(rsa))], now: () => Date.now() })
  await assert.rejects(
    async () =>
      await sign?.(() => [Buffer.from("To: jan@politie.example\r\n\r\n")], foldDomain("voorbeeld.example")),
    /ENOFROM/,
  )
})

const short = generateKeyPairSync("rsa", { modulusLength: 1016 })
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" })
const faults: readonly [what: string, key: DkimKey, why: string | undefined][] = [
  ["an RSA key", keyOf(pem(rsa)), undefined],
  ["an Ed25519 key", keyOf(pem(ed25519)), undefined],
  ["a key of less than 1024 bits", keyOf(pem(short)), "short-key"],
  ["a key on another curve", keyOf(pem(curve)), "kind-of-key"],
  ["no key at all", keyOf("secret words"), "no-key"],
  ["a selector that is no name", { ...keyOf(pem(rsa)), selector: "a;b" }, "selector"],
]
for (const [what, key, why] of faults) {
  test(`${what} is ${why === undefined ? "right" : "refused"}`, () => {
    const checked = checkDkimKey(key)
    assert.equal(checked.ok ? undefined : checked.error.why, why)
    assert.ok(!JSON.stringify(checked).includes("secret words"))
  })
}
