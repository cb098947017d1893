import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { findQuotedBlocks } from "./quoted-header.ts"

type People = {
  readonly from?: readonly string[]
  readonly to?: readonly string[]
  readonly cc?: readonly string[]
  readonly bcc?: readonly string[]
}

const jan = "jan@example.nl"
const piet = "piet@example.org"
const els = "els@voorbeeld.example"
const all: People = { from: [jan], to: [piet], cc: [els] }

const table: readonly (readonly [name: string, text: string, expected: readonly People[]])[] = [
  [
    "Outlook in Dutch",
    `Van: Jan <${jan}>\nVerzonden: maandag 3 mei 2026 12:46\nAan: Piet <${piet}>\nCC: Els <${els}>\nOnderwerp: Brief\n\nBeste Piet,`,
    [all],
  ],
  [
    "Outlook in English",
    `From: Jan <${jan}>\r\nSent: Monday, May 3, 2026 12:46 PM\r\nTo: Piet <${piet}>\r\nCc: Els <${els}>\r\nSubject: Letter\r\n\r\nDear Piet,`,
    [all],
  ],
  [
    "Gmail in Dutch, half in English",
    `---------- Forwarded message ---------\nVan: Jan <${jan}>\nDate: ma 3 mei 2026 om 12:46\nSubject: Brief\nTo: <${piet}>\nCc: ${els}\n`,
    [all],
  ],
  [
    "Apple Mail quotes the block itself",
    `> Begin doorgestuurd bericht:\n>\n> Van: Jan <${jan}>\n> Onderwerp: Brief\n> Datum: 3 mei 2026 om 12:46\n> Aan: ${piet}\n> Kopie: ${els}\n>\n> Beste Piet,`,
    [all],
  ],
  ["quoted twice", `> > Van: ${jan}\n> > Aan: ${piet}\n> > Cc: ${els}`, [all]],
  [
    "emphasis around the labels",
    `*Van:* Jan <${jan}>\n*Verzonden:* maandag\n*Aan:* ${piet}\n**Cc:** ${els}`,
    [all],
  ],
  [
    "labels in bold type of a half decoded text",
    `<b>Van:</b> ${jan}<br>\n<b>Aan:</b> ${piet}\n<b>Cc</b>: ${els}`,
    [all],
  ],
  [
    "tabs behind the labels, as Thunderbird does",
    `-------- Doorgestuurd bericht --------\nOnderwerp: \tBrief\nDatum: \tMon, 3 May 2026 12:46:30 +0200\nVan: \tJan <${jan}>\nAan: \t${piet}\nCC: \t${els}`,
    [all],
  ],
  [
    "white space before the colon, as in French",
    `De : Jan <${jan}>\nDate\u00A0: lundi 3 mai\nÀ : ${piet}\nCc : ${els}`,
    [all],
  ],
  ["full-width colons", `送信元：Jan <${jan}>\n日付：2026年5月3日\n送信先：${piet}\nCC：${els}`, [all]],
  ["labels composed of letters and marks", `De: ${jan}\nA\u0300: ${piet}\nCc: ${els}`, [all]],
  [
    "a semicolon list over several lines",
    `Van: ${jan}\nAan: Piet <${piet}>;\nKees <kees@example.org>;\n  Teun <teun@example.org>\nOnderwerp: Brief`,
    [{ from: [jan], to: [piet, "kees@example.org", "teun@example.org"] }],
  ],
  [
    "a list that breaks within a name",
    `From: ${jan}\nTo: Piet <${piet}>, "Kees de\nWit" <kees@example.org>\nSubject: x`,
    [{ from: [jan], to: [piet, "kees@example.org"] }],
  ],
  [
    "a list wrapped under quotation marks",
    `> From: ${jan}\n> To: ${piet},\n> kees@example.org\n> Subject: x`,
    [{ from: [jan], to: [piet, "kees@example.org"] }],
  ],
  [
    "a value on the line below its label",
    `Van:\n${jan}\nAan:\nPiet\n<${piet}>\nOnderwerp:\nBrief`,
    [{ from: [jan], to: [piet] }],
  ],
  [
    "a wrapped subject in the middle",
    `From: ${jan}\nSubject: a very long\nsubject\nTo: ${piet}`,
    [{ from: [jan], to: [piet] }],
  ],
  [
    "empty lines between the header lines",
    `Van: ${jan}\n\nVerzonden: maandag\n\nAan: ${piet}\n\nOnderwerp: Brief`,
    [{ from: [jan], to: [piet] }],
  ],
  [
    "links beside the addresses",
    `From: Jan [mailto:${jan}]\nTo: Piet <${piet}<mailto:${piet}>>\nCc: <mailto:${els}>`,
    [all],
  ],
  ["address and name alike", `From: ${jan} <${jan}>\nTo: '${piet}' <${piet}>\nCc: "${els}" <${els}>`, [all]],
  [
    "Reply-To counts as sender",
    `From: ${jan}\nReply-To: info@example.nl\nTo: ${piet}\nCc: ${els}`,
    [{ ...all, from: [jan, "info@example.nl"] }],
  ],
  [
    "who is in Bcc stands apart from who is in Cc",
    `From: ${jan}\nTo: ${piet}\nCc: ${els}\nBcc: mo@example.nl`,
    [{ ...all, bcc: ["mo@example.nl"] }],
  ],
  [
    "behind an announcement Bcc alone is a block",
    `-----Original Message-----\nBcc: ${els}`,
    [{ bcc: [els] }],
  ],
  ["copies of both kinds and nothing else are no header", `Cc: ${piet}\nBcc: ${els}`, []],
  [
    "a label for both kinds of copies counts as the hidden one",
    `Van: ${jan}\nAan: ${piet}\nCc/Bcc: ${els}`,
    [{ from: [jan], to: [piet], bcc: [els] }],
  ],
  [
    "names without addresses",
    "-----Original Message-----\nFrom: Jan Jansen\nSent: 3 May 2026 07:53\nTo: Piet Pietersen\nSubject: Letter\n",
    [{}],
  ],
  ["names and a header of several languages", "Van: Jan Jansen\nDate: 3 mei 2026\nOnderwerp: Brief", [{}]],
  [
    "an announced block of a single line",
    `-----Original Message-----\nFrom: ${jan}\n\nDear`,
    [{ from: [jan] }],
  ],
  [
    "the whole header on one line, as Yahoo does",
    `   ----- Doorgestuurd bericht ----- Van: Jan <${jan}>Aan: "Piet" <${piet}>Cc: Els <${els}>Verzonden: maandag 3 mei 2026 09:26:50 CETOnderwerp: Brief`,
    [all],
  ],
  [
    "the whole header on one line, with spaces",
    `Van: Jan <${jan}> Verzonden: maandag Aan: ${piet} Cc: ${els} Onderwerp: Brief`,
    [all],
  ],
  [
    "a colon that Yahoo forgets in Polish",
    `----- Przekazana wiadomość ----- Od: Jan <${jan}>Do: <${piet}>Dw Els <${els}>Temat: x`,
    [all],
  ],
  [
    "Notes, with the sender above",
    `Jan Jansen <${jan}> on 05/03/2026 12:46:50 PM\nTo: ${piet}\ncc: ${els}\n\nSubject: Letter`,
    [all],
  ],
  [
    "two mails, one under the other",
    `Van: ${jan}\nAan: ${piet}\nOnderwerp: Re: x\n\ntekst\n\nVan: ${piet}\nAan: ${jan}\nOnderwerp: x`,
    [
      { from: [jan], to: [piet] },
      { from: [piet], to: [jan] },
    ],
  ],
  [
    "two headers without a line between",
    `Van: ${jan}\nAan: ${piet}\nVan: ${piet}\nAan: ${jan}`,
    [
      { from: [jan], to: [piet] },
      { from: [piet], to: [jan] },
    ],
  ],

  ["an attribution in Dutch", `Op 28-10-2026 12:46 heeft Jan <${jan}> geschreven:`, [{ from: [jan] }]],
  ["Gmail's attribution in Dutch", `Op di 3 mei 2026 om 12:46 schreef Jan <${jan}>:`, [{ from: [jan] }]],
  [
    "Apple's attribution in Dutch",
    `Op 3 mei 2026 om 12:46 heeft Jan <${jan}> het volgende geschreven:`,
    [{ from: [jan] }],
  ],
  ["Roundcube's attribution in Dutch", "Jan Jansen schreef op 2026-05-03 12:46:", [{}]],
  [
    "an attribution wrapped over two lines",
    `On Wed, May 3, 2026 at 9:31 AM Jan <${jan}>\nwrote:`,
    [{ from: [jan] }],
  ],
  [
    "an attribution wrapped within the address",
    `Op wo 3 mei 2026 om 09:31 schreef Jan Jansen <\n${jan}>:`,
    [{ from: [jan] }],
  ],
  [
    "an attribution wrapped over three lines, quoted",
    `> Op wo 3 mei 2026 om 09:31\n> schreef Jan Jansen\n> <${jan}>:`,
    [{ from: [jan] }],
  ],
  ["an attribution without an address", "On 03/11/2026 15:51, John Doe wrote:", [{}]],
  ["an attribution by a date alone, with a quote below", "On May 3, 2026, John Doe wrote:\n> hello", [{}]],
  [
    "an attribution behind a byte order mark",
    `\uFEFFOn 28/10/2026 12:46, "Jan" <${jan}> wrote:`,
    [{ from: [jan] }],
  ],

  ["no block: a single line", "To: the point", []],
  ["no block: prose with a colon", "Aan: dit is voor iedereen.\nDe afspraak: morgen.\nVan: niemand.", []],
  ["no block: an appointment", "Onderwerp: Overleg\nDatum: 12 mei 2026\nVan: 10:00 uur\nTot: 12:00 uur", []],
  ["no block: a journey", "Datum: 12 mei\nVan: Utrecht\nNaar: Zwolle", []],
  ["no block: a line of contact data", `Tel: 030 123\nE-mail: ${jan}`, []],
  ["no block: addresses far apart", `To: ${piet}\n\n\nCc: ${els}`, []],
  ["no attribution: somebody wrote something", "In 2019 schreef de gemeente het volgende:\n- niets", []],
  [
    "no attribution: a verb in the sentence before",
    `Hij schreef vorige week.\nHet adres is ${jan}, nu dit:`,
    [],
  ],
  ["no attribution: a list is announced", "Dit zijn de namen van 12:00 uur:\n- Jan", []],
  ["no attribution: a verb inside a word", `De schreefletters van ${jan} zijn:`, []],
]
for (const [name, text, expected] of table) {
  test(name, () => {
    const found = findQuotedBlocks(text).map(({ from, to, cc, bcc }) => ({ from, to, cc, bcc }))
    assert.deepEqual(
      found,
      expected.map((people) => ({ from: [], to: [], cc: [], bcc: [], ...people })),
    )
  })
}

