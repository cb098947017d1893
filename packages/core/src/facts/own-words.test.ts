import assert from "node:assert/strict"
import { test } from "node:test"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { readAudience } from "./audience.ts"
import { earlierMessages } from "./earlier.ts"
import { isForwarded, isReply } from "./form.ts"
import { mayOwnWordsHold, readOwnWords, type OwnWords } from "./own-words.ts"
import { readBodyTexts, readTextZones } from "./text-zone.ts"

const to = (count: number): string =>
  Array.from({ length: count }, (_, number) => `p${number}@x.example`).join(", ")

function wordsOf(lines: readonly string[], subject = "", count = 2): OwnWords {
  const header = ["From: Els <els@voorbeeld.example>", `To: ${to(count)}`, `Subject: ${subject}`]
  const message = parseMessage(octetsOf([...header, ...lines, ""].join("\r\n")))
  const zones = readTextZones(message, isReply(message, subject) || isForwarded(message, subject))
  const audience = readAudience(message, undefined, [])
  return readOwnWords({
    message,
    subject,
    zones,
    audience,
    earlier: () => earlierMessages(message, zones),
    isNewcomer: () => false,
  })
}

const parts = (...texts: readonly (readonly [head: string, text: string])[]): readonly string[] => [
  "Content-Type: multipart/mixed; boundary=b",
  "",
  ...texts.flatMap(([head, text]) => ["--b", head, "", text]),
  "--b--",
]
const PLAIN = "Content-Type: text/plain"
const HTML = "Content-Type: text/html"
const RTF = "Content-Type: text/rtf"
const ATTACHED = `${PLAIN}\r\nContent-Disposition: attachment`

const texts: readonly [why: string, lines: readonly string[], expected: string][] = [
  ["a plain text", ["", "Tot vrijdag."], "Tot vrijdag."],
  [
    "texts on both sides of an image",
    parts([PLAIN, "Een."], ["Content-Type: image/png", "x"], [PLAIN, "Twee."]),
    "Een.\n\nTwee.",
  ],
  [
    "a footer that is longer than the text",
    parts([PLAIN, "Een."], [PLAIN, "Voet ".repeat(50)]),
    `Een.\n\n${"Voet ".repeat(50)}`,
  ],
  [
    "twins that say the same once",
    parts([PLAIN, "Een  twee."], [HTML, "<p>Een <b>twee.</b></p>"]),
    "Een  twee.",
  ],
  [
    "twins that differ, both",
    parts([PLAIN, "Zie de webversie."], [HTML, "<p>Een.</p>"]),
    "Zie de webversie.\n\nEen.",
  ],
  [
    "no disclaimer",
    [
      "",
      "Tot vrijdag.",
      "",
      "Dit bericht is vertrouwelijk en alleen voor de geadresseerde.",
      "",
      "Denk aan het milieu.",
    ],
    "Tot vrijdag.",
  ],
  ["enriched text", ["Content-Type: text/enriched", "", "Een."], "Een."],
  ["Markdown", ["Content-Type: text/markdown", "", "Een."], "Een."],
  ["XHTML", ["Content-Type: application/xhtml+xml", "", "<p>Een.</p>"], "Een."],
  [
    "a text with a file name in between",
    parts(["Content-Type: text/plain; name=a.txt\r\nContent-Disposition: inline; filename=a.txt", "Een."]),
    "Een.",
  ],
  ["an attached one without a name where it comes first", parts([ATTACHED, "Een."]), "Een."],
  ["not an attached one behind another", parts([PLAIN, "Een."], [ATTACHED, "Twee."]), "Een."],
  ["not an attached one with a name", parts([`${ATTACHED}; filename=a.txt`, "Een."]), ""],
  ["AMP", parts([PLAIN, "Een."], ["Content-Type: text/x-amp-html", "<p>Twee.</p>"]), "Een.\n\nTwee."],
  ["RTF", parts([PLAIN, "Een."], [RTF, "{\\rtf1 Twee.\\par{\\v Drie.}}"]), "Een.\n\nTwee."],
  ["not RTF with a name", parts([`${RTF}; name=a.rtf`, "{\\rtf1 Twee.}"]), ""],
  [
    "the description of an event",
    [
      "Content-Type: text/calendar",
      "",
      "BEGIN:VEVENT",
      "SUMMARY:A",
      "DESCRIPTION:Een\\, twee\\nDrie.",
      "END:VEVENT",
    ],
    "Een, twee\nDrie.",
  ],
]
for (const [why, lines, expected] of texts)
  test(`own words: ${why}`, () => assert.equal(wordsOf(lines).newText.trim(), expected.trim()))

