/**
 * `sluis ledger` as its users run it, over a real store: what is whole is said to be, what is bent is found and named, and a
 * proof means something to whoever has nothing but a key.
 */
import assert from "node:assert/strict"
import { execFileSync, spawn } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"
import { openFrontier } from "@sluis/core/ledger/merkle"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { readVerifierKey, verifierKey, writeVerifierKey } from "@sluis/core/ledger/verifier-key"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { makeCertificates, startTimestampAuthority } from "../../../tools/ledger/timestamp-authority.ts"
import { systemTest } from "../../../tools/system-test.ts"
import type { Ledger } from "./app/ledger/ledger.ts"
import { SILENT_LOG } from "./app/silent.ts"
import { stampedOctets } from "./app/ledger/timestamping.ts"
import { startWitnessing } from "./app/ledger/witnessing.ts"
import type { Language } from "./app/language.ts"
import type { Cli } from "./cli/cli.ts"
import { run as runCommand } from "./cli/program.ts"
import { screenOf } from "./cli/screen.ts"
import type { Stream } from "./cli/screen.ts"
import { newFolder } from "./cli/spawn-sluis.ts"
import type { Folder, Ran } from "./cli/spawn-sluis.ts"
import { textsOf } from "./cli/texts-of.ts"
import { ledgerTools } from "./command-ledger.ts"
import { openCommandStore } from "./command-store.ts"
import { openConfig } from "./config/configuration.ts"
import { readTable } from "./source/table-file.ts"
import { readTextFile } from "./source/text-file.ts"
import { openConfiguredStore } from "./store-access.ts"
import { keepCopies } from "./target/copy-folder.ts"
import { timestampServiceAt } from "./timestamp/client.ts"
import { witnessAt } from "./witness/client.ts"

const CLOCK = { now: () => Date.now(), elapsed: () => performance.now() }
const SOMEBODY = "p1@voorbeeld.example"

async function withLedger<T>(folder: Folder, use: (ledger: Ledger) => Promise<T>): Promise<T> {
  const opened = await openConfig(join(folder.path, "sluis.yaml"), {
    environment: {},
    readText: readTextFile,
  })
  assert.ok(opened.ok)
  const store = await openConfiguredStore(opened.value, {}, { clock: CLOCK, log: SILENT_LOG, reclaim: false })
  assert.ok(store.ok)
  try {
    return await use(store.value.store.ledger)
  } finally {
    await store.value.store.close()
  }
}

/** A signed ledger of 301 entries: what begins it, and 300 held messages. */
async function newLedger(): Promise<Folder> {
  const folder = newFolder()
  folder.file("sluis.yaml", "domains: [voorbeeld.example]\ndata: ./data\n")
  await withLedger(folder, async (ledger) => {
    await ledger.append(
      Array.from({ length: 300 }, (_, index) => ({
        at: Date.parse("2026-11-22T09:00:00Z") + index,
        action: "message.held",
        role: "sluis",
        object: `bericht-${index + 1}`,
        result: "done",
        figures: { recipients: 112 },
        words: { rule: "strangers/many" },
        salted: { department: "Werving" },
        about: SOMEBODY,
      })),
    )
    await ledger.sign()
  })
  return folder
}

/** The command within this process; that the program itself gets there is seen where the witness is started. */
async function run(folder: Folder, ...args: readonly string[]): Promise<Ran> {
  return await runIn("en", folder, args)
}

async function inDutch(folder: Folder, ...args: readonly string[]): Promise<Ran> {
  return await runIn("nl", folder, args)
}

