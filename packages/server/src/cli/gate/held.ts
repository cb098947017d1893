/** `sluis held list | show | release | drop`: messages that wait for a decision. */
import { COMMAND_LINE } from "../../app/ledger/actor.ts"
import type { HeldSummary } from "../../app/held/custody.ts"
import { dropHeld } from "../../app/held/held-drop.ts"
import { agreeingReasons } from "../../app/held/held-reasons.ts"
import { canGoSeparately, releaseHeld } from "../../app/held/held-release.ts"
import { listHeld, openHeld, withParts } from "../../app/held/held.ts"
import type { Language } from "../../app/language.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { heldJson, heldLines, shownReason } from "./held-report.ts"
import { sayDone } from "../said.ts"
import { tableLines } from "../table.ts"
import { told, withStore } from "../with-store.ts"

export type HeldOptions = { readonly config?: string; readonly json?: boolean }
export type ReleaseOptions = HeldOptions & { readonly asItWas: boolean; readonly reason?: string }
export type DropOptions = HeldOptions & { readonly reason: string }

export async function heldList({ config, json }: HeldOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(config, cli, async ({ held, timeZone }) => {
    const messages = await listHeld(held)
    const { out } = cli.screen
    if (json === true) for (const message of messages) out.print(`${heldJson(message)}\n`)
    else out.print(`\n${listLines(messages, timeZone, cli).join("\n")}\n\n`)
    return 0
  })
}

function listLines(
  messages: readonly HeldSummary[],
  timeZone: string,
  { texts, screen: { out, language } }: Cli,
): readonly string[] {
  const { held, moment } = texts.gate
  if (messages.length === 0) return [`  ${out.paint("green", out.symbols.pass)} ${held.none}`]
  const { columns } = held
  const table = tableLines(
    [
      { title: columns.id, align: "left" },
      { title: columns.since, align: "right" },
      { title: columns.until, align: "right" },
      { title: columns.people, align: "right" },
      { title: columns.why, align: "left" },
    ],
    messages.map((message) => [
      message.id,
      moment(message.at, timeZone),
      moment(message.expiresAt, timeZone),
      texts.number(Math.max(message.recipients, message.sight?.recipients ?? 0)),
      message.damaged === true ? held.damaged : firstReason(message, language),
    ]),
    out,
  )
  return [`  ${out.paint("strong", held.waiting(messages.length))}`, "", ...table, "", `  ${held.more}`]
}

/** In the reader's words; a table shows as much of it as there is room for. */
function firstReason({ reasons, sight }: HeldSummary, language: Language): string {
  const [first] = agreeingReasons(reasons, sight?.listed ?? { quoted: 0, text: 0 })
  return first === undefined ? "" : shownReason(first, language)
}

export async function heldShow(
  beginning: string,
  { config, json }: HeldOptions,
  cli: Cli,
): Promise<ExitCode> {
  return await withStore(config, cli, async ({ held, timeZone }) => {
    const message = await openHeld(held, beginning)
    if (!message.ok) return told(message.error, cli)
    const { screen, texts } = cli
    const reader = { language: screen.language, texts, page: screen.out }
    if (json === true) screen.out.print(`${heldJson(message.value)}\n`)
    else {
      const { parts } = await withParts(held, message.value)
      const separable = await canGoSeparately(held, parts)
      const lines = heldLines(message.value, { separable, timeZone }, reader)
      screen.out.print(`\n${lines.join("\n")}\n\n`)
    }
    return 0
  })
}

export async function heldRelease(
  beginning: string,
  { config, asItWas, reason }: ReleaseOptions,
  cli: Cli,
): Promise<ExitCode> {
  return await withStore(config, cli, async ({ held }) => {
    const as = asItWas ? "original" : "copies"
    const released = await releaseHeld(held, beginning, {
      as,
      reason: reason ?? "",
      actor: COMMAND_LINE,
      forbids: async () => undefined,
    })
    if (!released.ok) return told(released.error, cli)
    sayDone(cli.texts.gate.held.released(released.value), cli.screen.out)
    return 0
  })
}

export async function heldDrop(
  beginning: string,
  { config, reason }: DropOptions,
  cli: Cli,
): Promise<ExitCode> {
  return await withStore(config, cli, async ({ held }) => {
    const dropped = await dropHeld(held, beginning, reason, COMMAND_LINE)
    if (!dropped.ok) return told(dropped.error, cli)
    sayDone(cli.texts.gate.held.dropped(dropped.value), cli.screen.out)
    return 0
  })
}
