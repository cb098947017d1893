import assert from "node:assert/strict"
import { test } from "node:test"
import type { Found } from "../read-mail.ts"
import { timelineMaker } from "./timeline.ts"

const mail = (file: string, header: string): Extract<Found, { kind: "message" }> => ({
  kind: "message",
  where: { file, offset: undefined },
  bytes: new TextEncoder().encode(`${header}\r\n\r\nText.\r\n`),
  progress: 1,
})
const dated = (file: string, date: string, id = file): ReturnType<typeof mail> =>
  mail(file, `From: jan@voorbeeld.nl\r\nSubject: ${id}\r\nDate: ${date}\r\nMessage-ID: <${id}@voorbeeld.nl>`)

const table: readonly (readonly [
  name: string,
  found: readonly Found[],
  files: readonly string[],
  rest: { readonly undated?: number; readonly copies?: number; readonly skipped?: number },
])[] = [
  [
    "messages come in the order of their dates, whatever their zones",
    [
      dated("late", "Tue, 17 Nov 2026 10:00:00 +0000"),
      dated("early", "Tue, 17 Nov 2026 10:30:00 +0100"),
      dated("first", "Mon, 16 Nov 2026 23:00:00 +0100"),
    ],
    ["first", "early", "late"],
    {},
  ],
  [
    "of one moment, in the order of the archive",
    [dated("b", "Tue, 17 Nov 2026 10:00:00 +0000"), dated("a", "Tue, 17 Nov 2026 11:00:00 +0100")],
    ["b", "a"],
    {},
  ],
  [
    "without a date, or with one that is none, there is no place for it",
    [mail("x", "From: jan@voorbeeld.nl"), dated("y", "yesterday")],
    [],
    { undated: 2 },
  ],
  [
    "one Message-ID is one letter",
    [
      dated("sent", "Tue, 17 Nov 2026 10:00:00 +0000", "1"),
      dated("inbox", "Tue, 17 Nov 2026 10:00:05 +0000", "1"),
    ],
    ["sent"],
    { copies: 1 },
  ],
  [
    "so are one sender, moment, audience and subject, whatever an export calls them",
    ["1", "2"].map((id) =>
      mail(
        id,
        `From: jan@voorbeeld.nl\r\nTo: eva@example.org\r\nSubject: x\r\nDate: 1 Jan 2026 10:00 +0000\r\nMessage-ID: <${id}>`,
      ),
    ),
    ["1"],
    { copies: 1 },
  ],
  [
    "the same words to two people are two letters",
    ["eva", "jan"].map((to) =>
      mail(to, `From: a@voorbeeld.nl\r\nTo: ${to}@example.org\r\nSubject: x\r\nDate: 1 Jan 2026 10:00 +0000`),
    ),
    ["eva", "jan"],
    {},
  ],
  ["what is no mail is counted", [{ kind: "skipped", file: "notes.txt", progress: 1 }], [], { skipped: 1 }],
]
for (const [name, found, files, rest] of table)
  test(name, () => {
    const maker = timelineMaker()
    for (const each of found) if (each.kind !== "fault") maker.add(each)
    const { messages, ...counts } = maker.timeline()
    assert.deepEqual(
      messages.map(({ where }) => where.file),
      files,
    )
    assert.deepEqual(counts, { undated: 0, copies: 0, skipped: 0, full: false, ...rest })
  })

for (const [messages, full] of [
  [3, false],
  [4, true],
] as const)
  test(`${messages} messages where 3 have room: ${full ? "full" : "not full"}`, () => {
    const maker = timelineMaker(3)
    const added = Array.from({ length: messages }, (_, index) =>
      maker.add(dated(`${index}`, `${index + 1} Jan 2026 10:00 +0000`)),
    )
    assert.equal(added.at(-1), !full)
    assert.equal(maker.timeline().full, full)
    assert.equal(maker.timeline().messages.length, 3)
  })
