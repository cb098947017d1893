/**
 * Messages to measure with: made here, the same octets on every machine and in every run.
 *
 * Ordinary mail as offices send it: mostly short texts to one to four people, replies with quoted threads, HTML with a
 * plain twin, now and then a signature image or a small attachment. Nobody in it exists.
 */
import { zipSync } from "fflate"

const utf8 = new TextEncoder()

/** mulberry32: small, seeded, good enough to vary sentences. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const WORDS =
  "de het een van en in op met voor aan niet dat wij naar over bij ook nog maar dan vergadering planning offerte rapport begroting afspraak wethouder bijlage week maandag dinsdag project team vraag antwoord graag even kijken morgen besluit college raad stukken agenda concept versie akkoord reactie termijn contract levering locatie sporthal fietspad riolering vergunning aanvraag overleg notulen actiepunt the and for with please find attached meeting report schedule budget review next steps regards".split(
    " ",
  )
const NAMES = [
  "jan.devries",
  "k.bakker",
  "fatima.elidrissi",
  "p.jansen",
  "s.visser",
  "tom.deboer",
  "info",
  "m.vandenberg",
  "r.smit",
  "lisa.mulder",
]
const HOSTS = [
  "voorbeeld.example",
  "voorbeeld.example",
  "aannemer.example",
  "advies.example",
  "provincie.example",
]

type Pick = (list: readonly string[]) => string

function writer(random: () => number): {
  readonly pick: Pick
  readonly sentences: (count: number) => string
  readonly address: () => string
} {
  const pick: Pick = (list) => list[Math.floor(random() * list.length)] ?? ""
  const sentence = (): string => {
    const words = Array.from({ length: 6 + Math.floor(random() * 14) }, () => pick(WORDS)).join(" ")
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  }
  const sentences = (count: number): string =>
    Array.from({ length: count }, sentence)
      .join(" ")
      .replace(/(.{60,72}) /g, "$1\r\n")
  return { pick, sentences, address: () => `${pick(NAMES)}@${pick(HOSTS)}` }
}

/** `count` ordinary messages; about 4 KB on average. */
export function ordinaryMail(count: number): readonly Uint8Array[] {
  const random = randomFrom(20_261_121)
  return Array.from({ length: count }, (_, number) => utf8.encode(ordinaryMessage(random, number)))
}

/** Letters of so many octets of plain text, to one or two people outside: what the words cost, and little else. */
export function longLetters(count: number, octets: number): readonly Uint8Array[] {
  const random = randomFrom(7)
  const { sentences, address } = writer(random)
  return Array.from({ length: count }, (_, number) => {
    const paragraphs: string[] = []
    for (let length = 0; length < octets;) {
      const paragraph = sentences(5)
      paragraphs.push(paragraph)
      length += paragraph.length + 4
    }
    const to = number % 2 === 0 ? address() : `${address()}, ${address()}`
    return utf8.encode(
      `From: karin@voorbeeld.example\r\nTo: ${to}\r\nSubject: ${sentences(1)}\r\nMIME-Version: 1.0\r\n` +
        `Content-Type: text/plain; charset=utf-8\r\n\r\nBeste mensen,\r\n\r\n${paragraphs.join("\r\n\r\n")}\r\n\r\nGroet,\r\nKarin\r\n`,
    )
  })
}

