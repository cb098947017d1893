/**
 * What a witness cosigns and what it refuses: the cases of C2SP tlog-witness, those that the scripts of another witness
 * (litewitness, ISC licence) go through with a log of theirs, and what nobody may bring about: that it takes back what it saw.
 */
import assert from "node:assert/strict"
import { mkdirSync, mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { writeNote } from "@sluis/core/ledger/note"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { verifierKey } from "@sluis/core/ledger/verifier-key"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import fc from "fast-check"
import { writeAddCheckpoint } from "./add-checkpoint.ts"
import type { AddCheckpoint } from "./add-checkpoint.ts"
import { exampleLog } from "../../../../tools/ledger/example-log.ts"
import { ownKey } from "./own-key.ts"
import type { OwnKey } from "./own-key.ts"
import { MAX_LOGS, openWitness } from "./witness.ts"
import type { Answer, Witness } from "./witness.ts"

const newFolder = (): Disposable & { readonly path: string } =>
  mkdtempDisposableSync(join(tmpdir(), "sluis-"))

/** Milliseconds since 1970. */
const NOW = 1_800_000_000_500

async function keyIn(folder: string): Promise<OwnKey> {
  const own = await ownKey(folder, "getuige.voorbeeld.example")
  assert.ok(own.ok)
  return own.value
}

async function witnessIn(folder: string, logs: readonly VerifierKey[]): Promise<Witness> {
  const witness = await openWitness(folder, await keyIn(folder), logs, () => NOW)
  assert.ok(witness.ok, witness.ok ? "" : witness.error.message)
  return witness.value
}

async function ask(witness: Witness, request: AddCheckpoint): Promise<Answer> {
  return await witness.add(writeAddCheckpoint(request))
}

/** A note with the witness's answer under it, as a log publishes it. */
function isCosigned(checkpoint: string, answer: Answer, log: VerifierKey, witness: VerifierKey): boolean {
  const opened = openCheckpoint(checkpoint + answer.body, log, [witness])
  return opened.ok && opened.value.signatures.some(({ key, at }) => key === witness && at === 1_800_000_000)
}

const LOG = exampleLog("sluis.ledger/voorbeeld.example/a", 1)
const OTHER = exampleLog("sluis.ledger/voorbeeld.example/b", 2)
/** The same key and name, another history: what a log must never show. */
const FORKED = exampleLog("sluis.ledger/voorbeeld.example/a", 1, (index) => `fork ${index}`)

test("a first checkpoint is cosigned with the time, and each that follows from it", async () => {
  using folder = newFolder()
  const witness = await witnessIn(folder.path, [LOG.key])
  const { key } = await keyIn(folder.path)
  let oldSize = 0
  for (const size of [1, 3, 5, 8, 8, 200]) {
    const proof = oldSize === 0 || oldSize === size ? [] : await LOG.proof(oldSize, size)
    const checkpoint = LOG.checkpoint(size)
    const answer = await ask(witness, { oldSize, proof, checkpoint })
    assert.equal(answer.status, 200)
    assert.ok(isCosigned(checkpoint, answer, LOG.key, key))
    oldSize = size
  }
})

type Case = {
  readonly name: string
  /** What the witness saw before, of the log. */
  readonly seen?: number
  readonly request: () => Promise<string> | string
  readonly status: number
  readonly body?: string
}
const written = async (oldSize: number, size: number, from = LOG): Promise<string> =>
  writeAddCheckpoint({ oldSize, proof: await from.proof(oldSize, size), checkpoint: from.checkpoint(size) })

const cases: readonly Case[] = [
  { name: "no request at all", request: () => "", status: 400 },
  { name: "no checkpoint in it", request: () => "old 0\n\nHello\n\n— a AAAAAAA=\n", status: 400 },
  {
    name: "an old size larger than the new",
    seen: 5,
    request: () => writeAddCheckpoint({ oldSize: 5, proof: [], checkpoint: LOG.checkpoint(3) }),
    status: 400,
  },
  {
    name: "a log that it does not know",
    request: () => writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: OTHER.checkpoint(1) }),
    status: 404,
  },
  {
    name: "a signature that is wrong",
    request: () =>
      writeAddCheckpoint({
        oldSize: 0,
        proof: [],
        checkpoint: LOG.checkpoint(1).replace("\n1\n", "\n2\n"),
      }),
    status: 403,
  },
  {
    name: "a checkpoint that nobody signed but others",
    request: () => {
      const forged = exampleLog(LOG.key.name, 9)
      return writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: forged.checkpoint(1) })
    },
    status: 403,
  },
  {
    name: "an old size that is not the one it saw",
    seen: 3,
    request: async () => await written(1, 5),
    status: 409,
    body: "3\n",
  },
  {
    name: "an old size where it saw nothing",
    request: async () => await written(1, 5),
    status: 409,
    body: "0\n",
  },
  {
    name: "beginning anew where it saw something",
    seen: 5,
    request: () => writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: FORKED.checkpoint(8) }),
    status: 409,
    body: "5\n",
  },
  {
    name: "the same size with another root",
    seen: 5,
    request: () => writeAddCheckpoint({ oldSize: 5, proof: [], checkpoint: FORKED.checkpoint(5) }),
    status: 409,
    body: "5\n",
  },
  {
    name: "the same size with a proof",
    seen: 5,
    request: () =>
      writeAddCheckpoint({ oldSize: 5, proof: [new Uint8Array(32)], checkpoint: LOG.checkpoint(5) }),
    status: 422,
  },
  {
    name: "a first checkpoint with a proof",
    request: () =>
      writeAddCheckpoint({ oldSize: 0, proof: [new Uint8Array(32)], checkpoint: LOG.checkpoint(5) }),
    status: 422,
  },
  {
    name: "no proof where one is needed",
    seen: 3,
    request: () => writeAddCheckpoint({ oldSize: 3, proof: [], checkpoint: LOG.checkpoint(5) }),
    status: 422,
  },
  {
    name: "a tree that is not the one it saw, grown",
    seen: 3,
    request: async () => await written(3, 5, FORKED),
    status: 422,
  },
  {
    name: "a proof of another step",
    seen: 3,
    request: async () =>
      writeAddCheckpoint({ oldSize: 3, proof: await LOG.proof(3, 6), checkpoint: LOG.checkpoint(5) }),
    status: 422,
  },
  {
    name: "an empty tree with the root of a leaf",
    request: () => writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: LOG.signed(0, LOG.root(1)) }),
    status: 422,
  },
  {
    name: "an empty tree with a proof",
    request: () =>
      writeAddCheckpoint({ oldSize: 0, proof: [new Uint8Array(32)], checkpoint: LOG.checkpoint(0) }),
    status: 422,
  },
]
for (const { name, seen, request, status, body } of cases)
  test(`${name}: ${status}, and no cosignature`, async () => {
    using folder = newFolder()
    const witness = await witnessIn(folder.path, [LOG.key])
    if (seen !== undefined)
      assert.equal(
        (await ask(witness, { oldSize: 0, proof: [], checkpoint: LOG.checkpoint(seen) })).status,
        200,
      )
    const answer = await witness.add(await request())
    assert.equal(answer.status, status)
    assert.equal(answer.body, body ?? "")
    assert.equal(answer.type, status === 409 ? "text/x.tlog.size" : undefined)
    // Nothing of it was kept: the next right step is still right.
    const next = seen ?? 0
    const proof = next === 0 ? [] : await LOG.proof(next, 8)
    assert.equal((await ask(witness, { oldSize: next, proof, checkpoint: LOG.checkpoint(8) })).status, 200)
  })

