/** The outbox of a demonstration (app/queue/outbox.ts) over the thread that has the database. */
import { randomBytes } from "node:crypto"

import type { Outbox } from "../app/queue/outbox.ts"
import type { Connection } from "./connection.ts"
import type { ContentStore } from "./content.ts"

const CLEARED_AT_ONCE = 200

type OutboxRecord = { readonly sender: string; readonly recipients: readonly string[] }

export function outboxOf({ ask }: Connection, content: ContentStore): Outbox {
  return {
    put: async ({ at, sender, recipients }, octets) => {
      const id = randomBytes(16).toString("hex")
      const record = JSON.stringify({ sender, recipients } satisfies OutboxRecord)
      const size = octets.length
      const kept = await content.put(id, size, () => [octets], false)
      try {
        const transfer = kept.kind === "whole" ? [kept.octets] : []
        return await ask("outboxPut", { id, at, size, record, content: kept }, transfer)
      } catch (cause) {
        content.abandon(id, kept)
        throw cause
      }
    },
    list: async (limit) =>
      (await ask("outboxList", { limit })).map(({ record, ...open }) => ({ ...open, ...parse(record) })),
    find: async (number) => {
      const row = await ask("outboxFind", { number })
      if (row === undefined) return undefined
      const { at, size, record } = row
      return { number, at, size, ...parse(record) }
    },
    octets: async (number) => {
      const row = await ask("outboxFind", { number })
      return row === undefined ? undefined : await content.load(row.id)
    },
    clear: async () => {
      while ((await ask("outboxClear", { limit: CLEARED_AT_ONCE })) === CLEARED_AT_ONCE);
    },
  }
}

function parse(record: string): OutboxRecord {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(record) as OutboxRecord
}
