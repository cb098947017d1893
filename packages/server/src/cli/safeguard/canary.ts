/** `sluis canary run | list`: test messages that prove that the gateway that runs catches what it must. */
import { isEnded, isRed } from "../../app/canary/canary.ts"
import type { Canary } from "../../app/canary/canary.ts"
import { CANARY_NAMES, outcomeWords } from "../../app/canary/canary-words.ts"
import { CANARY_TEXTS } from "./canary-texts.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { safe } from "../safe-text.ts"
import { sayDone, sayStopped } from "../said.ts"
import { tableLines } from "../table.ts"
import { told, withStore } from "../with-store.ts"

export type CanaryListOptions = { readonly config?: string }
export type CanaryRunOptions = CanaryListOptions & { readonly route: readonly string[] }

/** Exit code 1: one of them was not caught. */
export async function canaryRun({ config, route }: CanaryRunOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(config, cli, async ({ canaries, timeZone }) => {
    const { out, err, language } = cli.screen
    const texts = CANARY_TEXTS[language]
    err.print(`${texts.sending}\n`)
    const ended = await canaries.run(route)
    if (!ended.ok) return told(ended.error, cli)
    printTable(ended.value, timeZone, cli)
    const red = ended.value.filter(isRed).length
    if (red === 0) sayDone(texts.green(ended.value.length), out)
    else sayStopped(texts.red(red, ended.value.length), out)
    return red === 0 ? 0 : 1
  })
}

export async function canaryList({ config }: CanaryListOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(config, cli, async ({ canaries, timeZone }) => {
    const latest = await canaries.latest()
    if (latest.length === 0) cli.screen.err.print(`${CANARY_TEXTS[cli.screen.language].none}\n`)
    else printTable(latest, timeZone, cli)
    return 0
  })
}

function printTable(canaries: readonly Canary[], timeZone: string, { screen }: Cli): void {
  const { out, language } = screen
  const { columns, moment, underWay } = CANARY_TEXTS[language]
  const table = tableLines(
    [
      { title: columns.route, align: "left" },
      { title: columns.kind, align: "left" },
      { title: columns.when, align: "right" },
      { title: columns.state, align: "left" },
    ],
    canaries.map((canary) => [
      safe(canary.route),
      CANARY_NAMES[canary.kind][language],
      moment(canary.at, timeZone),
      isEnded(canary) ? outcomeWords(canary.stage.outcome)[language] : underWay,
    ]),
    out,
  )
  out.print(`\n${table.join("\n")}\n\n`)
}