test("an empty tree is cosigned, and what grows from it", async () => {
  using folder = newFolder()
  const witness = await witnessIn(folder.path, [LOG.key])
  for (const size of [0, 0, 4])
    assert.equal(
      (await ask(witness, { oldSize: 0, proof: [], checkpoint: LOG.checkpoint(size) })).status,
      200,
    )
})

test("two logs do not touch each other, also when they come at once", async () => {
  using folder = newFolder()
  const witness = await witnessIn(folder.path, [LOG.key, OTHER.key])
  const first = [LOG, OTHER].map((log) =>
    ask(witness, { oldSize: 0, proof: [], checkpoint: log.checkpoint(3) }),
  )
  assert.deepEqual(
    (await Promise.all(first)).map(({ status }) => status),
    [200, 200],
  )
  const proof = await OTHER.proof(3, 9)
  assert.equal((await ask(witness, { oldSize: 3, proof, checkpoint: OTHER.checkpoint(9) })).status, 200)
  assert.equal((await witness.add(await written(3, 5))).status, 200)
})

test("of two steps from the same size at once, one is cosigned and the other is told the new size", async () => {
  using folder = newFolder()
  const witness = await witnessIn(folder.path, [LOG.key])
  await ask(witness, { oldSize: 0, proof: [], checkpoint: LOG.checkpoint(1) })
  const [large, small] = [await written(1, 5), await written(1, 3)]
  const answers = await Promise.all([witness.add(large), witness.add(small)])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 409],
  )
  assert.equal(answers[1].body, "5\n")
})

