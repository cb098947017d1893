/** The commands about who knows whom, over a real index, beside its reader; in one process, as main.ts puts them together. */
import assert from "node:assert/strict"
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, describe, test } from "node:test"

import { CATEGORIES } from "@sluis/core/facts/facts"
import type { Memory } from "@sluis/core/facts/memory"
import type { PersonKey } from "@sluis/core/mail/address"
import { lenientAddress } from "@sluis/core/mail/lenient-address"

import { openAcquaintanceReader } from "./acquaintance/reader.ts"
import type { Language } from "./app/language.ts"
import type { Cli, ExitCode } from "./cli/cli.ts"
import { run } from "./cli/program.ts"
import { screenOf } from "./cli/screen.ts"
import { textsOf } from "./cli/texts-of.ts"
import { openCommandAcquaintance } from "./command-acquaintance.ts"
import { deriveKeys } from "./secret/derive.ts"
import { mailReader } from "./source/open-source.ts"
import { readTable } from "./source/table-file.ts"
import { readTextFile } from "./source/text-file.ts"

const NOW = Date.UTC(2026, 10, 17, 16)
const MASTER = Buffer.alloc(32, 4)
const POSTMARK = "From olga@voorbeeld.example Tue Nov 10 10:00:00 2026\n"
const root = mkdtempSync(join(tmpdir(), "sluis-acquaintance-commands-"))
after(() => rmSync(root, { recursive: true, force: true }))

type Place = {
  readonly path: (name: string) => string
  readonly file: (name: string, content: string) => string
  readonly sluis: (args: readonly string[], around?: Around) => Promise<Ran>
  readonly memory: () => Memory
}
type Around = {
  readonly lang?: Language
  readonly line?: string
  readonly settings?: string
  readonly key?: Buffer
}
type Ran = { readonly code: ExitCode; readonly out: string; readonly err: string }

let places = 0

/** A folder with a configuration and a data folder of its own. */
function newPlace(): Place {
  places += 1
  const folder = join(root, String(places))
  const path = (name: string): string => join(folder, name)
  const file = (name: string, content: string): string => {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), content)
    return path(name)
  }
  return {
    path,
    file,
    sluis: async (args, around = {}) => {
      const config = file(
        "sluis.yaml",
        `domains: [voorbeeld.example]\ndata: ${path("data")}\nkey: { environment: KEY }\n${around.settings ?? ""}`,
      )
      return await sluis([...args, "--config", config], around)
    },
    memory: () => {
      const reader = openAcquaintanceReader(
        path("data/acquaintance.sqlite"),
        deriveKeys(MASTER).acquaintance,
        () => assert.fail("the index can't be read"),
      )
      assert.ok(reader.ok)
      return reader.value
    },
  }
}

async function sluis(args: readonly string[], around: Around): Promise<Ran> {
  let out = ""
  let err = ""
  const stream = (
    write: (text: string) => void,
  ): { isTerminal: boolean; columns: undefined; write: typeof write } => ({
    isTerminal: false,
    columns: undefined,
    write,
  })
  const screen = screenOf(
    { LANG: "en_GB.UTF-8" },
    { out: stream((text) => (out += text)), err: stream((text) => (err += text)) },
    { language: around.lang ?? "en", colour: true },
  )
  const none = (): never => assert.fail("this command needs no such thing")
  const cli: Cli = {
    screen,
    texts: textsOf(screen.language),
    version: "0",
    readMail: mailReader(process.stdin),
    readAgain: none,
    readRecorded: none,
    openScratchMemory: none,
    readText: readTextFile,
    readTable,
    openAcquaintance: async (file) =>
      await openCommandAcquaintance(file, {
        environment: { KEY: (around.key ?? MASTER).toString("base64") },
        readText: readTextFile,
      }),
    configuration: none,
    keepCopies: none,
    startGateway: none,
    untilStopped: none,
    onEnter: none,
    openStore: none,
    ledgerTools: none,
    gateAddress: none,
    connect: none,
    readPassword: none,
    readLine: async () => around.line ?? assert.fail("nothing is asked"),
    standardInputIsTerminal: true,
    writeOctets: none,
    wallClock: () => NOW,
    now: () => 0,
    debug: () => undefined,
  }
  return { code: await run(args, cli), out, err }
}

