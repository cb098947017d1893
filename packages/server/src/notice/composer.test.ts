import { describe, test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import PostalMime from "postal-mime"
import type { Email } from "postal-mime"
import { CATEGORIES } from "@sluis/core/facts/facts"
import type { Obstacle } from "@sluis/core/facts/facts"
import { OBSTACLE_REASONS } from "@sluis/core/policy/fixed-reason"
import type { Reason } from "@sluis/core/policy/verdict"
import type { Sight } from "../app/gate/judged.ts"
import type { DropNoticeRequest, NoticeRequest } from "../app/queue/own-mail.ts"
import { dropNoticeComposer, noticeComposer } from "./composer.ts"
import { HELD, REASON, SENDER, SEPARATELY, SIGHT } from "./sample-notice.ts"

const CONTACT = "privacy@voorbeeld.example"
const OPTIONS = {
  organisation: "Gemeente <Voorbeeld>",
  contact: CONTACT,
  language: "both" as const,
  timeZone: "Europe/Amsterdam",
  from: "sluis@voorbeeld.example",
  hostName: "sluis.voorbeeld.example",
}
const compose = noticeComposer(OPTIONS)

type Read = { readonly mail: Email; readonly raw: string; readonly text: string; readonly html: string }

async function read(octets: Uint8Array): Promise<Read> {
  const mail = await PostalMime.parse(octets)
  const plain = (text: string): string => text.replaceAll("\u00A0", " ")
  return {
    mail,
    raw: Buffer.from(octets).toString(),
    text: plain(mail.text ?? ""),
    html: plain(mail.html ?? ""),
  }
}

const about = (sight: Partial<Sight>, request: Partial<NoticeRequest> = {}): NoticeRequest => ({
  ...SEPARATELY,
  ...request,
  sight: { ...SIGHT, ...sight },
})
const listed = (listedCounts: Partial<Sight["listed"]>): Partial<Sight> => ({
  visible: 0,
  hidden: 25,
  recipients: 25,
  introductions: 0,
  exposures: 0,
  sensitivity: "none",
  categories: [],
  listed: { ...SIGHT.listed, ...listedCounts },
})
const hold = (by: "sender" | "second-person", showing?: "self"): NoticeRequest["verdict"] => ({
  kind: "hold",
  releasableBy: by,
  reasons: [REASON],
  ...(showing !== undefined && { showing }),
})

const LISTED: Reason = {
  rule: "listed/in-content",
  nl: "In deze mail of in een bijlage staan adressen van andere mensen. Haal ze weg en stuur de mail opnieuw.",
  en: "This message or an attachment has addresses of other people in it. Remove them and send it again.",
}
const PERSON: Reason = {
  rule: "listed/person-to-many",
  nl: "30 mensen krijgen te lezen wat over één persoon gaat. Haal het weg of stuur de mail aan minder mensen.",
  en: "30 people would read what is about one person. Take it out or send the message to fewer people.",
}
const EXIT_CHECK: Reason = {
  rule: "sluis/exit-check",
  nl: "In de tekst van deze mail staan adressen van andere ontvangers. Haal die weg en stuur hem opnieuw.",
  en: "The text of this message holds other recipients’ addresses. Take them out and send it again.",
}
/** A message that should go to each person separately and cannot. */
const stopped = (
  obstacle: Obstacle,
  found: Partial<Sight["listed"]>,
  language: "nl" | "en" = "nl",
): NoticeRequest => {
  const { rule, say } = OBSTACLE_REASONS[obstacle]
  return about(
    { ...listed(found), language, visible: 12, recipients: 12, introductions: 132 },
    { recipients: 12, verdict: { ...hold("second-person"), reasons: [LISTED, { rule, ...say }, REASON] } },
  )
}

describe("a notice says", () => {
  const cases: readonly [
    name: string,
    request: NoticeRequest,
    says: readonly RegExp[],
    not: readonly RegExp[],
  ][] = [
    [
      "what 112 people would have learnt, and that there is nothing to do",
      SEPARATELY,
      [
        /U hoeft niets te doen/,
        /112 mensen zouden elkaars adres hebben gezien\. Ieder van hen zou weten dat de andere 111 .*: gezondheid\./,
        /112 losse mails/,
        /uw mail van dinsdag 17 november om 17:28, aan 112 mensen/,
        /Tip voor de volgende keer\s+Zet de adressen volgende keer in Bcc\./,
      ],
      [/vrij te geven/, /Tip: /, /contactdag/, /sluis held/],
    ],
    [
      "the same to an English reader",
      about({ language: "en" }),
      [
        /nothing you need to do/,
        /Each of them would know that the other 111 /,
        /: health\./,
        /17 November at 17:28/,
      ],
      [/mensen/],
    ],
    [
      "everything twice, Dutch first, where the language is not known",
      about({ language: "" }),
      [/Uw mail gaat[\s\S]*Your message goes/i],
      [],
    ],
    [
      "that a held message reached nobody, how to mend it and how it can be released",
      HELD,
      [
        /Niemand heeft hem gekregen/,
        /wacht tot zondag 22 november om 17:28/,
        /aan iedereen apart of met alle adressen in Bcc/,
        /Of mogen deze mensen dit van elkaar weten\? Vraag dan privacy@voorbeeld\.example om de mail vrij/,
        /Voor de beheerder: sluis held show k7m2qx4tbn3dwz5a/,
      ],
      [/held release/, /tweede persoon/, /naar iedereen apart\./],
    ],
    [
      "that a release goes to each person separately, where it does",
      { ...HELD, verdict: hold("second-person", "self") },
      [/tweede persoon/, /Hij gaat dan naar iedereen apart\./],
      [],
    ],
    [
      "that the attachment with addresses can be removed",
      about(listed({ attached: 25 }), { verdict: hold("sender"), recipients: 25 }),
      [
        /In een bijlage staan de adressen van 25 mensen/,
        /Haal de bijlage met adressen weg/,
        /Of mag iedereen deze adressen zien/,
      ],
      [/zouden elkaars adres hebben/, /of met alle adressen in Bcc/],
    ],
    [
      "what can be done about an encrypted message, and nothing of an attachment, copies or Bcc",
      stopped("encrypted-recipients", { attached: 12 }),
      [
        /mensen zouden elkaars adres hebben gezien\./,
        /\* Deze mail kan niet aan iedereen apart: .* Stuur hem aan iedereen los\. De mail die nu wacht/,
        /Waarom\s+\* 112 mensen zouden elkaars adres zien\.\s/,
      ],
      [/bijlage/, /Zulke mail stuurt/, /Bcc/, /Haal ze weg/],
    ],
    [
      "what can be done about a signed message, and about the older mail in it",
      stopped("signed-content", { quoted: 3 }),
      [
        /zonder handtekening, of zet de adressen in Bcc\. Haal ook de oude mail onder uw tekst weg\./,
        /In deze mail of in een bijlage staan adressen/,
      ],
      [/Zulke mail stuurt/],
    ],
    [
      "the same to an English reader",
      stopped("signed-content", { quoted: 3 }, "en"),
      [/Send it unsigned, .* Remove the older mail below your text as well\. You can leave the one/],
      [/Sluis sends such/],
    ],
    [
      "where the exit check found an address, once",
      about(
        { ...listed({ text: 1 }), visible: 10, introductions: 90 },
        { recipients: 10, verdict: { ...hold("second-person"), reasons: [EXIT_CHECK, REASON] } },
      ),
      [/\* In de tekst van deze mail staan adressen .* Haal die weg en stuur hem opnieuw\. De mail die nu/],
      [/Haal de adressen uit uw tekst/, /Haal ook/, /Zulke mail stuurt/],
    ],
    [
      "all the places at once",
      about(listed({ attached: 2, quoted: 3, text: 1 }), { verdict: hold("sender"), recipients: 25 }),
      [
        /bijlage met adressen, de oude mail onder uw tekst en de adressen uit uw tekst weg/,
        /In uw tekst staat het adres van 1 persoon/,
      ],
      [],
    ],
    [
      "the reason first, where there is nothing to count",
      about(listed({}), { verdict: hold("second-person"), recipients: 25 }),
      [/krijgt u bericht\.\s+Waarom\s/, /Kunt u dat veranderen/],
      [/bijna gebeurde/],
    ],
    [
      "that addresses of Bcc were taken out, and nothing of what stays",
      about(
        { ...listed({ header: 25 }), introductions: 6, visible: 3 },
        { verdict: { kind: "individualise", showing: "visible", reasons: [REASON] }, recipients: 28 },
      ),
      [/stonden 25 adressen uit Bcc/, /haalt de adressen uit Bcc weg/],
      [/zouden elkaars adres hebben/, /losse mails/],
    ],
    [
      "that colleagues may have it already, where not everybody gets it through us",
      { ...HELD, recipients: 2 },
      [/Collega’s kunnen hem wel al hebben/],
      [/Niemand heeft hem gekregen/],
    ],
    [
      "no separate copies, where it is held for what it says of one person",
      about(
        { sensitivity: "assumed", introductions: 0, exposures: 870, visible: 30, recipients: 30 },
        { recipients: 30, verdict: { ...hold("sender"), reasons: [PERSON] } },
      ),
      [/30 mensen krijgen te lezen/, /Of moet de mail toch zo weg/],
      [/van elkaar weten/, /iedereen apart/, /Bcc/],
    ],
    [
      "the subject, where being on the list says nothing",
      about({ sensitivity: "none", exposures: 0, categories: [] }),
      [/uw mail “Uitnodiging contactdag” van/],
      [/verraadt/],
    ],
    [
      "no subject with an address in it",
      about({ sensitivity: "none", exposures: 0, subject: "adres van kees@elders.example" }),
      [/uw mail van/],
      [/kees/],
    ],
    [
      "what is only assumed as that",
      about({ sensitivity: "assumed", categories: ["debt", "health"] }),
      [/verraadt misschien iets over hen: gezondheid en schulden/],
      [/contactdag/],
    ],
  ]
  for (const [name, request, says, not] of cases) {
    test(name, async () => {
      const { text, html } = await read(await compose(request))
      const words = html
        .slice(html.indexOf("<body"))
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
      for (const pattern of says) assert.match(text, pattern)
      for (const pattern of not) {
        assert.doesNotMatch(text, pattern)
        assert.doesNotMatch(words, pattern)
      }
      for (const line of text.split("\n").filter((one) => /[a-z]/.test(one) && !one.startsWith("-- "))) {
        const inHtml = line
          .replace(/^\* /, "")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;")
          .replaceAll("'", "&#39;")
        assert.ok(words.toLowerCase().includes(inHtml.toLowerCase().trim()), `the HTML does not say: ${line}`)
      }
    })
  }

  test("whom to ask and who guards, also where nothing is configured", async () => {
    const bare = { ...OPTIONS, contact: undefined, organisation: "", language: "en" as const }
    const { text } = await read(
      await noticeComposer(bare)({ ...HELD, sight: { ...HELD.sight, language: "" } }),
    )
    assert.match(text, /Then ask your system administrator to release the message/)
    assert.match(text, /Sluis guards the outgoing mail\. /)
    assert.doesNotMatch(text, /mensen/)
  })

  const drops: readonly [cause: DropNoticeRequest["cause"], says: RegExp][] = [
    ["dropped", /heeft ernaar gekeken en besloten dat hij niet weggaat/],
    ["withdrawn", /Uit uw naam is besloten .*Was u dit niet\? Meld het dan meteen bij privacy@voorbeeld/s],
    ["expired", /de tijd om hem vrij te geven is voorbij/],
  ]
  for (const [cause, says] of drops) {
    test(`that a held message was ${cause}, and why it was held`, async () => {
      const { text, mail } = await read(
        await dropNoticeComposer(OPTIONS)({
          cause,
          id: HELD.id,
          at: HELD.expiresAt,
          arrivedAt: HELD.at,
          to: SENDER,
          messageId: HELD.messageId,
          reasons: HELD.verdict.reasons,
          sight: HELD.sight,
          recipients: 3,
        }),
      )
      assert.match(text, says)
      assert.match(text, /uw mail van dinsdag 17 november om 17:28/)
      assert.match(text, /3 mensen zien van elkaar/)
      assert.doesNotMatch(text, /sluis held/)
      assert.equal(mail.subject, "Sluis: uw mail is niet verstuurd")
    })
  }
})

describe("the fields of a notice", () => {
  test("say who it is from, that nobody wrote it, and what it is about", async () => {
    const { raw, mail } = await read(await compose(about({ language: "" })))
    const field = (name: string): string | undefined => mail.headers.find(({ key }) => key === name)?.value
    assert.deepEqual(mail.from, { name: "Sluis", address: OPTIONS.from })
    assert.deepEqual(mail.to, [{ name: "", address: SENDER }])
    assert.equal(field("auto-submitted"), "auto-generated")
    assert.equal(field("x-auto-response-suppress"), "All")
    assert.equal(field("content-language"), "nl, en")
    assert.equal(mail.inReplyTo, SEPARATELY.messageId)
    assert.equal(mail.references, SEPARATELY.messageId)
    assert.match(mail.messageId ?? "", /^<[0-9a-f]{32}@sluis\.voorbeeld\.example>$/)
    assert.equal(new Date(mail.date ?? "").getTime(), SEPARATELY.at)
    assert.match(mail.subject ?? "", /^Sluis: uw mail gaat .* \/ your message goes /)
    assert.match(raw, /^(?:[^\r\n]{0,998}\r\n)+$/, "lines end in CRLF and are short enough (RFC 5322 §2.1.1)")
    assert.match(raw, /^[\t\r\n -~]+$/, "no octet above 127")
  })

  const ids: readonly [name: string, messageId: string, repeated: boolean][] = [
    ["an ordinary one", "<a.b+c$1=x_y@[192.0.2.1]>", true],
    ["none", "", false],
    ["two", "<a@b.example> <c@d.example>", false],
    ["one with a line break", "<a@b.example>\r\nBcc: x@y.example", false],
    ["one with a quoted line break", '<"a\r\nBcc: x"@y.example>', false],
    ["one that is not ASCII", "<é@b.example>", false],
    ["one of 500 octets", `<${"a".repeat(488)}@b.example>`, true],
    ["one of 501 octets", `<${"a".repeat(489)}@b.example>`, false],
  ]
  for (const [name, messageId, repeated] of ids) {
    test(`Message-ID of the original: ${name} is ${repeated ? "" : "not "}repeated`, async () => {
      const { mail, raw } = await read(await compose({ ...SEPARATELY, messageId }))
      assert.equal(mail.inReplyTo ?? "", repeated ? messageId : "")
      assert.doesNotMatch(raw, /^Bcc/m)
    })
  }

  const senders: readonly [name: string, to: string, shown: string | undefined][] = [
    ["a quoted local part", '"de vries, jan"@voorbeeld.example', '"de vries, jan"@voorbeeld.example'],
    ["one in UTF-8", "jörg@voorbeeld.example", "jörg@voorbeeld.example"],
    ["one that pretends to be two", "a@b.example, c@d.example", undefined],
    ["one with a line break", "a@b.example\r\nBcc: c@d.example", undefined],
    [
      "254 octets",
      `${"a".repeat(243)}@b.example`.slice(0, 254),
      `${"a".repeat(243)}@b.example`.slice(0, 254),
    ],
    ["255 octets", `${"a".repeat(245)}@b.example`, undefined],
  ]
  for (const [name, to, shown] of senders) {
    test(`a sender with ${name}`, async () => {
      const { mail, raw } = await read(await compose({ ...SEPARATELY, to }))
      assert.ok((mail.to ?? []).length <= 1, JSON.stringify(mail.to))
      assert.equal(mail.cc, undefined)
      assert.equal(mail.bcc, undefined)
      assert.doesNotMatch(raw, /^(?:Cc|Bcc):/im)
      if (shown !== undefined) assert.equal(mail.to?.[0]?.address, shown)
    })
  }
})

describe("a notice with a link", () => {
  const LINK = "https://sluis.voorbeeld.example/decide#AQEB"
  const link = (id: string, expiresAt: number): string => `${LINK}-${id}-${expiresAt}`
  const linked = noticeComposer({ ...OPTIONS, link })
  const url = link(HELD.id, HELD.expiresAt)
  const cases: readonly [
    name: string,
    request: NoticeRequest,
    says: readonly RegExp[],
    not: readonly RegExp[],
  ][] = [
    [
      "says that copies, the original and dropping are the sender's choice",
      HELD,
      [/Bekijk wat ieder zou weten\. U kunt de mail aan iedereen apart versturen/, /Of verander de mail/],
      [/vrij te geven/, /sluis held/, /tweede persoon/],
    ],
    [
      "says that a second person can be asked, where the policy wants one",
      { ...HELD, verdict: hold("second-person") },
      [/U kunt een tweede persoon vragen om de mail te versturen, of besluiten om hem niet te versturen/],
      [/aan iedereen apart versturen/, /sluis held/],
    ],
    [
      "says what to take out, and nothing of copies where a list is attached",
      about(
        { ...listed({ attached: 25 }) },
        { ...HELD, sight: SIGHT, verdict: { ...hold("sender"), reasons: [LISTED] } },
      ),
      [/Haal de bijlage met adressen weg/, /toch zo versturen, of hem niet versturen/],
      [/apart versturen/, /vrij te geven\. Noem/],
    ],
  ]
  for (const [name, request, says, not] of cases) {
    test(name, async () => {
      const { text, html } = await read(await linked(request))
      for (const pattern of says) assert.match(text, pattern)
      for (const pattern of not) assert.doesNotMatch(text, pattern)
      const own = link(request.id, request.expiresAt)
      assert.ok(text.includes(`\nBekijk en beslis:\n${own}\n\n`), "the address is a line of its own")
      assert.ok(html.includes(`href="${own}"`))
    })
  }

  test("opens nothing else, and is in both languages where both are told", async () => {
    const { html, text } = await read(await linked({ ...HELD, sight: { ...HELD.sight, language: "" } }))
    assert.deepEqual(
      [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target),
      [url, url],
    )
    assert.match(text, /Look and decide:\nhttps/)
  })

  test("a message that is sent has nothing to decide", async () => {
    const { text, html } = await read(await linked(SEPARATELY))
    assert.ok(!text.includes(LINK) && !html.includes(LINK))
  })
})

test("the HTML loads nothing and says its language", async () => {
  const { html } = await read(await compose(about({ language: "" })))
  assert.doesNotMatch(html, /<(?:img|link|script|iframe|a|form|object)\b|url\(|@import|https?:|src=/i)
  assert.match(html, /<html lang="nl">/)
  assert.match(html, /lang="nl"[\s\S]*lang="en"/)
  assert.ok(html.includes("Gemeente &lt;Voorbeeld&gt;"))
})

test("markup in a subject or a reason is only text", async () => {
  const evil = `<script>alert(1)</script><img src=x> &lt; "' </td>`
  const reasons = [{ rule: "x", nl: evil, en: evil }] as const
  const request = about({ sensitivity: "none", subject: evil }, { verdict: { ...HELD.verdict, reasons } })
  const { html } = await read(await compose(request))
  assert.doesNotMatch(html, /<script|<img/i)
  assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt;"))
})

const count = fc.nat({ max: 2000 })
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "x\r\nBcc: kees@elders.example",
    "piet@elders.example",
    "<b>",
    "=?utf-8?q?kees=40elders.example?=",
    "%s ${x}",
  ),
)
const sight: fc.Arbitrary<Sight> = fc.record({
  department: hostile,
  recipients: count,
  visible: count,
  visibleOutside: count,
  hidden: count,
  introductions: count,
  exposures: count,
  sensitivity: fc.constantFrom("none", "assumed", "certain"),
  categories: fc.subarray([...CATEGORIES]),
  listed: fc.record({ header: count, quoted: count, text: count, attached: count }),
  automatic: fc.constant(false),
  language: fc.constantFrom("nl", "en", ""),
  subject: hostile,
})
const verdict: fc.Arbitrary<NoticeRequest["verdict"]> = fc.constantFrom(
  SEPARATELY.verdict,
  hold("sender"),
  hold("second-person"),
  hold("second-person", "self"),
  { kind: "individualise", showing: "visible", reasons: [REASON] },
)

test("whatever was seen, a notice names nobody but the sender, us and the contact, and breaks no field", async () => {
  await fc.assert(
    fc.asyncProperty(sight, verdict, count, async (seen, given, recipients) => {
      const { mail, text, html, raw } = await read(
        await compose({ ...SEPARATELY, sight: seen, verdict: given, recipients }),
      )
      const known = new Set([SENDER, OPTIONS.from, CONTACT])
      for (const shown of [mail.subject ?? "", text, html.replaceAll(/@media/g, "")])
        for (const [address] of shown.matchAll(/[^\s()<>"]+[@\uFF20][^\s()<>",]+/g))
          assert.ok(known.has(address), address)
      assert.deepEqual(mail.headers.map(({ key }) => key).toSorted(), FIELDS)
      assert.doesNotMatch(text + html, /undefined|NaN|\[object|null/)
      assert.ok(raw.length < 40_000, "one screen, whatever comes in")
    }),
    { numRuns: 60 },
  )
})

const FIELDS = [
  "auto-submitted",
  "content-language",
  "content-type",
  "date",
  "from",
  "in-reply-to",
  "message-id",
  "mime-version",
  "references",
  "subject",
  "to",
  "x-auto-response-suppress",
]
