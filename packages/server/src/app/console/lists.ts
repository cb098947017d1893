/**
 * The endpoints of the registered lists: what being on one gives away is known beforehand.
 *
 * Nobody is told who is on a list: addresses go in and only numbers come out.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Asks, Gives } from "../../contract/form.ts"
import type { ListOnRecord } from "../acquaintance/acquaintance.ts"
import { actorOf } from "../ledger/actor.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { Ledger } from "../ledger/ledger.ts"
import type { Log } from "../log.ts"
import type { MemberSource, MemberTable, NotRead, ReadMemberTable } from "../acquaintance/member-table.ts"
import type { RegisteredLists } from "../acquaintance/registered-lists.ts"
import type { HandlersOf, Turn } from "../turn.ts"

export type ListPorts = {
  readonly lists: RegisteredLists
  readonly readMembers: ReadMemberTable
  readonly ledger: Pick<Ledger, "append">
  readonly now: () => number
  readonly events: Events
  readonly log: Log
}

/** What faults are about: a name that somebody typed is his own business. */
const LIST = "list"
const TABLE = "table"

export function listHandlers(ports: ListPorts): HandlersOf<"lists.list" | "lists.put" | "lists.remove"> {
  const { lists, events, log } = ports
  return {
    "lists.list": async () => {
      const all = await lists.all()
      return all.ok ? ok({ lists: all.value.map(listForm) }) : all
    },

    "lists.put": async ({ body: { name, reveals, table, column, rehearse } }, turn) => {
      if (!NAME.test(name)) return err(new Fault("list/name", LIST))
      const read = await membersIn(table, column, ports)
      if (!read.ok) return read
      const { people, unreadable, columns, undecided } = read.value
      const form = { name, people: people.length, unreadable, columns: [...columns] }
      if (rehearse) return ok(form)
      if (undecided) return err(new Fault("list/columns", TABLE))
      const put = await lists.put(name, reveals === undefined ? [] : [reveals], people)
      if (!put.ok) return put
      await say(turn, "list.registered", name, { people: put.value })
      log.info("a list was registered", { count: put.value })
      events.tell("lists")
      return ok({ ...form, people: put.value })
    },

    "lists.remove": async ({ params: { name } }, turn) => {
      const removed = await lists.remove(name)
      if (!removed.ok) return removed
      if (!removed.value) return err(new Fault("list/unknown", LIST))
      await say(turn, "list.removed", name)
      log.info("a list was removed")
      events.tell("lists")
      return ok({})
    },
  }

  /** After the change, which is in a database of its own: a crash in between leaves a change that the ledger does not tell. */
  async function say(
    { caller }: Turn,
    action: "list.registered" | "list.removed",
    name: string,
    figures: { readonly people?: number } = {},
  ): Promise<void> {
    const actor = actorOf(caller, "lists")
    await ports.ledger.append([
      did(actor, { at: ports.now(), action, object: "", figures, salted: { list: name } }),
    ])
  }
}

/** No control characters. */
const NAME = /^\P{C}+$/u

async function membersIn(
  table: Asks<"lists.put">["body"]["table"],
  column: string | undefined,
  { readMembers }: ListPorts,
): Promise<Result<MemberTable, Fault>> {
  const source: MemberSource =
    "text" in table
      ? { kind: "text", text: table.text }
      : { kind: "file", octets: Uint8Array.fromBase64(table.octets), name: table.name }
  const read = await readMembers(source, column)
  if (!read.ok) return err(notRead(read.error))
  return read.value.kind === "table"
    ? ok(read.value.table)
    : err(new Fault(read.value.code, TABLE, read.value.detail))
}

/** A table that can't be read has no addresses for us. */
function notRead(why: NotRead): Fault {
  return new Fault(why === "busy" ? "request/too-many" : "list/no-addresses", TABLE)
}

function listForm({ name, size, reveals: [reveals] }: ListOnRecord): Gives<"lists.list">["lists"][number] {
  return { name, people: size, ...(reveals !== undefined && { reveals }) }
}