const languages: readonly (readonly [
  language: string,
  from: string,
  to: string,
  cc: string,
  date: string,
  subject: string,
  attribution: string,
])[] = [
  ["nl", "Van", "Aan", "Kopie", "Datum", "Onderwerp", "Op 3-5-2026 12:46 schreef X:"],
  ["en", "From", "To", "Cc", "Date", "Subject", "On 3/5/2026 12:46, X wrote:"],
  ["de", "Von", "An", "Kopie (CC)", "Gesendet", "Betreff", "Am 3.5.2026 um 12:46 schrieb X:"],
  ["fr", "De", "À", "Copie à", "Envoyé", "Objet", "Le 3/5/2026 à 12:46, X a écrit :"],
  ["es", "De", "Para", "CC", "Fecha", "Asunto", "El 3/5/2026 12:46, X escribió:"],
  ["it", "Da", "A", "Cc", "Data", "Oggetto", "Il giorno 3/5/2026 12:46 X ha scritto:"],
  ["pt", "De", "Para", "Cc", "Data", "Assunto", "Em 3/5/2026 12:46, X escreveu:"],
  ["pt-br", "De", "Para", "Cc", "Enviado", "Assunto", "Em 3/5/2026 às 12:46, X escreveu:"],
  ["da", "Fra", "Til", "Cc", "Dato", "Emne", "Den 3.5.2026 kl. 12.46 skrev X:"],
  ["sv", "Från", "Till", "Kopia", "Datum", "Ämne", "Den 3/5/2026 12:46 skrev X följande:"],
  ["no", "Fra", "Til", "Kopi", "Dato", "Emne", "X skrev følgende den 3/5/2026, 12:46:"],
  ["fi", "Lähettäjä", "Vastaanottaja", "Kopio", "Päivämäärä", "Aihe", "X kirjoitti 3/5/2026 12.46:"],
  ["pl", "Od", "Do", "DW", "Wysłano", "Temat", "Dnia 3/5/2026, 12:46 użytkownik X napisał:"],
  ["cs", "Od", "Komu", "Kopie", "Datum", "Předmět", "Dne 3/5/2026 12:46, X napsal(a):"],
  ["sk", "Od", "Pre", "Kópia", "Dátum", "Predmet", "3/5/2026 12:46 používateľ X napísal:"],
  ["hu", "Feladó", "Címzett", "Másolat", "Dátum", "Tárgy", "3/5/2026 12:46 időpontban X ezt írta:"],
  ["ro", "De la", "Către", "Cc", "Trimis", "Subiect", "În 3/5/2026 12:46, X a scris:"],
  ["hr", "Šalje", "Prima", "Kopija", "Datum", "Predmet", "Dana 3/5/2026 12:46 X je napisao/la:"],
  ["ru", "От", "Кому", "Копия", "Дата", "Тема", "3/5/2026, 12:46 пользователь X написал:"],
  ["uk", "Від кого", "Кому", "Копія", "Дата", "Тема", "3/5/2026 12:46 X пише:"],
  ["tr", "Kimden", "Kime", "Bilgi", "Tarih", "Konu", "X, 3/5/2026 12:46 tarihinde şunu yazdı:"],
  ["et", "Saatja", "Saaja", "Koopia", "Kuupäev", "Teema", "X kirjutas kuupäeval 3/5/2026 12:46:"],
  ["ja", "差出人", "宛先", "Cc", "日時", "件名", "2026年5月3日(日) 12:46 X:"],
]
for (const [language, from, to, cc, date, subject, attribution] of languages) {
  test(`a block and an attribution in ${language}`, () => {
    const block = `${from}: Jan <${jan}>\n${date}: 3/5/2026\n${to}: ${piet}\n${cc}: ${els}\n${subject}: x\n\n`
    const found = findQuotedBlocks(`${block}${attribution.replace("X", `Kees <kees@example.org>`)}\n\ntext`)
    assert.deepEqual(
      found.map((one) => [one.from, one.to, one.cc]),
      [
        [[jan], [piet], [els]],
        [["kees@example.org"], [], []],
      ],
    )
    assert.equal(block.slice(found[0]?.start, found[0]?.end), block.trim())
  })
}