/** Without the line ends that a screen of a hundred columns asks for. */
const flat = (text: string): string => text.replaceAll(/\s+/g, " ")
const person = (number: number): string => `p${number}@org${number}.example`
const team = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => person(number))
const keysOf = (addresses: readonly string[]): readonly PersonKey[] =>
  addresses.map((address) => lenientAddress(address).key)

function mailTo(to: readonly string[], day = 10): string {
  return `From: Olga <olga@voorbeeld.example>\nTo: ${to.join(",\n ")}\nDate: ${day} Nov 2026 10:00:00 +0100\nSubject: x\n\nHallo\n`
}

/** Twelve people, eight at a time, so that each was shown to each other. */
function teamMail(): readonly string[] {
  const people = team(12)
  return [0, 4, 8].map((out, day) => mailTo(people.toSpliced(out, 4), day + 1))
}

const mboxOf = (mails: readonly string[]): string => mails.map((mail) => `${POSTMARK}${mail}\n`).join("")

describe("sluis learn", () => {
  test("what was shown before makes acquaintances, and the team's own mail to all of it is open then", async () => {
    const { file, sluis: run, memory } = newPlace()
    const all = mailTo(team(12), 5)
    const first = await run(["learn", file("sent.mbox", mboxOf([all]))])
    assert.equal(first.code, 0, first.err)
    assert.match(first.out, /1 message read in 0\.0 s[^]* 1 {3}taught only that sender and recipient know/)
    assert.match(first.out, /New: 13 people, 12 pairs\. Known now: 13 people, 12 pairs; \d/)
    assert.deepEqual(memory().circlesAmong(keysOf(team(12))), [])

    const bits = await run(["learn", file("earlier.mbox", mboxOf(teamMail()))])
    assert.match(bits.out, / 3 {3}taught who was shown to whom/)
    assert.deepEqual(memory().circlesAmong(keysOf(team(12))), [team(12).map((_, number) => number)])

    const again = await run(["learn", "--again", file("sent.mbox", mboxOf([all]))])
    assert.match(again.out, / 1 {3}taught who was shown to whom/)
  })

  test("the account says in Dutch what taught nothing, and why", async () => {
    const { file, sluis: run } = newPlace()
    const mails = [
      mailTo(team(2)),
      mailTo(team(2)).replace(/Date.*\n/, ""),
      mailTo(team(2)).replace("2026", "2020"),
      mailTo(team(3)).replace("Hallo", "Helaas moeten wij u afwijzen: uw sollicitatie is afgewezen."),
    ]
    for (const [index, mail] of mails.entries()) file(`mail/${index}.eml`, mail)
    file("mail/notities.txt", "Geen mail.\n")
    const { code, out } = await run(["learn", dirname(file("mail/5.eml", mails[0] ?? ""))], { lang: "nl" })
    assert.equal(code, 0)
    for (const line of [
      /5 berichten gelezen in 0,0 s/,
      / 2 {3}geleerd wie aan wie te zien was/,
      / 1 {3}niets geleerd: zou zijn vastgehouden/,
      / 1 {3}niets geleerd: geen leesbare datum/,
      / 1 {3}niets geleerd: ouder dan wat wordt onthouden/,
      /1 ander bestand/,
    ])
      assert.match(out, line)
    assert.doesNotMatch(out, /@/)
  })

  test("an index that was taken away is learnt again, whatever was read for it", async () => {
    const { file, path, sluis: run } = newPlace()
    const mbox = file("sent.mbox", mboxOf(teamMail()))
    await run(["learn", mbox])
    for (const name of readdirSync(path("data")).filter((each) => each.startsWith("acquaintance.sqlite")))
      rmSync(join(path("data"), name))
    assert.match((await run(["learn", mbox])).out, /3 messages read/)
  })

  test("what was read is not read again; what came since is, and a Maildir message that moved is not", async () => {
    const { file, path, sluis: run } = newPlace()
    const mbox = file("sent.mbox", mboxOf(teamMail()))
    const inNew = file("mail/new/1.a.host", mailTo(team(2)))
    file("mail/cur/0.a.host:2,S", mailTo(team(2)))
    assert.match((await run(["learn", mbox, path("mail")])).out, /5 messages read/)
    assert.match(
      (await run(["learn", mbox, path("mail")])).out,
      /✓ Everything was read before; --again reads it anew\./,
    )
    renameSync(inNew, path("mail/cur/1.a.host:2,S"))
    file("mail/new/2.a.host", mailTo(team(3)))
    writeFileSync(mbox, mboxOf([...teamMail(), mailTo(team(4))]))
    const { code, out } = await run(["learn", mbox, path("mail")])
    assert.equal(code, 0)
    assert.match(out, /2 messages read[^]*2 files were read before and passed over/)
    assert.match((await run(["learn", "--again", mbox, path("mail")])).out, /7 messages read/)
  })

  test("of journal reports what is attached is learnt, hidden recipients too", async () => {
    const { file, sluis: run, memory } = newPlace()
    const report = [
      "From: journal@voorbeeld.example",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "",
      `Sender: olga@voorbeeld.example\nTo: ${person(0)}\nBcc: ${person(1)}\n`,
      "--b",
      "Content-Type: message/rfc822",
      "",
      `${mailTo(team(1))}\n--b--\n`,
    ].join("\n")
    const { out } = await run(["learn", "--journal", file("journal.mbox", mboxOf([report, mailTo(team(3))]))])
    assert.match(out, / 1 {3}taught nothing: no journal report/)
    const [olga, shown, hidden] = keysOf(["olga@voorbeeld.example", person(0), person(1)])
    assert.ok(olga !== undefined && shown !== undefined && hidden !== undefined)
    assert.deepEqual(
      [
        memory().daysShared(olga, shown),
        memory().daysShared(olga, hidden),
        memory().daysShared(shown, hidden),
      ],
      [1, 1, 0],
    )
  })

  const refused: readonly [says: string, args: readonly string[], settings: string, told: RegExp][] = [
    ["an archive that is not there", ["nothing.mbox"], "", /nothing\.mbox does not exist/],
    [
      "learning that is switched off",
      ["x"],
      "acquaintance: { enabled: false }\n",
      /does not remember who knows whom/,
    ],
    ["no archive", [], "", /sluis: .* sluis learn --help/],
  ]
  for (const [says, args, settings, told] of refused)
    test(`${says}: exit code 2`, async () => {
      const { code, err } = await newPlace().sluis(["learn", ...args], { settings })
      assert.equal(code, 2)
      assert.match(flat(err), told)
    })
})