async function runIn(language: Language, folder: Folder, args: readonly string[]): Promise<Ran> {
  const printed = { out: "", err: "" }
  const streamOf = (name: "out" | "err"): Stream => ({
    isTerminal: false,
    columns: undefined,
    write: (text) => void (printed[name] += text),
  })
  const streams = { out: streamOf("out"), err: streamOf("err") }
  const screen = screenOf({ LANG: "en_GB.UTF-8" }, streams, { language, colour: false })
  const surroundings = { environment: {}, readText: readTextFile, clock: CLOCK }
  const none = (): never => assert.fail("this command needs no such thing")
  const cli: Cli = {
    screen,
    texts: textsOf(language),
    version: "0",
    readMail: none,
    readAgain: none,
    readRecorded: none,
    readText: readTextFile,
    readTable,
    keepCopies,
    configuration: none,
    openStore: async () =>
      await openCommandStore(join(folder.path, "sluis.yaml"), { ...surroundings, make: false }),
    openScratchMemory: none,
    openAcquaintance: none,
    ledgerTools: async () => await Promise.resolve(ledgerTools(CLOCK.now)),
    gateAddress: none,
    connect: none,
    startGateway: none,
    untilStopped: none,
    onEnter: none,
    readPassword: none,
    readLine: none,
    standardInputIsTerminal: false,
    writeOctets: none,
    wallClock: CLOCK.now,
    now: CLOCK.elapsed,
    debug: () => undefined,
  }
  const code = await runCommand(["ledger", ...args], cli)
  return { code, ...printed }
}

async function keyOf(folder: Folder): Promise<string> {
  return (await run(folder, "key")).out.trim()
}

test("a whole ledger is said to be whole, in both languages, with its key", async () => {
  using folder = await newLedger()
  const { code, out } = await run(folder, "verify")
  assert.equal(code, 0)
  assert.match(out, /✓ The ledger is whole: 301 entries, each as it was signed\./)
  assert.ok(out.includes(await keyOf(folder)))
  const dutch = await inDutch(folder, "verify")
  assert.match(dutch.out, /✓ Het verantwoordingslogboek is heel: 301 regels/)
})

test("an entry that was changed by hand in the database is named", async () => {
  using folder = await newLedger()
  const database = new DatabaseSync(join(folder.path, "data", "sluis.db"))
  database
    .prepare(
      "UPDATE ledger_entry SET octets = CAST(replace(CAST(octets AS TEXT), ?, ?) AS BLOB) WHERE idx = 200",
    )
    .run("strangers/many", "strangers/none")
  database.close()
  const { code, out } = await run(folder, "verify")
  assert.equal(code, 1)
  assert.match(out, /✕ The ledger is not what was signed\.\n {2}■ Entry 200 is not what was signed/)
})

test("a folder needs a key; with it, a flipped bit is found where it is", async () => {
  using folder = await newLedger()
  const key = await keyOf(folder)
  assert.match(
    (await run(folder, "export", "--out", join(folder.path, "published"))).out,
    /301 entries in .*published/,
  )
  const without = await run(folder, "verify", "--folder", join(folder.path, "published"))
  assert.deepEqual(
    [without.code, without.err.split("\n")[0]],
    [2, `sluis: ${join(folder.path, "published")} cannot be checked without a public key.`],
  )
  assert.equal(
    (await run(folder, "verify", "--folder", join(folder.path, "published"), "--key", key)).code,
    0,
  )
  const file = join(folder.path, "published/tile/entries/001.p/45")
  const octets = readFileSync(file)
  octets[100] = (octets[100] ?? 0) ^ 1
  writeFileSync(file, octets)
  const { code, out } = await run(folder, "verify", "--folder", join(folder.path, "published"), "--key", key)
  assert.equal(code, 1)
  assert.match(out, /Entry 256 is not what was signed/)
})

/** As if the last entry had never been, and nothing had been signed since. */
function rollBack(folder: Folder): void {
  const database = new DatabaseSync(join(folder.path, "data", "sluis.db"))
  const leaves = database.prepare("SELECT leaf FROM ledger_entry WHERE idx < 300 ORDER BY idx").all()
  const frontier = openFrontier(pureSha256)
  for (const { leaf } of leaves) {
    assert.ok(leaf instanceof Uint8Array)
    frontier.append(leaf)
  }
  database.exec("DELETE FROM ledger_entry WHERE idx = 300; DELETE FROM ledger_checkpoint")
  database.prepare("UPDATE ledger_state SET size = ?, frontier = ?").run(300, frontier.octets())
  database.close()
}

