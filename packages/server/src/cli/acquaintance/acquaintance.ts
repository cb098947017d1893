/** `sluis acquaintance forget | show`: what is remembered of who knows whom, in numbers. */
import { parseAddress } from "@sluis/core/mail/address"

import { Fault } from "../../app/fault.ts"
import { ACQUAINTANCE_TEXTS } from "./acquaintance-texts.ts"
import { indented } from "../block.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { columnsOf, padEnd } from "../layout.ts"
import { sayDone, sayStopped } from "../said.ts"
import { withAcquaintance } from "./with-acquaintance.ts"
import { told } from "../with-store.ts"

export type AcquaintanceOptions = { readonly config?: string }

/** `written` undefined: it is asked for. A fault does not repeat it. */
export async function acquaintanceForget(
  written: string | undefined,
  { config }: AcquaintanceOptions,
  cli: Cli,
): Promise<ExitCode> {
  const { acquaintance: words } = ACQUAINTANCE_TEXTS[cli.screen.language]
  const typed = (written ?? (await cli.readLine(words.prompt))).trim()
  const address = parseAddress(/^<.*>$/.test(typed) ? typed.slice(1, -1) : typed)
  if (!address.ok)
    return told(new Fault("acquaintance/address", written === undefined ? "-" : "ADDRESS"), cli)
  return await withAcquaintance(config, cli, ({ index }) => {
    const removed = index.removePerson(address.value)
    const isKnown = removed.people > 0 || removed.lists > 0
    sayDone(isKnown ? words.forgotten(removed) : words.unknown, cli.screen.out)
    if (isKnown) cli.screen.out.print(`    ${words.again}\n`)
    return 0
  })
}

export async function acquaintanceShow({ config }: AcquaintanceOptions, cli: Cli): Promise<ExitCode> {
  return await withAcquaintance(config, cli, ({ index, enabled }) => {
    const { out, language } = cli.screen
    const { acquaintance: words } = ACQUAINTANCE_TEXTS[language]
    const { texts } = cli
    const { octets, people, pairs, circles, lists } = index.size()
    const oldest = index.oldestDay()
    const rows: readonly (readonly [title: string, value: string])[] = [
      [words.rows.octets, texts.gate.size(octets)],
      [words.rows.people, texts.number(people)],
      [words.rows.pairs, texts.number(pairs)],
      [words.rows.circles, texts.number(circles)],
      [words.rows.lists, texts.number(lists)],
      [words.rows.oldest, oldest === undefined ? words.nobody : dayWritten(oldest)],
    ]
    const columns = Math.max(...rows.map(([title]) => columnsOf(title)))
    const lines = rows.map(([title, value]) => indented(`${padEnd(title, columns)}   ${value}`))
    out.print(`\n${lines.join("\n")}\n\n`)
    if (!enabled) sayStopped(words.disabled, out)
    return 0
  })
}

/** ISO 8601, of days since 1970. */
function dayWritten(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