describe("sluis list", () => {
  const CSV = "naam;e-mail\nJan;jan@a.example\nFout;fout@@a.example\n;\nPiet;piet@b.example\n;\nBo;\n"

  test("a list is registered, replaced, listed and removed; nothing of its people is shown or kept", async () => {
    const { file, path, sluis: run, memory } = newPlace()
    assert.match((await run(["list", "ls"])).err, /There are no registered lists/)
    const table = file("leden.csv", CSV)
    const imported = await run(["list", "import", "Schuldhulp 2026", table, "--reveals", "debt, Benefits"])
    assert.equal(imported.code, 2)
    assert.match(imported.out, /✓ Schuldhulp 2026: 2 people[^]*1 row has no address/)
    assert.match(imported.err, /1 row was passed over, for it holds no valid address: line 3\./)
    assert.deepEqual(memory().listsAmong(keysOf(["jan@a.example", "piet@b.example"])), [
      { name: "Schuldhulp 2026", reveals: ["debt", "benefits"], size: 2, members: [0, 1] },
    ])
    const replaced = await run([
      "list",
      "import",
      "Schuldhulp 2026",
      file("leden.csv", "jan@a.example\n"),
      "--reveals",
      "none",
    ])
    assert.equal(replaced.code, 0)
    const { out } = await run(["list", "ls"], { lang: "nl" })
    assert.match(out, /Schuldhulp 2026 +1 +niets gevoeligs/)
    for (const { out: said, err } of [imported, replaced]) assert.doesNotMatch(said + err, /@|Jan|Piet/)
    for (const name of readdirSync(path("data")))
      assert.doesNotMatch(readFileSync(join(path("data"), name), "latin1"), /jan@|a\.example/)
    assert.equal((await run(["list", "remove", "Schuldhulp 2026"])).code, 0)
    const gone = await run(["list", "remove", "Schuldhulp 2026"])
    assert.equal(gone.code, 2)
    assert.match(gone.err, /is not a registered list/)
  })

  const refused: readonly [says: string, args: readonly string[], told: RegExp][] = [
    [
      "a subject that is none",
      ["x", "l.csv", "--reveals", "debt,moon"],
      /"moon" is no subject that --reveals knows/,
    ],
    ["no subject", ["x", "l.csv"], /--reveals/],
    ["a name with a line break", ["x\ny", "l.csv", "--reveals", "debt"], /cannot be the name of a list/],
    [
      "a name of 81 characters",
      ["x".repeat(81), "l.csv", "--reveals", "debt"],
      /cannot be the name of a list/,
    ],
    ["a file that is not there", ["x", "l.csv", "--reveals", "debt"], /l\.csv does not exist/],
  ]
  for (const [says, args, told] of refused)
    test(`${says}: exit code 2, and what to do`, async () => {
      const { code, err } = await newPlace().sluis(["list", "import", ...args])
      assert.equal(code, 2)
      assert.match(flat(err), told)
      assert.match(err, /\n {7}\S/)
    })

  test("two columns of addresses: the fault names their numbers, and --column chooses", async () => {
    const { file, sluis: run } = newPlace()
    const table = file("l.csv", "werk;thuis\na@werk.example;a@thuis.example\n")
    const { code, err } = await run(["list", "import", "x", table, "--reveals", "debt"])
    assert.equal(code, 2)
    assert.match(flat(err), /in more than one column \(1, 2\)/)
    assert.equal(
      (await run(["list", "import", "x", table, "--reveals", "debt", "--column", "thuis"])).code,
      0,
    )
  })

  test("the help names every subject", async () => {
    const { out } = await newPlace().sluis(["list", "import", "--help"])
    for (const category of CATEGORIES) assert.ok(out.replaceAll(/\s+/g, " ").includes(category), category)
  })
})

