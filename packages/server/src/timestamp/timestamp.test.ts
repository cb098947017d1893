/** Timestamps of a real service (`openssl ts`): what is right is taken, and `openssl` takes it too; what is not, is not. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempDisposableSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { RequestListener } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import fc from "fast-check"
import { exampleLog } from "../../../../tools/ledger/example-log.ts"
import { makeCertificates, startTimestampAuthority } from "../../../../tools/ledger/timestamp-authority.ts"
import { systemTest } from "../../../../tools/system-test.ts"
import { MAX_TIMESTAMP_OCTETS } from "../app/ledger/ledger.ts"
import { stampedOctets } from "../app/ledger/timestamping.ts"
import { timestampServiceAt } from "./client.ts"
import { timestampRequest } from "./request.ts"
import { certificatesIn, checkAnswer } from "./token.ts"

const needs = ["openssl"] as const
const newFolder = (): Disposable & { readonly path: string } =>
  mkdtempDisposableSync(join(tmpdir(), "sluis-"))
const OCTETS = stampedOctets(exampleLog("sluis.ledger/voorbeeld.example/a", 1).checkpoint(5))

test("what is stamped is the checkpoint's text, without any signature", () => {
  const { checkpoint, root } = exampleLog("sluis.ledger/voorbeeld.example/a", 1)
  const written = new TextDecoder().decode(stampedOctets(checkpoint(5)))
  assert.equal(written, `sluis.ledger/voorbeeld.example/a\n5\n${Buffer.from(root(5)).toString("base64")}\n`)
})

systemTest("a token of a real service is right, and openssl says so too", { needs }, async ({ openssl }) => {
  using folder = newFolder()
  await using authority = await startTimestampAuthority(openssl, folder.path)
  const before = Date.now()
  const stamped = await timestampServiceAt(authority.url, authority.ca).stamp(OCTETS)
  assert.ok(stamped.ok, JSON.stringify(stamped))
  assert.ok(Math.abs(stamped.value.at - before) < 60_000)
  writeFileSync(join(folder.path, "token.tst"), stamped.value.token)
  writeFileSync(join(folder.path, "checkpoint.txt"), OCTETS)
  const verify = [
    "ts",
    "-verify",
    "-token_in",
    "-in",
    "token.tst",
    "-data",
    "checkpoint.txt",
    "-CAfile",
    "ca.pem",
  ]
  const said = execFileSync(openssl, verify, { cwd: folder.path, encoding: "utf8", stdio: "pipe" })
  assert.match(said, /Verification: OK/)
})

systemTest("openssl reads our request as we mean it", { needs }, async ({ openssl }) => {
  using folder = newFolder()
  const nonce = Uint8Array.of(0x40, 1, 2, 3, 4, 5, 6, 7)
  writeFileSync(join(folder.path, "query.tsq"), timestampRequest(OCTETS, nonce))
  const said = execFileSync(openssl, ["ts", "-query", "-in", "query.tsq", "-text"], {
    cwd: folder.path,
    encoding: "utf8",
    stdio: "pipe",
  })
  assert.match(said, /Hash Algorithm: sha256[^]*Nonce: 0x4001020304050607[^]*Certificate required: yes/)
  await Promise.resolve()
})

systemTest(
  "what a service may get wrong, or somebody in between, is no timestamp",
  { needs },
  async ({ openssl }) => {
    using folder = newFolder()
    await using authority = await startTimestampAuthority(openssl, folder.path)
    const service = timestampServiceAt(authority.url, authority.ca)
    let earlier: Buffer | undefined
    authority.answer = (right) => (earlier = right)
    assert.ok((await service.stamp(OCTETS)).ok)
    const right = earlier ?? Buffer.alloc(0)

    authority.answer = () => right
    assert.deepEqual(await service.stamp(OCTETS), { ok: false, error: { kind: "wrong-token", why: "nonce" } })
    assert.deepEqual(await service.stamp(Buffer.from("something else")), {
      ok: false,
      error: { kind: "wrong-token", why: "imprint" },
    })
    authority.answer = () => Buffer.from("<html>Welcome</html>")
    assert.deepEqual(await service.stamp(OCTETS), { ok: false, error: { kind: "wrong-token", why: "form" } })
    // The last octets are the signature.
    authority.answer = (whole) => {
      const bent = Buffer.from(whole)
      bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1
      return bent
    }
    assert.deepEqual(await service.stamp(OCTETS), {
      ok: false,
      error: { kind: "wrong-token", why: "signature" },
    })
    authority.answer = undefined
    using elsewhere = newFolder()
    makeCertificates(openssl, elsewhere.path)
    const others = readFileSync(join(elsewhere.path, "ca.pem"), "utf8")
    const untrusted = await timestampServiceAt(authority.url, others).stamp(OCTETS)
    assert.deepEqual(untrusted, { ok: false, error: { kind: "wrong-token", why: "certificate" } })
  },
)

systemTest("a service that will not is told from one that is wrong", { needs }, async ({ openssl }) => {
  using folder = newFolder()
  await using authority = await startTimestampAuthority(openssl, folder.path, "sha512")
  const stamped = await timestampServiceAt(authority.url, authority.ca).stamp(OCTETS)
  assert.deepEqual(stamped, { ok: false, error: { kind: "refused" } })
})

systemTest(
  "a certificate of the right issuer for another purpose is none for timestamps",
  { needs },
  async ({ openssl }) => {
    for (const usage of [
      "",
      "timeStamping",
      "critical,timeStamping,emailProtection",
      "critical,emailProtection",
    ]) {
      using folder = newFolder()
      await using authority = await startTimestampAuthority(openssl, folder.path)
      remakeWith(openssl, folder.path, usage)
      // The same content, signed anew by another key: `openssl ts` would refuse to.
      authority.answer = (right) => {
        writeFileSync(join(folder.path, "right.tsr"), right)
        const run = (...args: readonly string[]): void => {
          execFileSync(openssl, args, { cwd: folder.path, stdio: "pipe" })
        }
        run("ts", "-reply", "-in", "right.tsr", "-token_out", "-out", "token.tst")
        run(
          "cms",
          "-verify",
          "-inform",
          "DER",
          "-in",
          "token.tst",
          "-noverify",
          "-out",
          "content",
          "-CAfile",
          "ca.pem",
        )
        const type = ["-econtent_type", "1.2.840.113549.1.9.16.1.4", "-nodetach", "-binary", "-md", "sha256"]
        run(
          "cms",
          "-sign",
          "-in",
          "content",
          "-signer",
          "other.pem",
          "-inkey",
          "tsa.key",
          ...type,
          "-outform",
          "DER",
          "-out",
          "other.tst",
        )
        const token = readFileSync(join(folder.path, "other.tst"))
        const granted = Buffer.from("3003020100", "hex")
        const length = granted.length + token.length
        return Buffer.concat([Buffer.from([0x30, 0x82, length >> 8, length & 255]), granted, token])
      }
      const stamped = await timestampServiceAt(authority.url, authority.ca).stamp(OCTETS)
      assert.deepEqual(stamped, { ok: false, error: { kind: "wrong-token", why: "purpose" } }, usage)
    }
  },
)

/** Another certificate of the same issuer for the same key. */
function remakeWith(openssl: string, folder: string, usage: string): void {
  writeFileSync(
    join(folder, "other.ext"),
    `basicConstraints=CA:FALSE\n${usage === "" ? "" : `extendedKeyUsage=${usage}\n`}`,
  )
  const signed = [
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    "other.ext",
  ]
  execFileSync(openssl, ["x509", "-req", "-in", "tsa.csr", ...signed, "-out", "other.pem"], {
    cwd: folder,
    stdio: "pipe",
  })
}