test("what it saw it still knows after a restart, with the same key", async () => {
  using folder = newFolder()
  const before = await keyIn(folder.path)
  const witness = await witnessIn(folder.path, [LOG.key])
  await ask(witness, { oldSize: 0, proof: [], checkpoint: LOG.checkpoint(5) })
  const again = await witnessIn(folder.path, [LOG.key])
  assert.deepEqual((await keyIn(folder.path)).key, before.key)
  assert.equal((await ask(again, { oldSize: 0, proof: [], checkpoint: FORKED.checkpoint(8) })).body, "5\n")
  assert.equal((await again.add(await written(5, 8))).status, 200)
})

test("what can't be written is not cosigned", async () => {
  using folder = newFolder()
  const witness = await witnessIn(folder.path, [LOG.key])
  // A folder stands where the file would be written.
  const [file] = await namesAfter(folder.path, witness)
  using other = newFolder()
  const blocked = await witnessIn(other.path, [LOG.key])
  mkdirSync(join(other.path, `${file}.tmp`))
  await assert.rejects(ask(blocked, { oldSize: 0, proof: [], checkpoint: LOG.checkpoint(1) }))
})

async function namesAfter(folder: string, witness: Witness): Promise<readonly string[]> {
  await ask(witness, { oldSize: 0, proof: [], checkpoint: LOG.checkpoint(1) })
  return readdirSync(folder).filter((name) => name.endsWith(".checkpoint"))
}

const damaged: readonly (readonly [name: string, damage: (text: string) => string])[] = [
  ["is empty", () => ""],
  ["was rolled back by hand", (text) => text.replace("\n5\n", "\n3\n")],
  ["is cut off", (text) => text.slice(0, -10)],
]
for (const [name, damage] of damaged)
  test(`a witness whose file of a log ${name} does not start`, async () => {
    using folder = newFolder()
    const witness = await witnessIn(folder.path, [LOG.key])
    await ask(witness, { oldSize: 0, proof: [], checkpoint: LOG.checkpoint(5) })
    const [file = ""] = readdirSync(folder.path).filter((each) => each.endsWith(".checkpoint"))
    const path = join(folder.path, file)
    writeFileSync(path, damage(readFileSync(path, "utf8")))
    const opened = await openWitness(folder.path, await keyIn(folder.path), [LOG.key], () => NOW)
    assert.equal(opened.ok ? "" : opened.error.code, "witness/folder")
  })

test("a hundred logs are possible, one more is not", async () => {
  using folder = newFolder()
  const logs = Array.from({ length: MAX_LOGS + 1 }, (_, index) => exampleLog(`log/${index}`, index).key)
  await witnessIn(folder.path, logs.slice(1))
  const opened = await openWitness(folder.path, await keyIn(folder.path), logs, () => NOW)
  assert.equal(opened.ok ? "" : opened.error.code, "witness/many-logs")
})

test("one log has one key", async () => {
  using folder = newFolder()
  const logs = [LOG.key, exampleLog(LOG.key.name, 9).key]
  const opened = await openWitness(folder.path, await keyIn(folder.path), logs, () => NOW)
  assert.equal(opened.ok ? "" : opened.error.code, "ledger/key")
})

/** Signed by another implementation; the seed that they were made of is in its scripts. */
const FOREIGN_ORIGIN = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
const FOREIGN = verifierKey(
  pureSha256,
  FOREIGN_ORIGIN,
  "log",
  Uint8Array.from(Buffer.from("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f", "hex")),
)
const foreign = (size: number, root: string, signature: string): string =>
  writeNote({
    text: `${FOREIGN_ORIGIN}\n${size}\n${Buffer.from(root, "hex").toString("base64")}\n`,
    signatures: [
      { name: FOREIGN_ORIGIN, id: FOREIGN.id, signature: Uint8Array.from(Buffer.from(signature, "hex")) },
    ],
  })