describe("sluis acquaintance", () => {
  test("one person is forgotten everywhere; asked for the address, nothing shows it", async () => {
    const { file, sluis: run, memory } = newPlace()
    await run(["learn", file("sent.mbox", mboxOf(teamMail()))])
    await run(["list", "import", "x", file("l.csv", `${person(3)}\n${person(4)}\n`), "--reveals", "health"])
    const forgotten = await run(["acquaintance", "forget"], { line: `<${person(3).toUpperCase()}> ` })
    assert.equal(forgotten.code, 0, forgotten.err)
    assert.match(forgotten.out, /Forgotten: 12 pairs, 0 groups, 0 names, \d+ spellings, 1 place on a list\./)
    assert.doesNotMatch(forgotten.out, /@/)
    assert.deepEqual(memory().listsAmong(keysOf(team(12))), [])
    assert.equal(
      memory()
        .circlesAmong(keysOf(team(12)))[0]
        ?.includes(3),
      false,
    )
    const again = await run(["acquaintance", "forget", person(3)], { lang: "nl" })
    assert.equal(again.code, 0)
    assert.match(again.out, /Over deze persoon is niets bekend/)
  })

  for (const line of ["", "jan", "jan@a.example, piet@b.example"])
    test(`"${line}" is no address: nothing is forgotten, and it is not repeated`, async () => {
      const { code, err } = await newPlace().sluis(["acquaintance", "forget"], { line })
      assert.equal(code, 2)
      assert.match(err, /must be one e-mail address/)
      assert.doesNotMatch(err, /a\.example/)
    })

  test("how much there is, before and after learning", async () => {
    const { file, path, sluis: run } = newPlace()
    const empty = await run(["acquaintance", "show"])
    assert.match(empty.out, /people +0\n[^]*oldest, last seen on +nobody yet/)
    await run(["learn", file("sent.mbox", mboxOf(teamMail()))])
    const { out } = await run(["acquaintance", "show"], {
      lang: "nl",
      settings: "acquaintance: { enabled: false }\n",
    })
    assert.match(out, /mensen +13\n +paren die elkaar kennen +78\n/)
    assert.match(out, /oudste, laatst gezien op +2026-11-02\n[^]*Er wordt niets geleerd/)
    assert.equal(statSync(path("data/acquaintance.sqlite")).mode & 0o777, 0o600)
  })

  test("an index of another key, and one that is damaged, are said to be, with what to do", async () => {
    const { file, path, sluis: run } = newPlace()
    await run(["acquaintance", "show"])
    const other = await run(["acquaintance", "show"], { key: Buffer.alloc(32, 5) })
    assert.equal(other.code, 2)
    assert.match(flat(other.err), /acquaintance\.sqlite was made with another key/)
    for (const name of readdirSync(path("data"))) rmSync(path(`data/${name}`))
    file("data/acquaintance.sqlite", "x".repeat(10_000))
    const { code, err } = await run(["acquaintance", "show"])
    assert.equal(code, 2)
    assert.match(flat(err), /acquaintance\.sqlite is damaged .*Take the file away/)
  })
})