systemTest(
  "no octets make the check throw, and none but the right ones are a time that it was not",
  { needs },
  async ({ openssl }) => {
    using folder = newFolder()
    await using authority = await startTimestampAuthority(openssl, folder.path)
    const nonce = Uint8Array.of(0x40, 1, 2, 3, 4, 5, 6, 7)
    const answer = await fetch(authority.url, {
      method: "POST",
      body: new Uint8Array(timestampRequest(OCTETS, nonce)),
    })
    const right = new Uint8Array(await answer.arrayBuffer())
    const trusted = certificatesIn(authority.ca)
    const checked = await checkAnswer(right, { octets: OCTETS, nonce }, trusted)
    assert.ok(checked.ok)
    await fc.assert(
      fc.asyncProperty(fc.nat(right.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bent = Uint8Array.from(right)
        bent[at] = (bent[at] ?? 0) ^ change
        const other = await checkAnswer(bent, { octets: OCTETS, nonce }, trusted)
        if (other.ok) assert.equal(other.value.at, checked.value.at)
      }),
      { numRuns: 150 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (octets) => {
        assert.ok(!(await checkAnswer(octets, { octets: OCTETS, nonce }, trusted)).ok)
      }),
    )
  },
)

const CA = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"

test("without a certificate to check with, nothing is asked", async () => {
  for (const ca of ["nothing", CA])
    await assert.rejects(timestampServiceAt("http://127.0.0.1:9/", ca).stamp(OCTETS))
})

const silent: readonly (readonly [name: string, listener: RequestListener, why: string])[] = [
  ["a mistake of the server", (_, response) => response.writeHead(500).end(), "500"],
  ["somewhere else to go", (_, response) => response.writeHead(302, { location: "/" }).end(), "302"],
  ["too much", (_, response) => response.end(Buffer.alloc(MAX_TIMESTAMP_OCTETS + 1)), "too-large"],
  ["a connection that breaks", (request) => request.socket.destroy(), "UND_ERR_SOCKET"],
]
for (const [name, listener, why] of silent)
  systemTest(`${name} is no answer`, { needs }, async ({ openssl }) => {
    using folder = newFolder()
    makeCertificates(openssl, folder.path)
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    assert.ok(typeof address === "object" && address !== null)
    const ca = readFileSync(join(folder.path, "ca.pem"), "utf8")
    const stamped = await timestampServiceAt(`http://127.0.0.1:${address.port}/`, ca).stamp(OCTETS)
    assert.deepEqual(stamped, { ok: false, error: { kind: "no-answer", why } })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