const ONE = foreign(
  1,
  `2a${"0".repeat(62)}`,
  "b7cf653aa9c565a1ca359db81bd3bc656ab2890c6ea4c0aec42295e80aa05049423505026434f987923ccdf07d440c152cd59e736e5914d8ada8d7a4d51b2106",
)
const THREE = foreign(
  3,
  "45c088d4d939e9971298811f227d1295eaad57bbafae55cd71c171e7de48c25d",
  "655bb4871d15bc05032d67eece88900c4863a27f190393b99176391577f5def971b023d9a418c3226b7b7ea47b33686d9b3849451dadc6b07c007c595af1ea0a",
)
/** The same with another last octet of the signature. */
const THREE_FORGED = THREE.replace(/[^ ]+\n$/, (base64) => {
  const octets = Buffer.from(base64, "base64")
  octets[octets.length - 1] = 0x0b
  return `${octets.toString("base64")}\n`
})
const FIVE = foreign(
  5,
  "42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36",
  "0fc43899968b48b5150b0e8fe7ad07b17c21c7056a6fe381deb0cd19ece103d59b2119b5dbe5d54d8a1262ce67f01245c5898b4b56f747495804a17a2eec0f0c",
)
const leaf = (second: string): string => `2a${second}${"0".repeat(60)}`
const PROOF_1_5 = [leaf("01"), "f9f50357e93def4078237b8aaea24ce1a3f5965a0f64ff26bebd99e30470d8b2", leaf("04")]
const PROOF_3_5 = [
  leaf("02"),
  leaf("03"),
  "c2088815d65f60dbfa594d4e96504ab169cb6084bf0c132ab7c521fd2e0eba41",
  leaf("04"),
]

test("the dialogue that another witness is tested with gives the same answers here", async () => {
  using folder = newFolder()
  const witness = await witnessIn(folder.path, [FOREIGN])
  const { key } = await keyIn(folder.path)
  const steps: readonly (readonly [
    why: string,
    oldSize: number,
    proof: readonly string[],
    checkpoint: string,
    status: number,
  ])[] = [
    ["the first", 0, [], ONE, 200],
    ["a wrong signature", 1, [leaf("01"), leaf("02")], THREE_FORGED, 403],
    ["an unknown log", 1, [leaf("01"), leaf("02")], THREE.replaceAll("e562", "e561"), 404],
    ["no proof", 1, [], THREE, 422],
    ["a wrong proof", 1, [leaf("01"), `${leaf("02").slice(0, -1)}1`], THREE, 422],
    ["three leaves", 1, [leaf("01"), leaf("02")], THREE, 200],
    ["an old size that is over", 1, PROOF_1_5, FIVE, 409],
    ["five leaves", 3, PROOF_3_5, FIVE, 200],
  ]
  for (const [why, oldSize, proof, checkpoint, status] of steps) {
    const hashes = proof.map((hash) => Uint8Array.from(Buffer.from(hash, "hex")))
    const answer = await ask(witness, { oldSize, proof: hashes, checkpoint })
    assert.equal(answer.status, status, why)
    if (status === 200) assert.ok(isCosigned(checkpoint, answer, FOREIGN, key), why)
  }
})

test("whatever a log sends, the witness never cosigns two trees of which one does not hold the other", async () => {
  const histories = [LOG, FORKED]
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          fork: fc.nat(1),
          oldSize: fc.nat(12),
          size: fc.nat(12),
          proofFrom: fc.nat(12),
          proofFork: fc.nat(1),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (requests) => {
        using folder = newFolder()
        const witness = await witnessIn(folder.path, [LOG.key])
        let last: { readonly fork: number; readonly size: number } | undefined
        for (const { fork, oldSize, size, proofFrom, proofFork } of requests) {
          const log = histories[fork] ?? LOG
          const isProof = proofFrom > 0 && proofFrom < size
          const proof = isProof ? await (histories[proofFork] ?? LOG).proof(proofFrom, size) : []
          const { status } = await ask(witness, { oldSize, proof, checkpoint: log.checkpoint(size) })
          if (status !== 200) continue
          if (last !== undefined && last.size > 0) {
            assert.equal(fork, last.fork)
            assert.ok(size >= last.size)
          }
          last = { fork, size }
        }
      },
    ),
    { numRuns: 60 },
  )
})