const QUOTE = "Van: Casus <c@x.example>\r\nAan: d@x.example\r\nBetreft: dag\r\n\r\nHet gaat door."
const MEMO = "Van: Casus\r\nAan: collega's\r\nDatum: 1 mei\r\nBetreft: dag\r\n\r\nHet gaat door."
const quotes: readonly [why: string, subject: string, text: string, count: number, read: boolean][] = [
  ["a memo is no quote", "Dag", MEMO, 2, true],
  ["a forward without a word to ten is read", "FW: Dag", MEMO, 10, true],
  ["a forward with a short one too", "FW: Dag", `Ter info.\r\n\r\n${MEMO}`, 10, true],
  [
    "the mail system's mark in front changes nothing",
    "[EXTERN] FW: Dag",
    `Ter info.\r\n\r\n${MEMO}`,
    10,
    true,
  ],
  ["nor does it of an answer", "[EXTERN] Re: Dag", `Akkoord.\r\n\r\n${MEMO}`, 10, false],
  ["what a letter is about makes it no answer", "Betr: Dag", MEMO, 2, true],
  ["a forward to nine is not", "FW: Dag", MEMO, 9, false],
  ["nor is a short answer", "Re: Dag", `Akkoord.\r\n\r\n${MEMO}`, 10, false],
  ["nor what stands below thirty-nine units", "Dag", `${"x".repeat(40)}\r\n\r\n${QUOTE}`, 10, false],
  ["but below fewer it is", "Dag", `${"x".repeat(39)}\r\n\r\n${QUOTE}`, 10, true],
  ["and a memo in a letter is its own", "Dag", `${"x".repeat(40)}\r\n\r\n${MEMO}`, 2, true],
]
for (const [why, subject, text, count, read] of quotes) {
  test(`own words: ${why}`, () =>
    assert.equal(wordsOf(["", text], subject, count).newText.includes("Het gaat door."), read))
}

test("what stood on both sides of a disclaimer is not taken together, and keeps its index", () => {
  const lines = ["Borst", "Denk aan het milieu.", "kanker."]
  const { newText } = wordsOf(["", ...lines])
  assert.match(newText, /^Borst\s*\n\n\s*kanker\./)
  assert.equal(newText.indexOf("kanker"), lines.join("\r\n").indexOf("kanker"))
})

test("own words: every piece stands where it says", () => {
  const { newText, pieces } = wordsOf(parts([PLAIN, "Een."], [PLAIN, "Twee."], [HTML, "Drie."]))
  assert.equal(pieces.text.length, 3)
  for (const { start, text } of pieces.text) assert.equal(newText.slice(start, start + text.length), text)
})

test("own words: what stands below the closing is kept apart", () => {
  const { newText, signature } = wordsOf(["", "Tot dan.", "Groet,", "Els", "Afdeling GGZ"])
  assert.deepEqual([newText.trim(), signature.includes("GGZ")], ["Tot dan.", true])
})

test("own words: a letter of the sender's below the one that is answered is read where nearly nothing stands above", () => {
  const asked =
    "Van: Jan <j@x.example>\r\nAan: Els\r\nOnderwerp: dag\r\n\r\nHoi Els,\r\nGaat het door?\r\nGroet,\r\nJan"
  const text = `${asked}\r\n\r\nHoi Jan,\r\nHet gaat door.\r\nGroet,\r\nEls`
  for (const above of ["", "Zie onder.\r\n\r\n"]) {
    const { newText } = wordsOf(["", above + text], "Re: dag")
    assert.deepEqual([newText.includes("Het gaat door."), newText.includes("Gaat het door?")], [true, false])
  }
  assert.equal(
    wordsOf(["", `${"x".repeat(40)}\r\n\r\n${text}`], "Re: dag").newText.includes("Het gaat door."),
    false,
  )
})

