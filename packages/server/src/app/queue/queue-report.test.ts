import { describe, test } from "node:test"
import assert from "node:assert/strict"
import type { Intake, Work } from "../held/custody.ts"
import type { ReportRequest } from "./own-mail.ts"
import { SILENT } from "./queue-doubles.ts"
import { newJob } from "./queue-job.ts"
import { reportsOf } from "./queue-report.ts"
import { reply } from "../gate/reply.ts"

const HEADER = "From: Sanne <sanne@voorbeeld.example>\r\nTo: everybody\r\n"
const NO = reply(550, "5.1.1", "no")

function reported(
  over: Partial<Work>,
  envelope: Partial<Work["envelope"]>,
  body = "Hello\r\n",
): { readonly request: ReportRequest | undefined; readonly intake: Intake | undefined } {
  const octets = Buffer.from(`${HEADER}\r\n${body}`)
  const job = newJob(
    {
      id: "message",
      purpose: "individualise",
      at: 1000,
      expiresAt: 9000,
      envelope: {
        sender: "sanne@voorbeeld.example",
        body: undefined,
        smtputf8: false,
        ret: undefined,
        envid: undefined,
        auth: undefined,
        recipients: ["jan", "piet"].map((name) => ({
          address: `${name}@x.example`,
          notify: undefined,
          orcpt: undefined,
        })),
        ...envelope,
      },
      prefix: new Uint8Array(0),
      size: octets.length,
      eightBit: false,
      copies: ["jan", "piet"].map((name, number) => ({
        splices: [{ start: 43, end: 52, replacement: Buffer.from(name) }],
        recipients: [number],
      })),
      due: [],
      about: "",
      ...over,
    },
    0,
  )
  job.octets = octets
  const requests: ReportRequest[] = []
  const disposed = job.work.envelope.recipients.map((_, recipient) => ({
    recipient,
    outcome: { kind: "failed", reply: NO } as const,
    expired: false,
  }))
  const [intake] = reportsOf([{ job, disposed }], {
    composeReport: (request) => {
      requests.push(request)
      return Buffer.from("report")
    },
    newId: () => "report",
    now: 5000,
    giveUpAfter: 7000,
    passesOnDsn: true,
    log: SILENT,
  })
  return { request: requests[0], intake }
}

const returned = (request: ReportRequest | undefined): string =>
  Buffer.from(request?.original ?? []).toString()
const one = { envelope: { recipients: [{ address: "jan@x.example", notify: undefined, orcpt: undefined }] } }

test("recipients that fail together share one report, which shows nobody's copy to be all", () => {
  const { request, intake } = reported({}, {})
  assert.deepEqual(
    request?.recipients.map(({ recipient }) => recipient),
    [0, 1],
  )
  assert.equal(returned(request), "From: Sanne <sanne@voorbeeld.example>\r\n")
  assert.equal(intake?.about, "message")
})

test("a report is queued for the sender, from nobody, due just after it is written", () => {
  const { intake } = reported({}, {})
  assert.deepEqual(
    [
      intake?.purpose,
      intake?.envelope.sender,
      intake?.envelope.recipients,
      intake?.at,
      intake?.dueAt,
      intake?.expiresAt,
    ],
    [
      "report",
      "",
      [{ address: "sanne@voorbeeld.example", notify: "NEVER", orcpt: undefined }],
      5000,
      5001,
      12_000,
    ],
  )
})

describe("what is returned of one recipient's copy", () => {
  const HEADER_OF_JAN = HEADER.replace("everybody", "jan")
  const full = "x".repeat(65_536 - HEADER.length - 2 - 3)
  const table: readonly [what: string, ret: "FULL" | "HDRS" | undefined, body: string, returned: string][] = [
    ["its header, if nothing was asked", undefined, "Hello", HEADER_OF_JAN],
    ["its header, if that was asked", "HDRS", "Hello", HEADER_OF_JAN],
    ["all of it, if that was asked", "FULL", "Hello", `${HEADER_OF_JAN}\r\nHello`],
    ["all of it, up to 64 KiB", "FULL", full, `${HEADER_OF_JAN}\r\n${full}`],
    ["its header, if it is larger", "FULL", `${full}x`, HEADER_OF_JAN],
  ]
  for (const [what, ret, body, expected] of table) {
    test(what, () => {
      assert.equal(returned(reported({}, { ...one.envelope, ret }, body).request), expected)
    })
  }
})

const smtputf8: readonly [what: string, envelope: Partial<Work["envelope"]>, needs: boolean][] = [
  ["a sender in UTF-8 needs SMTPUTF8", { sender: "sañne@voorbeeld.example" }, true],
  ["a message in UTF-8 alone does not", { smtputf8: true }, false],
]
for (const [what, envelope, needs] of smtputf8) {
  test(what, () => {
    assert.equal(reported({}, envelope).intake?.envelope.smtputf8, needs)
  })
}
