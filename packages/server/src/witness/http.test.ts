/** Log and witness over a real connection: what is bounded, what is believed, and what a kill in between leaves. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { mkdtempDisposableSync } from "node:fs"
import { createServer } from "node:http"
import type { RequestListener } from "node:http"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { writeVerifierKey } from "@sluis/core/ledger/verifier-key"
import type { WitnessRefusal } from "../app/ledger/witnessing.ts"
import { MAX_REQUEST_OCTETS } from "./add-checkpoint.ts"
import { witnessAt } from "./client.ts"
import { exampleLog } from "../../../../tools/ledger/example-log.ts"
import { ownKey } from "./own-key.ts"
import type { OwnKey } from "./own-key.ts"
import { serveWitness } from "./server.ts"
import { openWitness } from "./witness.ts"

const LOG = exampleLog("sluis.ledger/voorbeeld.example/a", 1)
const FORKED = exampleLog("sluis.ledger/voorbeeld.example/a", 1, (index) => `fork ${index}`)
const OTHER = exampleLog("sluis.ledger/voorbeeld.example/b", 2)

type Running = AsyncDisposable & { readonly url: string; readonly own: OwnKey; readonly port: number }

async function running(folder: string): Promise<Running> {
  const own = await ownKey(folder, undefined)
  assert.ok(own.ok)
  const witness = await openWitness(folder, own.value, [LOG.key], () => Date.now())
  assert.ok(witness.ok)
  const server = await serveWitness(witness.value, { host: "127.0.0.1", port: 0 })
  const { port } = server.address
  return {
    url: `http://127.0.0.1:${port}`,
    own: own.value,
    port,
    [Symbol.asyncDispose]: async () => await server.stop(),
  }
}

const newFolder = (): Disposable & { readonly path: string } =>
  mkdtempDisposableSync(join(tmpdir(), "sluis-"))

test("a log that asks gets a cosignature that anybody can verify", async () => {
  using folder = newFolder()
  await using server = await running(folder.path)
  const witness = witnessAt(server.url, server.own.key)
  const checkpoint = LOG.checkpoint(5)
  const answer = await witness.cosign({ oldSize: 0, proof: [], checkpoint })
  assert.ok(answer.ok)
  const opened = openCheckpoint(checkpoint + answer.value, LOG.key, [server.own.key])
  assert.ok(opened.ok)
  assert.equal(opened.value.signatures.length, 2)
  const next = await witness.cosign({
    oldSize: 5,
    proof: await LOG.proof(5, 9),
    checkpoint: LOG.checkpoint(9),
  })
  assert.ok(next.ok)
})

const refused: readonly (readonly [
  name: string,
  request: { readonly oldSize: number; readonly proof?: readonly Uint8Array[]; readonly checkpoint: string },
  error: WitnessRefusal,
])[] = [
  [
    "another size than it saw",
    { oldSize: 3, checkpoint: LOG.checkpoint(9) },
    { kind: "other-size", size: 5 },
  ],
  ["a fork of the same size", { oldSize: 5, checkpoint: FORKED.checkpoint(5) }, { kind: "inconsistent" }],
  ["a fork that grew", { oldSize: 5, checkpoint: FORKED.checkpoint(9) }, { kind: "inconsistent" }],
  ["a log that it does not know", { oldSize: 0, checkpoint: OTHER.checkpoint(1) }, { kind: "unknown-log" }],
]
for (const [name, { oldSize, proof = [], checkpoint }, error] of refused)
  test(`${name} is a refusal that says so`, async () => {
    using folder = newFolder()
    await using server = await running(folder.path)
    const witness = witnessAt(server.url, server.own.key)
    assert.ok((await witness.cosign({ oldSize: 0, proof: [], checkpoint: LOG.checkpoint(5) })).ok)
    assert.deepEqual(await witness.cosign({ oldSize, proof, checkpoint }), { ok: false, error })
  })

async function fake(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  assert.ok(typeof address === "object" && address !== null)
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What a server that is no witness, or a dishonest one, answers. */
const answers: readonly (readonly [name: string, listener: RequestListener, why: WitnessRefusal])[] = [
  [
    "a cosignature of another key",
    (_, response) => response.end(LOG.checkpoint(5).split("\n\n")[1]),
    { kind: "wrong-signature" },
  ],
  ["no cosignature at all", (_, response) => response.end("thank you\n"), { kind: "wrong-signature" }],
  [
    "an endless answer",
    (_, response) => {
      const more = (): void => {
        if (!response.destroyed && response.write("x".repeat(10_000))) setImmediate(more)
      }
      response.on("drain", more)
      more()
    },
    { kind: "no-answer", why: "too-large" },
  ],
  [
    "a size that is none",
    (_, response) => response.writeHead(409).end("many\n"),
    { kind: "no-answer", why: "409" },
  ],
  ["a mistake of its own", (_, response) => response.writeHead(500).end(), { kind: "no-answer", why: "500" }],
  [
    "somewhere else to go",
    (_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
    { kind: "no-answer", why: "302" },
  ],
  [
    "a connection that breaks",
    (request) => request.socket.destroy(),
    { kind: "no-answer", why: "UND_ERR_SOCKET" },
  ],
]
for (const [name, listener, error] of answers)
  test(`${name} is no cosignature`, async () => {
    using folder = newFolder()
    const own = await ownKey(folder.path, undefined)
    assert.ok(own.ok)
    await using server = await fake(listener)
    const witness = witnessAt(server.url, own.value.key)
    const answer = await witness.cosign({ oldSize: 0, proof: [], checkpoint: LOG.checkpoint(5) })
    assert.deepEqual(answer, { ok: false, error })
  })

test("a witness that is not there is told by its code", async () => {
  using folder = newFolder()
  const own = await ownKey(folder.path, undefined)
  assert.ok(own.ok)
  const gone = await fake(() => undefined)
  await gone[Symbol.asyncDispose]()
  const answer = await witnessAt(gone.url, own.value.key).cosign({
    oldSize: 0,
    proof: [],
    checkpoint: LOG.checkpoint(1),
  })
  assert.deepEqual(answer, { ok: false, error: { kind: "no-answer", why: "ECONNREFUSED" } })
})

const requests: readonly (readonly [name: string, path: string, init: RequestInit, status: number])[] = [
  ["another path", "/", { method: "POST", body: "" }, 404],
  ["another method", "/add-checkpoint", {}, 405],
  ["as much as is read", "/add-checkpoint", { method: "POST", body: "x".repeat(MAX_REQUEST_OCTETS) }, 400],
  ["one octet more", "/add-checkpoint", { method: "POST", body: "x".repeat(MAX_REQUEST_OCTETS + 1) }, 413],
]
for (const [name, path, init, status] of requests)
  test(`${name}: ${status}`, async () => {
    using folder = newFolder()
    await using server = await running(folder.path)
    assert.equal((await fetch(server.url + path, init)).status, status)
  })

test("a client that leaves in the middle does not keep the next one waiting", async () => {
  using folder = newFolder()
  await using server = await running(folder.path)
  const socket = connect(server.port, "127.0.0.1")
  socket.write("POST /add-checkpoint HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nold 0\n")
  await new Promise((resolve) => socket.once("connect", resolve))
  socket.destroy()
  const witness = witnessAt(server.url, server.own.key)
  assert.ok((await witness.cosign({ oldSize: 0, proof: [], checkpoint: LOG.checkpoint(1) })).ok)
})

test("a witness that is killed never knows less than it cosigned", async () => {
  using folder = newFolder()
  let told = 0
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, "serve-until-killed.ts"),
      folder.path,
      writeVerifierKey(LOG.key),
    ])
    const port = await new Promise<string>((resolve) =>
      child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim())),
    )
    const own = await ownKey(folder.path, undefined)
    assert.ok(own.ok)
    const witness = witnessAt(`http://127.0.0.1:${port}`, own.value.key)
    // It may know more than it could tell before it was killed, never less.
    const seen = await witness.cosign({ oldSize: 255, proof: [], checkpoint: LOG.checkpoint(255) })
    assert.ok(!seen.ok && seen.error.kind === "other-size")
    assert.ok(seen.error.size >= told, `saw ${seen.error.size}, told ${told}`)
    let oldSize = seen.error.size
    const dead = new Promise((resolve) => child.once("close", resolve))
    const stopAt = oldSize + 10
    for (;;) {
      const size = oldSize + 1
      const proof = oldSize === 0 ? [] : await LOG.proof(oldSize, size)
      // The last one is still under way when the kill comes.
      if (size === stopAt) child.kill("SIGKILL")
      const answer = await witness.cosign({ oldSize, proof, checkpoint: LOG.checkpoint(size) })
      if (!answer.ok) break
      told = size
      oldSize = size
    }
    await dead
  }
  assert.ok(told >= 27)
})
