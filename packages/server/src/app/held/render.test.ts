import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"

import { render, SHOWN } from "./render.ts"
import type { Rendered } from "./render.ts"

function of(text: string): Rendered {
  return render(new TextEncoder().encode(text.replaceAll("\n", "\r\n")))
}

const ALTERNATIVE = `From: =?utf-8?q?Ren=C3=A9?= <rene@voorbeeld.example>
To: Jan <jan@een.example>, fatima@twee.example
Cc: Groep: kees@drie.example;
SUBJECT: =?utf-8?b?VWl0bm9kaWdpbmc=?=
 voor u
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Caf=C3=A9
--c
Content-Type: text/html

<p>Caf&eacute;</p>
--c--
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''li%E2%82%ACst.pdf
Content-Transfer-Encoding: base64

AAECAwQ=
--b
Content-Type: message/rfc822

Subject: binnenin

hallo
--b--
`

describe("a rendered message", () => {
  test("has its fields decoded, on one line, with the names that were written", () => {
    const { header, subject, from, to, cc, size, cut } = of(ALTERNATIVE)
    assert.deepEqual(header.slice(0, 4), [
      { name: "From", value: "René <rene@voorbeeld.example>" },
      { name: "To", value: "Jan <jan@een.example>, fatima@twee.example" },
      { name: "Cc", value: "Groep: kees@drie.example;" },
      { name: "SUBJECT", value: "Uitnodiging voor u" },
    ])
    assert.equal(subject, "Uitnodiging voor u")
    assert.equal(from, "René <rene@voorbeeld.example>")
    assert.deepEqual(to, ["Jan <jan@een.example>", "fatima@twee.example"])
    assert.deepEqual(cc, ["kees@drie.example"])
    assert.equal(size, ALTERNATIVE.replaceAll("\n", "\r\n").length)
    assert.equal(cut, false)
  })

  test("has the plain text and the HTML of an alternative, and lists the rest", () => {
    const { text, html, attachments } = of(ALTERNATIVE)
    assert.equal(text, "Café")
    assert.equal(html, "<p>Caf&eacute;</p>")
    assert.deepEqual(attachments, [
      { path: "2", type: "application/pdf", filename: "li€st.pdf", size: 5 },
      { path: "3", type: "message/rfc822", filename: "", size: 26 },
    ])
  })

  const texts: readonly [says: string, mail: string, text: string, html: string | undefined][] = [
    [
      "of HTML alone: its text",
      "Content-Type: text/html\n\n<p>Hallo <b>Jan</b></p>",
      "Hallo Jan",
      "<p>Hallo <b>Jan</b></p>",
    ],
    ["without a type", "Subject: x\n\nHallo\n", "Hallo\r\n", undefined],
    ["of nothing", "", "", undefined],
    ["of an attachment alone", "Content-Type: text/plain; name=x.txt\n\nHallo", "", undefined],
    ["in an unknown charset", "Content-Type: text/plain; charset=klingon\n\nHallo", "Hallo", undefined],
  ]
  for (const [says, mail, text, html] of texts)
    test(`text ${says}`, () => {
      const rendered = of(mail)
      assert.equal(rendered.text, text)
      assert.equal(rendered.html, html)
    })

  test("keeps script as the text that it is", () => {
    const evil = `<script>alert(1)</script>`
    const { subject, from, attachments } = of(
      `From: "${evil}" <a@b.example>\nSubject: ${evil}\nContent-Type: application/x; name="${evil}"\n\n`,
    )
    assert.deepEqual([subject, from, attachments[0]?.filename], [evil, `${evil} <a@b.example>`, evil])
  })
})

describe("more than is shown is cut, and that is said", () => {
  const rows: readonly [
    says: string,
    mail: (count: number) => string,
    most: number,
    length: (shown: Rendered) => number,
  ][] = [
    ["text", (count) => `\n${"x".repeat(count)}`, SHOWN.text, ({ text }) => text.length],
    [
      "HTML",
      (count) => `Content-Type: text/html\n\n${" ".repeat(count)}`,
      SHOWN.html,
      ({ html }) => html?.length ?? 0,
    ],
    ["fields", (count) => "X: y\n".repeat(count), SHOWN.fields, ({ header }) => header.length],
    [
      "the values of fields",
      (count) => `X: ${"y".repeat(count)}\n\n`,
      SHOWN.header,
      ({ header }) => header[0]?.value.length ?? 0,
    ],
    [
      "recipients",
      (count) => `To: ${Array.from({ length: count }, (_, at) => `p${at}@b.example`).join(",\n ")}\n\n`,
      SHOWN.mailboxes,
      ({ to }) => to.length,
    ],
    [
      "attachments",
      (count) =>
        `Content-Type: multipart/mixed; boundary=b\n\n${"--b\nContent-Type: image/png\n\nx\n".repeat(count)}--b--\n`,
      SHOWN.attachments,
      ({ attachments }) => attachments.length,
    ],
  ]
  for (const [says, mail, most, length] of rows)
    test(says, () => {
      const [whole, more] = [of(mail(most)), of(mail(most + 1))]
      assert.deepEqual([length(whole), whole.cut], [most, false])
      assert.deepEqual([length(more), more.cut], [most, true])
    })

  test("text that is larger, encoded, than is decoded", () => {
    const { text, cut } = of(`Content-Transfer-Encoding: base64\n\n${"eHh4\n".repeat(2_500_000)}`)
    assert.deepEqual([text.length, cut], [SHOWN.text, true])
  })
})

test("no octets make rendering throw, and what is shown is bounded", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "From: ",
      "To: a@b.example, ",
      "\r\n",
      "\n\n",
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n",
      "--b\r\n",
      "Content-Type: text/html\r\n\r\n<",
      "=?utf-8?q?",
      "Content-Transfer-Encoding: base64\r\n",
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const octets = new TextEncoder().encode(pieces.join(""))
      const { header, text, size } = render(octets)
      assert.equal(size, octets.length)
      assert.ok(header.every(({ name, value }) => !/[\r\n]/.test(name + value)))
      assert.ok(text.length <= SHOWN.text)
    }),
  )
})