function ordinaryMessage(random: () => number, number: number): string {
  const { pick, sentences, address } = writer(random)
  const to = Array.from({ length: 1 + Math.floor(random() * 3) }, () => `"${pick(NAMES)}" <${address()}>`)
  const cc = random() < 0.3 ? [`Cc: ${address()}`] : []
  const header = [
    `Received: from mail.voorbeeld.example (mail.voorbeeld.example [192.0.2.${number % 250}])`,
    `\tby relay.voorbeeld.example (Postfix) with ESMTPS id 4Xk${number}`,
    `\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256); Fri, 20 Nov 2026 09:${10 + (number % 50)}:00 +0100`,
    `From: "Karin Bakker" <k.bakker@voorbeeld.example>`,
    `To: ${to.join(",\r\n\t")}`,
    ...cc,
    `Subject: ${random() < 0.4 ? "Re: " : ""}${sentences(1).slice(0, 50).replaceAll("\r\n", " ")}`,
    `Date: Fri, 20 Nov 2026 09:${10 + (number % 50)}:12 +0100`,
    `Message-ID: <${number}.20261120@voorbeeld.example>`,
    "X-Mailer: Microsoft Outlook 16.0",
    "Thread-Index: AQHYZ3Jk0aVb1c2d3e4f5g6h7i8j9k==",
    "Accept-Language: nl-NL, en-US",
    "Content-Language: nl-NL",
    "MIME-Version: 1.0",
  ]
  const own = `Beste ${pick(NAMES)},\r\n\r\n${sentences(3 + Math.floor(random() * 8))}\r\n\r\n${sentences(3)}\r\n\r\nMet vriendelijke groet,\r\n\r\nKarin Bakker\r\nTelefoon 0123-456789\r\nwww.voorbeeld.example\r\n`
  const quoted = random() < 0.4 ? quotedThread(sentences, address) : ""
  const text = own + quoted
  if (random() < 0.5)
    return [
      ...header,
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
      "",
      text,
    ].join("\r\n")
  const html = `<html><head><style>p{margin:0}</style></head><body lang=3D"NL"><div>${text
    .split("\r\n")
    .map(
      (line) =>
        `<p class=3D"MsoNormal"><span style=3D"font-size:11pt">${line.replaceAll("<", "&lt;").replaceAll("=", "=3D") || "&nbsp;"}</span></p>`,
    )
    .join("=\r\n")}</div></body></html>`
  return [
    ...header,
    `Content-Type: multipart/alternative; boundary="=_${number}_alt"`,
    "",
    `--=_${number}_alt`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    `--=_${number}_alt`,
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    html,
    `--=_${number}_alt--`,
    "",
  ].join("\r\n")
}

function quotedThread(sentences: (count: number) => string, address: () => string): string {
  return [
    "",
    "Van: Jan de Vries <jan.devries@voorbeeld.example>",
    "Verzonden: donderdag 19 november 2026 16:20",
    `Aan: Karin Bakker <k.bakker@voorbeeld.example>; ${address()}`,
    "Onderwerp: planning",
    "",
    sentences(8),
    "",
  ].join("\r\n")
}

/** The envelope of `largeMessage`: its visible recipients and one more. */
export const LARGE_ENVELOPE = {
  sender: "k.bakker@voorbeeld.example",
  recipients: [
    "jan.devries@voorbeeld.example",
    "m.smit@aannemer.example",
    "info@provincie.example",
    "verborgen@elders.example",
  ],
}

/** One message of about `octets` octets: a text, PDF-like and JPEG-like attachments in base64, and one document. */
export function largeMessage(octets: number): Uint8Array {
  const random = randomFrom(7)
  const { sentences } = writer(random)
  const document = zipSync({
    "word/document.xml": utf8.encode(
      `<w:document>${"<w:p><w:t>agenda en notulen</w:t></w:p>".repeat(4000)}</w:document>`,
    ),
  })
  const each = Math.max(1, Math.floor(((octets - document.length * 1.4) * 57) / 78 / 3))
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${sentences(40)}\r\n`,
    attachment(
      "verslag.docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      document,
    ),
    ...["tekening.pdf", "foto.jpg", "kaart.tif"].map((name) =>
      attachment(name, "application/octet-stream", noise(random, each)),
    ),
  ]
  return utf8.encode(
    [
      "From: Karin Bakker <k.bakker@voorbeeld.example>",
      "To: Jan de Vries <jan.devries@voorbeeld.example>, m.smit@aannemer.example, info@provincie.example",
      "Subject: tekeningen",
      "Date: Fri, 20 Nov 2026 09:10:00 +0100",
      "Message-ID: <groot@voorbeeld.example>",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="grens"',
      "",
      ...parts.map((part) => `--grens\r\n${part}`),
      "--grens--",
      "",
    ].join("\r\n"),
  )
}

function attachment(name: string, type: string, bytes: Uint8Array): string {
  const lines = bytes.toBase64().replace(/.{76}/g, "$&\r\n")
  return `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}`
}

function noise(random: () => number, octets: number): Uint8Array {
  const bytes = new Uint8Array(octets)
  for (let at = 0; at < octets; at += 1) bytes[at] = random() * 256
  return bytes
}

/** A short message with so many visible strangers: the police e-mail, in any size. */
export function crowdedMessage(recipients: number): Uint8Array {
  const to = Array.from(
    { length: recipients },
    (_, number) => `Collega ${number} <collega${number}@thuis${number}.example>`,
  )
  return utf8.encode(
    [
      "From: Karin Bakker <k.bakker@voorbeeld.example>",
      `To: ${to.join(",\r\n\t")}`,
      "Subject: Uitnodiging contactdag",
      "Date: Fri, 20 Nov 2026 09:10:00 +0100",
      "Message-ID: <contactdag@voorbeeld.example>",
      "",
      "Beste collega,\r\n\r\nU bent van harte uitgenodigd.\r\n",
    ].join("\r\n"),
  )
}