const keys: readonly (readonly [name: string, key: (own: string) => string, code: number, said: RegExp])[] = [
  ["no key at all", () => "sleutel", 2, /is no public key that fits here/],
  [
    "a key with a letter changed",
    (own) => own.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    2,
    /is no public key that fits here/,
  ],
  [
    "the key of another ledger",
    () =>
      writeVerifierKey(verifierKey(pureSha256, "sluis.ledger/elders.example/0", "log", new Uint8Array(32))),
    1,
    /The checkpoint is of another ledger than the key/,
  ],
]
for (const [name, key, code, said] of keys)
  test(`${name}: ${code}`, async () => {
    using folder = await newLedger()
    const ran = await run(folder, "verify", "--key", key(await keyOf(folder)))
    assert.equal(ran.code, code, ran.out + ran.err)
    assert.match(ran.out + ran.err, said)
  })

test("a checkpoint that somebody kept shows that history was taken back", async () => {
  using folder = await newLedger()
  await run(folder, "export", "--out", join(folder.path, "kept"))
  const grown = await run(folder, "verify", "--seen", join(folder.path, "kept/checkpoint"))
  assert.match(grown.out, /It still holds the 301 entries of .*kept\/checkpoint/)
  // Somebody with the key and the database takes the last entry away, and signs again what is left.
  rollBack(folder)
  await withLedger(folder, async (ledger) => {
    await ledger.append([{ at: 0, action: "gateway.started", role: "sluis", object: "", result: "done" }])
    await ledger.sign()
  })
  assert.equal((await run(folder, "verify")).code, 0)
  const taken = await run(folder, "verify", "--seen", join(folder.path, "kept/checkpoint"))
  assert.equal(taken.code, 1)
  assert.match(taken.out, /does not hold what .* says was in it: history was\s+changed or taken back/)
})

test("a checkpoint of another ledger is none of this one", async () => {
  using folder = await newLedger()
  await run(folder, "export", "--out", join(folder.path, "kept"))
  using other = await newLedger()
  const key = await keyOf(other)
  const alien = await run(other, "verify", "--key", key, "--seen", join(folder.path, "kept/checkpoint"))
  assert.equal(alien.code, 1)
  assert.match(alien.out, /of another ledger/)
})

test("a proof says what was logged to whoever has the key, and nothing else passes for it", async () => {
  using folder = await newLedger()
  const key = await keyOf(folder)
  const proved = await run(folder, "prove", "17", "--out", join(folder.path, "entry-17.tlog-proof"))
  assert.match(proved.out, /entry-17\.tlog-proof proves that entry 17 is among the 301 entries/)
  const file = join(folder.path, "entry-17.tlog-proof")
  using elsewhere = newFolder()
  const check = async (...args: readonly string[]): Promise<Ran> =>
    await run(elsewhere, "check", file, "--key", key, ...args)
  const whole = await check()
  assert.equal(whole.code, 0)
  assert.match(whole.out, /✓ Entry 17 is among the 301 entries of sluis\.ledger\/voorbeeld\.example/)
  assert.match(whole.out, /about +bericht-17\n/)
  const text = readFileSync(file, "utf8")
  const entry = Buffer.from(/^extra (.*)$/m.exec(text)?.[1] ?? "", "base64")
  const right = elsewhere.file("right.json", entry)
  const wrong = elsewhere.file("wrong.json", entry.toString().replace("112", "113"))
  assert.equal((await check("--entry", right)).code, 0)
  assert.deepEqual([(await check("--entry", wrong)).code], [1])
  writeFileSync(file, text.replace(/^extra .*\n/m, ""))
  assert.equal((await check()).code, 2)
  writeFileSync(file, text.replace("index 17", "index 18"))
  assert.equal((await check()).code, 1)
  writeFileSync(file, text.replace("index 17", "index seventeen"))
  assert.match((await check()).err, /is no proof/)
})

