/**
 * How fast is the eye? Parse, facts and verdict on one thread, beside postal-mime, which only parses.
 *
 * `npm run bench` prints the tables of docs/performance.md. With a folder of real mail as argument (one message per file),
 * that is measured too: `npm run bench -- FOLDER`.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import PostalMime from "postal-mime"
import { examine, judge, type Examination } from "@sluis/core/examine"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { parseMessage } from "@sluis/core/mail/message"
import { benchLedger } from "./ledger.ts"
import { crowdedMessage, LARGE_ENVELOPE, largeMessage, longLetters, ordinaryMail } from "./messages.ts"
import { median, ratio, sideBySide } from "./measure.ts"
import { observers } from "./observers.ts"

const CONTEXT = { us: ["voorbeeld.example"] }
const MB = 1_000_000
/** Appended to a ledger and verified. */
const LEDGER_ENTRIES = 1_000_000
/** Somebody in Bcc: then every octet is searched for him. */
const LARGE_CONTEXT = { ...CONTEXT, envelope: LARGE_ENVELOPE }

print(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`)
await manyMessages("ordinary mail (made)", ordinaryMail(2000), CONTEXT.us)
await manyMessages("letters of plain text (made)", longLetters(150, 40_000), CONTEXT.us)
const folder = process.argv[2]
if (folder !== undefined) await manyMessages("real mail (the folder given)", readFolder(folder), [])
await sizes()
await crowds()
memory()
await benchLedger(LEDGER_ENTRIES)

async function manyMessages(
  name: string,
  messages: readonly Uint8Array[],
  us: readonly string[],
): Promise<void> {
  const octets = messages.reduce((sum, { length }) => sum + length, 0)
  const each = (work: (bytes: Uint8Array) => unknown) => (): void => {
    for (const bytes of messages) work(bytes)
  }
  const postal = "postal-mime: parse"
  const rounds = await sideBySide(9, {
    "Sluis: parse, facts, verdict": each((bytes) => judge(bytes, { us }, BUILTIN_POLICY)),
    "Sluis: and copies, exit check": each((bytes) => examine(bytes, { us }, BUILTIN_POLICY)),
    "Sluis: and every fact in full": each((bytes) => inFull(examine(bytes, { us }, BUILTIN_POLICY))),
    "Sluis: parse": each(parseMessage),
    [postal]: async () => {
      for (const bytes of messages) await PostalMime.parse(bytes).catch(() => undefined)
    },
  })
  const naive = rounds.find(({ name: who }) => who === postal)
  print(`${name}: ${messages.length} messages, ${Math.round(octets / messages.length)} octets on average`)
  for (const round of rounds) {
    const seconds = median(round.seconds)
    const speed = `${perSecond(messages.length / seconds)} messages/s ${(octets / seconds / MB).toFixed(1).padStart(8)} MB/s`
    const times =
      naive === undefined || naive === round
        ? ""
        : `${ratio(naive, round).toFixed(1).padStart(8)} times postal-mime`
    print(`  ${round.name.padEnd(32)} ${speed}${times}`)
  }
  print("")
  print(`what each observer costs, from octets to its facts: ${name}`)
  for (const line of await observers(messages, us)) print(line)
  print("")
}

/** What `--json` prints: facts are made when they are asked for, so ask for all. */
function inFull({ facts, evidence, people }: Examination): string {
  return JSON.stringify({ facts, evidence, people })
}

async function sizes(): Promise<void> {
  print(
    "one message with attachments, three visible recipients and a hidden one, so that all of it is searched",
  )
  for (const megabytes of [1, 5, 10, 25, 50]) {
    const bytes = largeMessage(megabytes * MB)
    const [sluis, postal] = await sideBySide(5, {
      sluis: () => examine(bytes, LARGE_CONTEXT, BUILTIN_POLICY),
      postal: () => PostalMime.parse(bytes),
    })
    if (sluis === undefined || postal === undefined) return
    const speed = bytes.length / median(sluis.seconds) / MB
    print(
      `  ${String(megabytes).padStart(3)} MB ${speed.toFixed(0).padStart(6)} MB/s, ${ratio(postal, sluis).toFixed(1).padStart(5)} times postal-mime`,
    )
  }
  print("")
}

async function crowds(): Promise<void> {
  print("one message to many strangers in To: facts, verdict, a copy for each, exit check of each")
  for (const recipients of [100, 1000, 10_000]) {
    const bytes = crowdedMessage(recipients)
    const [sluis] = await sideBySide(5, { sluis: () => examine(bytes, CONTEXT, BUILTIN_POLICY) })
    const seconds = median(sluis?.seconds ?? [])
    print(
      `  ${String(recipients).padStart(6)} recipients ${(seconds * 1000).toFixed(1).padStart(8)} ms, ${((seconds / recipients) * 1e6).toFixed(1)} µs each`,
    )
  }
  print("")
}

function memory(): void {
  const place = mkdtempSync(join(tmpdir(), "sluis-bench-"))
  try {
    print("peak memory that examining adds to a process that has read the message")
    for (const megabytes of [5, 25, 50]) {
      const file = join(place, "message.eml")
      const bytes = largeMessage(megabytes * MB)
      writeFileSync(file, bytes)
      const peak = (mode: string): number =>
        Number(
          execFileSync(process.execPath, [join(import.meta.dirname, "peak-memory.ts"), mode, file], {
            encoding: "utf8",
          }),
        )
      const added = median([0, 1, 2].map(() => peak("examine") - peak("read")))
      print(
        `  ${String(megabytes).padStart(3)} MB: ${(added / MB).toFixed(0)} MB, with the message itself ${(1 + added / bytes.length).toFixed(1)} times its size`,
      )
    }
  } finally {
    rmSync(place, { recursive: true })
  }
}

function readFolder(path: string): readonly Uint8Array[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => new Uint8Array(readFileSync(join(entry.parentPath, entry.name))))
}

function perSecond(value: number): string {
  return Math.round(value).toLocaleString("en").padStart(8)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
