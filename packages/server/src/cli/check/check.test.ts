import { execFileSync } from "node:child_process"
import { after, describe, test } from "node:test"
import assert from "node:assert/strict"
import { mailTo, newFolder, sluis } from "../spawn-sluis.ts"

const folder = newFolder()
after(() => folder[Symbol.dispose]())

const POSTMARK = "From werving@voorbeeld.nl Tue Nov 17 10:00:00 2026\n"
folder.file("strangers.eml", mailTo(12, "Nieuwsbrief", "Beste mensen,\r\n\r\nTot ziens op de open dag."))
folder.file(
  "rejected.eml",
  mailTo(
    3,
    "Afwijzing",
    "Helaas hebben wij besloten u niet uit te nodigen voor een gesprek. U bent afgewezen.",
  ),
)
folder.file("one.eml", mailTo(1, "Afspraak", "Tot morgen."))
folder.file(
  "hostile.eml",
  mailTo(12, "=?utf-8?q?a=1B[2Jb=C2=9B2J=E2=80=AEc?=", "x").replace("Persoon 1 ", "\u001B]0;x\u0007 "),
)
folder.file(
  "archive.mbox",
  [1, 12, 12].map((people) => `${POSTMARK}${mailTo(people, "Bericht", "Dag.")}\n`).join(""),
)
folder.file("picture.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
folder.file("folder/a.eml", mailTo(12, "Eén", "x"))
folder.file("folder/b/c.eml", mailTo(1, "Twee", "x"))
folder.file("nobody.eml", mailTo(1, "Niemand", "x").replace(/^To: .*\r\n/m, ""))
folder.file("self.eml", mailTo(1, "Mijzelf", "x").replace(/^To: .*$/m, "To: werving@voorbeeld.nl\r"))
folder.file("marked.eml", `\uFEFF\r\n${mailTo(12, "Merkteken", "x").replace(/^From: .*\r\n/m, "")}`)
folder.file("marked.mbox", `\uFEFF${POSTMARK}${mailTo(12, "Merkteken", "x")}\n`)
folder.file("mac.eml", mailTo(12, "Mac", "x").replaceAll("\r\n", "\r"))
folder.file("unfolded.eml", mailTo(12, "Gebroken", "x").replaceAll(",\r\n ", ",\r\n"))
folder.file("cut.eml", mailTo(12, "Gebroken", "x").replace("\r\nTo:", "\r\n\r\nTo:"))
folder.file("folder/notes.txt", "Just notes.\n")

describe("sluis check", { concurrency: 2 }, () => {
  const codes: readonly [name: string, args: readonly string[], code: number][] = [
    ["nothing to stop", ["one.eml"], 0],
    ["a message that would be split", ["strangers.eml"], 1],
    ["a message that would be held", ["rejected.eml"], 1],
    ["a mailbox with something to stop", ["archive.mbox"], 1],
    ["a folder with something to stop", ["folder"], 1],
    ["a file that is no mail", ["picture.png"], 2],
    ["a file that is not there, among others", ["strangers.eml", "nothing.eml", "one.eml"], 2],
    ["no file at all", [], 2],
    ["a message to nobody that can be found", ["nobody.eml"], 0],
    ["a message behind a byte order mark", ["marked.eml"], 1],
    ["line ends of nothing but CR", ["mac.eml"], 2],
    ["recipients on lines that continue nothing", ["unfolded.eml"], 2],
    ["an empty line before To", ["cut.eml"], 2],
    ["a domain of one label", ["--as", "nl", "one.eml"], 2],
    ["an option that is not there", ["--nope", "one.eml"], 2],
    ["a policy that is not there", ["--policy", "nothing.yaml", "one.eml"], 2],
    ["the help", ["--help"], 0],
  ]
  for (const [name, args, code] of codes) {
    test(`${name}: exit code ${code}`, async () => {
      const ran = await sluis(["check", ...args], { folder: folder.path })
      assert.equal(ran.code, code, ran.out + ran.err)
      assert.doesNotMatch(ran.err, /node:|\bat \S+ \(|Error:/, "no stack trace")
      if (code === 2) assert.match(ran.err, /^sluis: .+\.\n {7}\S/m, "what is wrong, and what to do")
      else assert.equal(ran.err, "")
    })
  }

  test("the report leads with the verdict and with what would be learnt", async () => {
    const { out } = await sluis(["check", "strangers.eml"], { folder: folder.path })
    assert.match(
      out,
      /^\n {2}Nieuwsbrief\n {2}from werving@voorbeeld.nl · 12 recipients · strangers.eml\n\n {2}⇉ Individualise .*\n\n {4}12 people would each learn 11 addresses that they did not have\.\n/,
    )
    assert.match(out, /^ {4}To {3}Persoon 1 <p1@provider1.example> +11$/m)
    assert.match(out, /^ {4}… and 6 more$/m)
    for (const line of out.split("\n")) assert.ok(line.length <= 100, line)
  })

  test("a message to nobody leads with that, and with how to name somebody, before its verdict", async () => {
    const { out } = await sluis(["check", "nobody.eml"], { folder: folder.path })
    assert.match(
      out,
      /nobody\.eml\n\n {2}No recipients found: .*\n {2}.*: sluis check nobody\.eml --rcpt \S+\n\n {2}✓ Deliver/,
    )
    const dutch = await sluis(["check", "nobody.eml", "--lang", "nl"], { folder: folder.path })
    assert.match(dutch.out, /^ {2}Geen ontvangers gevonden: /m)
    const json = await sluis(["check", "nobody.eml", "--json"], { folder: folder.path })
    assert.partialDeepStrictEqual(JSON.parse(json.out), { verdict: { kind: "deliver" }, recipients: [] })
    const named = await sluis(["check", "nobody.eml", "--rcpt", "jan@x.example"], { folder: folder.path })
    assert.doesNotMatch(named.out, /No recipients found/)
  })

  test("a message to its own author goes to somebody", async () => {
    const { out } = await sluis(["check", "self.eml"], { folder: folder.path })
    assert.match(out, /✓ Deliver .*\n\n {4}Nobody but its author is to get it\.\n/)
    assert.doesNotMatch(out, /No recipients found/)
  })

  test("the first field behind a byte order mark is read, in a mailbox too", async () => {
    for (const name of ["marked.eml", "marked.mbox"]) {
      const { out } = await sluis(["check", "--json", name], { folder: folder.path })
      assert.partialDeepStrictEqual(JSON.parse(out), { facts: { audience: { visible: 12 } } })
    }
    const { out } = await sluis(["check", "--json", "marked.mbox"], { folder: folder.path })
    assert.partialDeepStrictEqual(JSON.parse(out), { offset: 3 }, "counted in the file, mark and all")
  })

  test("a damaged header is told, and what can be read of the message is checked", async () => {
    const { out, err } = await sluis(["check", "--json", "unfolded.eml"], { folder: folder.path })
    const [fault, message] = out
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line))
    assert.partialDeepStrictEqual(fault, { file: "unfolded.eml", fault: { code: "input/damaged-header" } })
    assert.partialDeepStrictEqual(message, { file: "unfolded.eml", facts: { version: 1 } })
    assert.match(err, /unfolded\.eml has a damaged header \(octet \d+\)\./)
  })

  const wrongUse: readonly [args: readonly string[], told: RegExp][] = [
    [["check", "--jsn", "one.eml"], /there is no option --jsn\. Did you mean --json\?/],
    [["check", "--foo", "one.eml"], /there is no option --foo\.\n/],
    [["chek"], /there is no command chek\. Did you mean check\?/],
    [
      ["check", "--as", "nl", "one.eml"],
      /not possible for --as <domain>: a domain looks like example\.org\./,
    ],
    [["check", "--rcpt", "jan", "one.eml"], /: an address looks like name@example\.org\./],
  ]
  for (const [args, told] of wrongUse) {
    test(`wrong use says what would be right: ${args.join(" ")}`, async () =>
      assert.match((await sluis(args, { folder: folder.path })).err, told))
  }

  test("a sensitive list says what it says about people, and on what words that rests", async () => {
    const { out } = await sluis(["check", "rejected.eml"], { folder: folder.path })
    assert.match(
      out,
      /3 people would each learn that 2 others are (?:probably )?on a list about (?:a )?rejection/,
    )
    assert.match(out, /■ Hold/)
  })

  test("the same in Dutch, by locale or by option", async () => {
    const byLocale = await sluis(["check", "strangers.eml"], {
      folder: folder.path,
      environment: { LC_ALL: "nl_NL.UTF-8" },
    })
    const byOption = await sluis(["--lang", "nl", "check", "strangers.eml"], { folder: folder.path })
    const behind = await sluis(["check", "strangers.eml", "--lang=nl"], { folder: folder.path })
    assert.match(byLocale.out, /12 mensen zouden elk 11 adressen te zien krijgen die zij niet hadden\./)
    assert.equal(byOption.out, byLocale.out)
    assert.equal(behind.out, byLocale.out)
  })

  test("no mail can do anything to the terminal", async () => {
    const { out } = await sluis(["check", "hostile.eml"], {
      folder: folder.path,
      environment: { FORCE_COLOR: "1" },
    })
    const { out: json } = await sluis(["check", "--json", "hostile.eml"], { folder: folder.path })
    const plain = out.replaceAll(/\u001B\[\d+m/g, "")
    for (const text of [plain, json]) assert.doesNotMatch(text.replaceAll("\n", ""), /[\p{Cc}\p{Cf}]/u)
    assert.match(plain, /a<U\+001B>\[2Jb<U\+009B>2J<U\+202E>c/)
  })

  const styles: readonly [
    name: string,
    args: readonly string[],
    environment: { [name: string]: string },
    colour: boolean,
  ][] = [
    ["in a pipe", [], {}, false],
    ["with FORCE_COLOR", [], { FORCE_COLOR: "1" }, true],
    ["with FORCE_COLOR and --no-color", ["--no-color"], { FORCE_COLOR: "1" }, false],
    ["with FORCE_COLOR and NO_COLOR", [], { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ]
  for (const [name, args, environment, colour] of styles) {
    test(`${name} there are ${colour ? "" : "no "}colours`, async () => {
      const { out } = await sluis(["check", "strangers.eml", ...args], { folder: folder.path, environment })
      assert.equal(out.includes("\u001B["), colour)
    })
  }

  test("where the terminal reads no UTF-8, there is nothing but ASCII", async () => {
    const { out } = await sluis(["check", "folder/a.eml", "--lang", "nl"], {
      folder: folder.path,
      environment: { LANG: "C" },
    })
    assert.match(out, /^[\n -~]+$/)
    assert.match(out, /^ {2}Een\n/m)
  })

  test("a Dutch reader gets Dutch names of months and fields", async () => {
    const march = (name: string, subject: string): string =>
      folder.file(name, mailTo(12, subject, "x").replace("17 Nov 2026", "3 Mar 2026"))
    march("dutch/a.eml", "Debatavond over PTSS")
    march("dutch/b.eml", "Nog een")
    const one = await sluis(["check", "dutch/a.eml", "--lang", "nl"], { folder: folder.path })
    assert.match(one.out, / Onderwerp +“PTSS”/)
    for (const [lang, day] of [
      ["nl", / 3 mrt 2026 /],
      ["en", / 3 Mar 2026 /],
    ] as const)
      assert.match((await sluis(["check", "dutch", "--lang", lang], { folder: folder.path })).out, day)
  })

  test("quiet prints nothing but what went wrong", async () => {
    assert.deepEqual(await sluis(["check", "-q", "archive.mbox"], { folder: folder.path }), {
      code: 1,
      out: "",
      err: "",
    })
    const { out, err } = await sluis(["check", "-q", "nothing.eml"], { folder: folder.path })
    assert.equal(out, "")
    assert.match(err, /nothing\.eml does not exist/)
  })

  test("many messages are summed up, and the worst are named with their place", async () => {
    const { out } = await sluis(["check", "archive.mbox", "folder"], { folder: folder.path })
    assert.match(out, /^ {2}5 messages checked in /m)
    assert.match(out, /^ {2}1 other file is not mail$/m)
    assert.match(out, /✓ deliver +2\n {4}⇉ individualise +3\n {4}■ hold +0\n {4}✕ refuse +0\n/)
    assert.match(
      out,
      /3 messages would have shown 36 people addresses that they did not have: 396 introductions\./,
    )
    assert.match(out, /^ {4}⇉ +132 +12 {2}17 Nov 2026 {2}Bericht\n {6}archive\.mbox@\d+$/m)
    assert.match(out, /^ {6}folder\/a\.eml$/m)
  })

  test("JSON is one line per message, faults too, and nothing is lost of what is printed otherwise", async () => {
    const { out, code } = await sluis(["check", "--json", "archive.mbox", "picture.png"], {
      folder: folder.path,
    })
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line))
    assert.equal(code, 2)
    assert.equal(lines.length, 4)
    assert.partialDeepStrictEqual(lines[1], {
      version: 1,
      file: "archive.mbox",
      verdict: { kind: "individualise" },
      facts: { version: 1, audience: { visible: 12, introductions: 132 } },
      evidence: [],
      recipients: [
        { address: "p1@provider1.example", name: "Persoon 1", seen: "to", introductions: 11, exposures: 0 },
      ],
    })
    assert.partialDeepStrictEqual(lines[3], {
      version: 1,
      file: "picture.png",
      fault: { code: "input/not-mail" },
    })
  })

  test("standard input is a message or a mailbox", async () => {
    const message = await sluis(["check", "-"], { input: mailTo(1, "Dag", "x") })
    assert.match(message.out, /1 recipient · standard input\n/)
    const mailbox = await sluis(["check", "-"], { input: `${POSTMARK}${mailTo(1, "Dag", "x")}\n`.repeat(2) })
    assert.match(mailbox.out, /2 messages checked/)
    assert.match((await sluis(["check", "-"])).err, /standard input is empty/)
  })

  test("the envelope names whom the file does not: a Bcc", async () => {
    const { out } = await sluis(
      ["check", "--json", "--rcpt", "<p1@provider1.example>", "--rcpt", "hidden@x.example", "one.eml"],
      {
        folder: folder.path,
      },
    )
    assert.partialDeepStrictEqual(JSON.parse(out), {
      facts: {
        sender: { address: "werving@voorbeeld.nl" },
        audience: { recipients: 2, visible: 1, hidden: 1 },
      },
    })
  })

  test("--as says who we are", async () => {
    const args = ["check", "--json", "one.eml"]
    const theirs = await sluis(args, { folder: folder.path })
    const ours = await sluis([...args, "--as", "provider1.example"], { folder: folder.path })
    assert.partialDeepStrictEqual(JSON.parse(theirs.out), { recipients: [{ outside: true }] })
    assert.partialDeepStrictEqual(JSON.parse(ours.out), { recipients: [{ outside: false }] })
  })

  test("a reader that has read enough is no mistake", () => {
    const command = `"${process.execPath}" "${new URL("../../main.ts", import.meta.url).pathname}" check --json folder folder folder | head -c 1`
    const { stdout, stderr } = shell(command)
    assert.equal(stdout, "{")
    assert.equal(stderr, "")
  })

  test("a mailbox of 50 MB is read in a heap of 64 MB", async () => {
    const message = `${POSTMARK}${mailTo(12, "Groot", "x".repeat(70).concat("\r\n").repeat(700))}\n`
    const path = folder.file("large.mbox", message.repeat(Math.ceil(50_000_000 / message.length)))
    const { code, out, err } = await sluis(["check", path], { nodeOptions: ["--max-old-space-size=64"] })
    assert.equal(err, "")
    assert.match(out, /messages checked/)
    assert.equal(code, 1)
  })
})

function shell(command: string): { readonly stdout: string; readonly stderr: string } {
  const stdout = execFileSync("sh", ["-c", `{ ${command}; } 2>stderr`], {
    cwd: folder.path,
    encoding: "utf8",
  })
  const stderr = execFileSync("cat", ["stderr"], { cwd: folder.path, encoding: "utf8" })
  return { stdout, stderr }
}