test("a proof is not written over a file, nor made of what was not signed", async () => {
  using folder = await newLedger()
  folder.file("entry-0.tlog-proof", "mine")
  const out = ["--out", join(folder.path, "entry-0.tlog-proof")]
  assert.equal((await run(folder, "prove", "0", ...out)).code, 2)
  assert.equal(readFileSync(join(folder.path, "entry-0.tlog-proof"), "utf8"), "mine")
  assert.equal((await run(folder, "prove", "0", ...out, "--force")).code, 0)
  const beyond = await run(folder, "prove", "301")
  assert.deepEqual(
    [beyond.code, beyond.err.split("\n")[0]],
    [2, "sluis: 301 is no entry of the signed ledger."],
  )
  assert.equal((await run(folder, "prove", "-1")).code, 2)
})

test("entries are shown in words, or as they were signed", async () => {
  using folder = await newLedger()
  const words = await inDutch(folder, "show", "--limit", "2")
  assert.match(
    words.out,
    /300 +22 nov 10:00 +bericht vastgehouden +Sluis zelf +bericht-300 rule=strangers\/many/,
  )
  const begun = await run(folder, "show", "--action", "ledger.begun", "--json")
  assert.match(begun.out, /^\{"action":"ledger\.begun",.*\}\n$/)
  assert.match((await run(folder, "show", "--since", "2300-01-01")).out, /nothing like this/)
  assert.equal((await run(folder, "show", "--action", "message.lost")).code, 2)
  assert.equal((await run(folder, "show", "--since", "2026-02-30")).code, 2)
})

test("erasing a person needs to be meant, and leaves the ledger whole", async () => {
  using folder = await newLedger()
  const asked = await run(folder, "erase", SOMEBODY)
  assert.equal(asked.code, 2)
  assert.match(asked.err, /--yes/)
  assert.equal(await withLedger(folder, async (ledger) => (await ledger.salts(5)).length), 1)
  assert.match((await run(folder, "erase", "p2@voorbeeld.example", "--yes")).err, /is not in the ledger/)
  assert.match((await run(folder, "erase", "P1@Voorbeeld.Example", "--yes")).out, /Erased: 300 traces/)
  assert.equal(await withLedger(folder, async (ledger) => (await ledger.salts(5)).length), 0)
  assert.equal((await run(folder, "verify")).code, 0)
})

systemTest(
  "timestamps are checked with those whose word counts",
  { needs: ["openssl"] },
  async ({ openssl }) => {
    using folder = await newLedger()
    using service = newFolder()
    using stranger = newFolder()
    await using authority = await startTimestampAuthority(openssl, service.path)
    makeCertificates(openssl, stranger.path)
    const trusted = join(service.path, "ca.pem")
    const before = await run(folder, "verify", "--ca", trusted)
    assert.deepEqual([before.code, /no timestamp over this ledger yet/.test(before.out)], [1, true])
    await withLedger(folder, async (ledger) => {
      const checkpoint = await ledger.checkpoint()
      assert.ok(checkpoint !== undefined)
      const stamped = await timestampServiceAt(authority.url, authority.ca).stamp(
        stampedOctets(checkpoint.note),
      )
      assert.ok(stamped.ok)
      await ledger.timestamped(checkpoint.size, stamped.value.token)
      await ledger.append([
        { at: 0, action: "ledger.timestamped", role: "sluis", object: "", result: "done" },
      ])
      await ledger.sign()
    })
    const right = await run(folder, "verify", "--ca", trusted)
    assert.equal(right.code, 0, right.out)
    assert.match(right.out, /whole: 302 entries[^]*1 timestamp is right; the last is over 301 entries/)
    const others = await run(folder, "verify", "--ca", join(stranger.path, "ca.pem"))
    assert.deepEqual(
      [others.code, /timestamp over 301 entries is not over this ledger/.test(others.out)],
      [1, true],
    )
    assert.match(
      (await run(folder, "verify", "--ca", folder.file("x.pem", "x"))).err,
      /is no certificate in PEM/,
    )
    const both = await run(folder, "verify", "--ca", trusted, "--folder", folder.path)
    assert.deepEqual(
      [both.code, /--ca <file> does not go together with another option/.test(both.err)],
      [2, true],
    )
    await run(folder, "export", "--out", join(folder.path, "published"))
    const verify = ["ts", "-verify", "-token_in", "-in", "301.tst", "-data", "301.txt", "-CAfile", trusted]
    const cwd = join(folder.path, "published", "timestamp")
    assert.match(execFileSync(openssl, verify, { cwd, encoding: "utf8", stdio: "pipe" }), /Verification: OK/)
  },
)

