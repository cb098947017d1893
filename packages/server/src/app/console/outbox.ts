/**
 * outbox.*: the copies that a demonstration delivered, as their recipients would see them.
 *
 * TRUST: everybody who is logged in may see them, because in a demonstration nothing is anybody's real mail. Where there is a
 * next host there is no outbox, also if a demonstration left one behind.
 */
import { scanHeader } from "@sluis/core/mail/header"
import { err, ok } from "@sluis/core/result"

import type { Gives } from "../../contract/form.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import type { Outbox, OutboxEntry } from "../queue/outbox.ts"
import { subjectOf } from "../held/render.ts"
import type { Render } from "../held/render.ts"
import type { HandlersOf } from "../turn.ts"
import { moment } from "./held-form.ts"
import { notLooked, renderedItem } from "./held-people.ts"

export type OutboxPorts = {
  /** Undefined where mail goes to a next host. */
  readonly outbox: Outbox | undefined
  readonly render: Render
  readonly events: Pick<Events, "tell">
}

/** Octets of a message that is given whole: a browser that gets more has trouble, and the largest is a third larger. */
export const MAX_SHOWN_OCTETS = 26 * 1024 * 1024
/** Subjects that are kept in memory: as many as there can be copies. An entry never changes. */
const MAX_SUBJECTS = 10_000
/** Copies whose headers are read at once. */
const READ_AT_ONCE = 16

type Item = Gives<"outbox.list">["entries"][number]

export function outboxHandlers(
  ports: OutboxPorts,
): HandlersOf<"outbox.list" | "outbox.show" | "outbox.clear"> {
  const { outbox, render, events } = ports
  const subjects = new Map<string, string>()

  async function subjectOfEntry(from: Outbox, entry: OutboxEntry): Promise<string> {
    const key = `${entry.number} ${entry.at}`
    const known = subjects.get(key)
    if (known !== undefined) return known
    const octets = await from.octets(entry.number)
    const subject = octets === undefined ? "" : subjectOf(scanHeader(octets, 0, octets.length))
    const [oldest] = subjects.keys()
    if (subjects.size >= MAX_SUBJECTS && oldest !== undefined) subjects.delete(oldest)
    subjects.set(key, subject)
    return subject
  }
  async function itemsOf(from: Outbox, entries: readonly OutboxEntry[]): Promise<Item[]> {
    const items: Item[] = []
    for (let at = 0; at < entries.length; at += READ_AT_ONCE) {
      const some = entries.slice(at, at + READ_AT_ONCE)
      items.push(
        ...(await Promise.all(some.map(async (entry) => itemOf(entry, await subjectOfEntry(from, entry))))),
      )
    }
    return items
  }

  return {
    "outbox.list": async ({ query: { limit } }) => {
      if (outbox === undefined) return err(new Fault("demonstration/only", "outbox"))
      return ok({ entries: await itemsOf(outbox, await outbox.list(limit)) })
    },

    "outbox.show": async ({ params: { number } }) => {
      if (outbox === undefined) return err(new Fault("demonstration/only", "outbox"))
      const entry = await outbox.find(number)
      const octets = await outbox.octets(number)
      if (entry === undefined || octets === undefined) return err(new Fault("outbox/unknown", String(number)))
      if (octets.length > MAX_SHOWN_OCTETS) return err(new Fault("request/too-large", String(number)))
      const rendered = await render(octets)
      if (!rendered.ok) return err(notLooked(rendered.error, String(number)))
      return ok({
        entry: itemOf(entry, rendered.value.subject),
        message: renderedItem(rendered.value),
        octets: octets.toBase64(),
      })
    },

    "outbox.clear": async () => {
      if (outbox === undefined) return err(new Fault("demonstration/only", "outbox"))
      await outbox.clear()
      subjects.clear()
      events.tell("outbox")
      return ok({})
    },
  }
}

function itemOf({ number, at, sender, recipients, size }: OutboxEntry, subject: string): Item {
  // RFC 5321 §4.5.5: our own mail has no sender.
  return {
    number,
    at: moment(at),
    sender,
    recipients: [...recipients],
    subject,
    size,
    notice: sender === "",
  }
}