test("own words: what is added below a closing is read where it stands, and what it stands between is not", () => {
  const text = ["Dag.", "Groet,", "Els", "Nog even: het gaat door.", "Groet,", "Els, Afdeling GGZ"].join(
    "\r\n",
  )
  const { newText, signature } = wordsOf(["", text])
  assert.equal(newText.indexOf("Nog even"), text.indexOf("Nog even"))
  assert.doesNotMatch(newText, /Els|GGZ/)
  assert.match(signature, /GGZ/)
  assert.doesNotMatch(signature, /Nog even/)
})

test("own words: names and groups are read where several people see them", () => {
  const message = parseMessage(
    octetsOf("From: Els <e@x.example>\r\nTo: Team: Jan <a@x.example>, b@x.example;\r\n\r\n"),
  )
  const audience = readAudience(message, undefined, [])
  const { names, groupNames } = readOwnWords({
    message,
    subject: "",
    zones: [],
    audience,
    earlier: () => [],
    isNewcomer: () => false,
  })
  assert.deepEqual([names.trim(), groupNames], ["Els\n\nJan", "Team"])
  assert.equal(wordsOf(["", "Dag"], "", 1).names, "")
})

test("own words may hold what is told by two words, one above and one below", () => {
  const message = parseMessage(octetsOf("Subject: jas\r\n\r\nDe zaal is dicht, neem een das mee.\r\n"))
  const audience = readAudience(message, undefined, [])
  const holds = (text: string): boolean => text.includes("jas") && text.includes("das")
  const mayHold = (subject: string): boolean =>
    mayOwnWordsHold(holds, message, subject, readBodyTexts(message), audience)
  assert.deepEqual([mayHold("jas"), mayHold("pet")], [true, false])
  assert.equal(mayOwnWordsHold(holds, message, "jas das", [], audience), true)
})

const calendar = (...lines: readonly string[]): readonly string[] => [
  "Content-Type: text/calendar; charset=utf-8",
  "",
  "BEGIN:VCALENDAR",
  "BEGIN:VEVENT",
  ...lines,
  "END:VEVENT",
  "END:VCALENDAR",
]

test("own words: an event is described in text, and once more in HTML", () => {
  const { eventTitle, newText } = wordsOf(
    calendar("SUMMARY:Overleg", "DESCRIPTION:Tot dan.", "X-ALT-DESC;FMTTYPE=text/html:<p>Tot dan.</p>"),
  )
  assert.deepEqual([eventTitle, newText], ["Overleg", "Tot dan."])
})

test("own words: where an event is says nothing of its guests", () => {
  const { newText, carried } = wordsOf(calendar("LOCATION:Kliniek\\, zaal 2", "COMMENT:Neem de lift."))
  assert.deepEqual([newText, carried], ["", "Kliniek, zaal 2\n\nNeem de lift."])
})

test("own words: a calendar in UTF-16 is read", () => {
  const text = calendar("SUMMARY:Overleg").slice(2).join("\r\n")
  const header = "To: a@x.example\r\nContent-Type: text/calendar; charset=utf-16le\r\n"
  const octets = new Uint8Array([
    ...octetsOf(`${header}Content-Transfer-Encoding: base64\r\n\r\n`),
    ...octetsOf(Buffer.from(text, "utf16le").toString("base64")),
  ])
  const message = parseMessage(octets)
  const audience = readAudience(message, undefined, [])
  const words = readOwnWords({
    message,
    subject: "",
    zones: [],
    audience,
    earlier: () => [],
    isNewcomer: () => false,
  })
  assert.equal(words.eventTitle, "Overleg")
})

test("own words: what is hidden in markup is read, and comments are not", () => {
  const hidden = '<p>Dag.</p><div style="display:none">Dossier van Vos</div><!-- oud -->'
  const { newText } = wordsOf(parts([HTML, hidden]))
  assert.deepEqual(newText.split(/\n+/), ["Dag.", "Dossier van Vos"])
})

test("own words may hold what is hidden in markup", () => {
  const text = "Content-Type: text/html\r\n\r\n<p>Dag.</p><p hidden>Vos</p>\r\n"
  const message = parseMessage(octetsOf(text))
  const mayHold = (word: string): boolean =>
    mayOwnWordsHold(
      (words) => words.includes(word),
      message,
      "",
      readBodyTexts(message),
      readAudience(message, undefined, []),
    )
  assert.deepEqual([mayHold("Vos"), mayHold("Kok")], [true, false])
})