test("a witness on its own cosigns what the ledger signs, and the check asks for it", async () => {
  using folder = await newLedger()
  const key = await keyOf(folder)
  await using witness = await startWitness(folder, key)
  const before = await run(folder, "verify", "--witness", witness.vkey)
  assert.equal(before.code, 1)
  assert.match(before.out, /has not cosigned this ledger/)
  await withLedger(folder, async (ledger) => {
    const done = Promise.withResolvers<void>()
    const witnessing = startWitnessing(
      {
        witnesses: [witnessAt(witness.url, witness.key)],
        ledger: {
          ...ledger,
          append: async (entries) => {
            const index = await ledger.append(entries)
            done.resolve()
            return index
          },
        },
        sha256: pureSha256,
        clock: CLOCK,
        after: (milliseconds, callback) => {
          const timer = setTimeout(callback, milliseconds)
          return () => clearTimeout(timer)
        },
        log: SILENT_LOG,
      },
      3_600_000,
    )
    const checkpoint = await ledger.checkpoint()
    assert.ok(checkpoint !== undefined)
    witnessing.signed(checkpoint)
    await done.promise
    await witnessing.stop()
    await ledger.sign()
  })
  const after = await run(folder, "verify", "--witness", witness.vkey)
  assert.equal(after.code, 0, after.out)
  assert.match(after.out, /whole: 302 entries/)
  assert.match(after.out, /getuige\.voorbeeld\.example cosigned 301 entries on/)
  const proved = await run(folder, "prove", "3", "--out", join(folder.path, "3.tlog-proof"))
  assert.doesNotMatch(proved.out, /No witness/)
  const args = ["check", join(folder.path, "3.tlog-proof"), "--key", key, "--witness"]
  assert.equal((await run(folder, ...args, witness.vkey)).code, 0)
  const exported = await run(folder, "export", "--out", join(folder.path, "published"))
  assert.equal(exported.code, 0)
  const published = ["verify", "--folder", join(folder.path, "published"), "--key", key, "--witness"]
  assert.equal((await run(folder, ...published, witness.vkey)).code, 0)
})

type Witnessing = AsyncDisposable & { readonly url: string; readonly vkey: string; readonly key: VerifierKey }

/** The command, until a signal; that it ends well is part of the test. */
async function startWitness(folder: Folder, log: string): Promise<Witnessing> {
  const main = join(import.meta.dirname, "main.ts")
  const args = ["ledger", "witness", "--folder", "witness", "--log", log, "--listen", "127.0.0.1:18026"]
  const child = spawn(process.execPath, [main, ...args, "--name", "getuige.voorbeeld.example"], {
    cwd: folder.path,
    env: { LANG: "en_GB.UTF-8" },
  })
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve))
  const vkey = await new Promise<string>((resolve) =>
    child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim())),
  )
  const key = readVerifierKey(pureSha256, vkey)
  assert.ok(key.ok)
  return {
    url: "http://127.0.0.1:18026",
    vkey,
    key: key.value,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM")
      assert.equal(await ended, 0)
    },
  }
}
