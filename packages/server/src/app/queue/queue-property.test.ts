import { test } from "node:test"
import assert from "node:assert/strict"
import { setImmediate } from "node:timers/promises"
import fc from "fast-check"
import type { Intake, Work } from "../held/custody.ts"
import type { ReportRequest } from "./own-mail.ts"
import { memoryCustody, scriptedRelay, SILENT, turnedTime } from "./queue-doubles.ts"
import { startQueue } from "./queue.ts"
import type { Outgoing, RelayOutcome, RefusedRecipient } from "./relay.ts"
import { isPositive, reply } from "../gate/reply.ts"
import type { Reply } from "../gate/reply.ts"

const replies = fc.constantFrom(
  reply(450, "4.2.0", "busy"),
  reply(452, "4.5.3", "too many recipients"),
  reply(421, "4.3.2", "closing"),
  reply(550, "5.1.1", "unknown"),
  reply(354, "", "nonsense"),
)

/** How the next host answers one transaction, whoever is in it. */
type Answer = {
  readonly kind: RelayOutcome["kind"]
  readonly reply: Reply
  readonly refuses: readonly boolean[]
  readonly unasked: boolean
}

const answers = fc.record({
  kind: fc.constantFrom<RelayOutcome["kind"]>("accepted", "accepted", "refused", "divided", "unreachable"),
  reply: replies,
  refuses: fc.array(fc.boolean(), { maxLength: 4 }),
  unasked: fc.boolean(),
})

function outcomeOf({ kind, reply: said, refuses, unasked }: Answer, { envelope }: Outgoing): RelayOutcome {
  const refused = envelope.recipients.flatMap((_, recipient): readonly RefusedRecipient[] =>
    refuses[recipient] === true ? [{ recipient, reply: said }] : [],
  )
  switch (kind) {
    case "accepted":
      return { kind, reply: reply(250, "2.0.0", "queued"), refused }
    case "refused":
      return { kind, reply: said, refused }
    case "divided":
      return { kind, refused }
    case "unreachable":
      return { kind, reply: reply(451, "4.4.1", "away"), ...(unasked && { unasked }) }
  }
}

const messages = fc.record({
  purpose: fc.constantFrom<Work["purpose"]>("individualise", "deliver", "notice", "report"),
  sender: fc.constantFrom("sanne@voorbeeld.example", "sanne@voorbeeld.example", ""),
  notify: fc.array(fc.constantFrom(undefined, "NEVER", "FAILURE", "success,failure", "SUCCESS"), {
    minLength: 1,
    maxLength: 5,
  }),
  minutes: fc.constantFrom(0, 10, 600),
})

test("every recipient ends sent or failed once; who wants to know of it is told once, and nobody else", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(messages, { minLength: 1, maxLength: 6 }),
      fc.array(answers, { maxLength: 60 }),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 10 }),
      fc.nat(3),
      fc.boolean(),
      async (some, script, delays, refusals, dsn) => {
        const time = turnedTime(() => setImmediate())
        const custody = memoryCustody(time)
        custody.refuse = refusals
        let turn = 0
        const relay = scriptedRelay(
          time,
          (outgoing) => {
            const answer = script[(turn += 1) - 1]
            return answer === undefined
              ? { kind: "accepted", reply: reply(250, "2.0.0", "queued"), refused: [] }
              : outcomeOf(answer, outgoing)
          },
          () => delays[turn % delays.length] ?? 0,
          { eightBitMime: true, smtputf8: true, dsn, size: undefined },
        )
        const told: ReportRequest[] = []
        let ids = 0
        const queue = startQueue(
          {
            custody,
            relay,
            sign: undefined,
            composeReport: (request) => {
              told.push(request)
              return new Uint8Array(told.length)
            },
            newId: () => `report${(ids += 1)}`,
            clock: time,
            after: time.after,
            log: SILENT,
            metrics: { settled: () => undefined },
          },
          { connections: 3, memory: 1_048_576, giveUpAfter: 1, lease: 20_000 },
        )
        const works = some.map(({ purpose, sender, notify, minutes }, index): Work => {
          const numbers = notify.map((_, number) => number)
          return {
            id: `m${index}`,
            purpose,
            at: time.now(),
            expiresAt: time.now() + minutes * 60_000,
            envelope: {
              sender,
              body: undefined,
              smtputf8: false,
              ret: undefined,
              envid: undefined,
              auth: undefined,
              recipients: notify.map((one, number) => ({
                address: `r${number}@m${index}.example`,
                notify: one,
                orcpt: undefined,
              })),
            },
            prefix: new Uint8Array(0),
            size: 100,
            eightBit: false,
            copies:
              purpose === "individualise"
                ? numbers.map((number) => ({ splices: [], recipients: [number] }))
                : [{ splices: [], recipients: numbers }],
            due: numbers.map((recipient) => ({ recipient, attempts: 0 })),
            about: "",
          }
        })
        for (const [index, one] of works.entries()) {
          custody.keep(one, new Uint8Array(100), time.now() + (index % 2) * 20_000)
          if (index % 2 === 1) queue.offer(one, new Uint8Array(100))
        }
        queue.wake()
        for (const delay of delays) time.after(delay * 100, relay.back)
        await time.until(() => custody.due() === 0)

        const got = relay.sent.flatMap(({ outgoing, outcome }) =>
          outcome.kind !== "accepted"
            ? []
            : outgoing.envelope.recipients.flatMap(({ address }, recipient) =>
                outcome.refused.some((one) => one.recipient === recipient) ? [] : [address],
              ),
        )
        assert.deepEqual(got, [...new Set(got)], "nobody gets it twice")
        const expected: string[] = []
        for (const one of works) {
          for (const [recipient, { address, notify }] of one.envelope.recipients.entries()) {
            const state = custody.state(one.id, recipient)
            assert.equal(state, got.includes(address) ? "sent" : "failed")
            const own = one.purpose === "notice" || one.purpose === "report"
            if (own || one.envelope.sender === "" || notify === "NEVER") continue
            const wants = notify?.toUpperCase() ?? "FAILURE"
            if (state === "failed" && wants.includes("FAILURE")) expected.push(`${address} failed`)
            if (state === "sent" && wants.includes("SUCCESS") && !dsn) expected.push(`${address} relayed`)
          }
        }
        const reported = told.flatMap(({ envelope, recipients }) =>
          recipients.map(
            ({ recipient, action }) => `${envelope.recipients[recipient]?.address ?? ""} ${action}`,
          ),
        )
        assert.deepEqual(reported.toSorted(), expected.toSorted())
        assert.deepEqual(
          custody.reports.map(recipientOf),
          custody.reports.map(() => "sanne@voorbeeld.example"),
        )
        assert.equal(custody.reports.length, told.length)
        assert.ok(
          told
            .flatMap(({ recipients }) => recipients)
            .every((one) => one.action === "relayed" || !isPositive(one.reply)),
        )
      },
    ),
    { numRuns: 100 },
  )
})

function recipientOf({ envelope }: Intake): string | undefined {
  assert.equal(envelope.sender, "")
  assert.equal(envelope.recipients.length, 1)
  return envelope.recipients[0]?.address
}
