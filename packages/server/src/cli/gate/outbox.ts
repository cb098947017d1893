/** `sluis outbox list | show`: what the recipients of a demonstration would get. */
import { Fault } from "../../app/fault.ts"
import type { OutboxEntry } from "../../app/queue/outbox.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { copyLines } from "../check/copy-report.ts"
import { safe, safeJson } from "../safe-text.ts"
import { tableLines } from "../table.ts"
import { told, withStore } from "../with-store.ts"

export type OutboxListOptions = { readonly config?: string; readonly json: boolean; readonly limit: number }
export type OutboxShowOptions = { readonly config?: string; readonly raw: boolean }

export async function outboxList({ config, json, limit }: OutboxListOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(config, cli, async ({ outbox, timeZone }) => {
    const entries = await outbox.list(limit + 1)
    const shown = entries.slice(-limit)
    const { out } = cli.screen
    if (json) for (const entry of shown) out.print(`${entryJson(entry)}\n`)
    else out.print(`\n${listLines(shown, entries.length === shown.length, timeZone, cli).join("\n")}\n\n`)
    return 0
  })
}

function listLines(
  entries: readonly OutboxEntry[],
  isAll: boolean,
  timeZone: string,
  { texts, screen: { out } }: Cli,
): readonly string[] {
  const { outbox, moment, size } = texts.gate
  if (entries.length === 0) return [`  ${outbox.none}`]
  const { columns } = outbox
  const table = tableLines(
    [
      { title: columns.number, align: "right" },
      { title: columns.when, align: "right" },
      { title: columns.size, align: "right" },
      { title: columns.from, align: "left" },
      { title: columns.to, align: "left" },
    ],
    entries.map((entry) => [
      String(entry.number),
      moment(entry.at, timeZone),
      size(entry.size),
      entry.sender === "" ? outbox.ourselves : safe(entry.sender),
      recipients(entry.recipients, outbox.others),
    ]),
    out,
  )
  return [
    `  ${out.paint("strong", outbox.copies(entries.length, isAll))}`,
    "",
    ...table,
    "",
    `  ${outbox.more}`,
  ]
}

function recipients([first = "", ...rest]: readonly string[], others: (count: number) => string): string {
  return rest.length === 0 ? safe(first) : `${safe(first)} ${others(rest.length)}`
}

function entryJson({ number, at, sender: from, recipients: to, size }: OutboxEntry): string {
  return safeJson({ number, at: new Date(at).toISOString(), sender: from, recipients: to, size })
}

/** More digits than an outbox counts to. */
const NUMBER = /^[1-9]\d{0,8}$/

export async function outboxShow(
  number: string,
  { config, raw }: OutboxShowOptions,
  cli: Cli,
): Promise<ExitCode> {
  return await withStore(config, cli, async ({ outbox }) => {
    const octets = NUMBER.test(number) ? await outbox.octets(Number(number)) : undefined
    if (octets === undefined) return told(new Fault("outbox/unknown", number), cli)
    const { screen, texts } = cli
    if (raw) cli.writeOctets(octets)
    else {
      const lines = copyLines(octets, { language: screen.language, texts, page: screen.out })
      screen.out.print(`\n${lines.join("\n")}\n\n`)
    }
    return 0
  })
}