test("a block begins with its first label and ends with its last value", () => {
  const text = `Hoi\n\n> *Van:* ${jan}\n> Aan: ${piet}\n>\n> tekst`
  const [block] = findQuotedBlocks(text)
  assert.equal(text.slice(block?.start, block?.end), `Van:* ${jan}\n> Aan: ${piet}`)
})

test("no more blocks than asked for", () => {
  const text = `Van: ${jan}\nAan: ${piet}\n\nOp 3-5-2026 12:46 schreef Jan:\n\n`.repeat(3)
  assert.equal(findQuotedBlocks(text).length, 6)
  assert.equal(findQuotedBlocks(text, 6).length, 6)
  assert.equal(findQuotedBlocks(text, 5).length, 5)
  assert.equal(findQuotedBlocks(text, 2).length, 2)
})

test("ten thousand recipients over as many lines are all found", () => {
  const people = Array.from({ length: 10_000 }, (_, at) => `p${at}@example.org`)
  const [block] = findQuotedBlocks(`Van: ${jan}\nAan: ${people.join(";\n")}\nOnderwerp: x\n`)
  assert.deepEqual(block?.to, people)
})

const bombs: readonly (readonly [name: string, text: string])[] = [
  ["labels on one line", `-- ${"To: a ".repeat(30_000)}`],
  ["colons", `From: ${"a :".repeat(30_000)}`],
  ["lines with a colon at the end", "wrote wrote wrote:\n".repeat(20_000)],
  ["signs of quotation", "> ".repeat(200_000)],
  ["labels that go on and on", "To: x\nFrom: y\n".repeat(20_000)],
  ["lines of a list without end", `To: ${"a@b.c;\n".repeat(30_000)}`],
  ["line ends", "\r\n".repeat(200_000)],
]
for (const [name, text] of bombs)
  test(`many ${name} are read to the end`, () => assert.ok(findQuotedBlocks(text)))

test("two attributions on two lines are two blocks", () => {
  const text = "On 3-5-2026 12:46 X wrote:\nOn 3-5-2026 12:47 Y wrote:\n> a"
  assert.deepEqual(
    findQuotedBlocks(text).map(({ start, end }) => text.slice(start, end)),
    ["On 3-5-2026 12:46 X wrote:", "On 3-5-2026 12:47 Y wrote:"],
  )
})

test("blocks are in order, do not overlap and lie within any text", () => {
  const piece = fc.constantFrom(
    "Van: ",
    "To: ",
    "Cc:",
    jan,
    "\n",
    "\r\n",
    " ",
    "> ",
    "--",
    ":",
    "On 3-5-2026 12:46 ",
    "wrote",
    ";",
    "<",
    "：",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("")
      let last = 0
      for (const { start, end } of findQuotedBlocks(text)) {
        assert.ok(start >= last && end > start && end <= text.length)
        last = end
      }
    }),
    { numRuns: 1000 },
  )
})
