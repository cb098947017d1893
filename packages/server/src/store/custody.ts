/** Custody (app/held/custody.ts) over the thread that has the database. */
import type { Clock } from "../app/clock.ts"
import type { Custody, Intake, Settlement, Work } from "../app/held/custody.ts"
import type { Connection } from "./connection.ts"
import type { ContentStore } from "./content.ts"
import type { RowsOf } from "./ledger-rows.ts"
import { NO_TRAITS, withContent } from "./new-message.ts"
import type { Form, Traits } from "./new-message.ts"
import { decodePlan, decodeRecord, decodeReply, encodeReply } from "./record.ts"
import type { ClaimedMessage, OneSettlement } from "./request.ts"

export type CustodyParts = {
  readonly connection: Connection
  readonly content: ContentStore
  readonly clock: Clock
  /** What this process takes and is due at once, it sends: nobody else may claim it. */
  readonly sends: boolean
  readonly traitsOf: (intake: Intake) => Traits
  readonly rowsOf: RowsOf
}

export function custodyOf(parts: CustodyParts): Custody {
  const { connection, content, clock, sends, traitsOf, rowsOf } = parts
  const { ask } = connection
  return {
    take: async (intake, notice, ledger) => {
      const rows = rowsOf(ledger)
      const traits = intake.purpose === "hold" ? traitsOf(intake) : NO_TRAITS
      const forms = [{ intake, leased: sends, traits, reserved: false }, ...ownMail(notice, false)]
      return await withContent(content, forms, async ([message, about], transfer) => {
        if (message === undefined) throw new Error("a message was not made")
        return await ask("take", { message, notice: about, ledger: rows }, transfer)
      })
    },
    giveBack: async (id) => {
      await ask("giveBack", { id })
    },
    claim: async (now, leaseUntil, limit) => (await ask("claim", { now, leaseUntil, limit })).map(workOf),
    octets: async (id) => {
      const octets = await content.load(id)
      if (octets === undefined) throw new Error(`there is nothing left of message "${id}"`)
      return octets
    },
    settle: async (settlements, reports) => {
      const at = clock.now()
      await withContent(
        content,
        reports.flatMap((report) => ownMail(report, true)),
        (messages, transfer) =>
          ask("settle", { settlements: settlements.map(settlementOf), reports: messages, at }, transfer),
      )
    },
    lastReplies: async (id) => {
      const replies = await ask("lastReplies", { id })
      return new Map(replies.map(({ recipient, reply }) => [recipient, decodeReply(reply)]))
    },
    nextDue: () => ask("nextDue", undefined),
    onChange: (listener) => connection.watch(listener),
    load: () => ask("load", undefined),
  }
}

/** Nobody was handed it: it is claimed like anything else. */
export function ownMail(intake: Intake | undefined, reserved: boolean): readonly Form[] {
  return intake === undefined ? [] : [{ intake, leased: false, traits: NO_TRAITS, reserved }]
}

function workOf({ record, plan, ...open }: ClaimedMessage): Work {
  const { envelope, prefix } = decodeRecord(record)
  return { ...open, envelope, prefix, copies: decodePlan(plan) }
}

function settlementOf({ id, recipient, outcome }: Settlement): OneSettlement {
  switch (outcome.kind) {
    case "sent":
      return { id, recipient, kind: "sent", reply: null, dueAt: 0 }
    case "later":
      return { id, recipient, kind: "later", reply: encodeReply(outcome.reply), dueAt: outcome.dueAt }
    case "failed":
      return { id, recipient, kind: "failed", reply: encodeReply(outcome.reply), dueAt: 0 }
  }
}
