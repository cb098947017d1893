/** `sluis report waarborg | month`: reports as files, the same as the console makes. */
import { basename, dirname, extname, join } from "node:path"

import type { Result } from "@sluis/core/result"

import type { MadeFile } from "../../app/breach/papers.ts"
import { Fault } from "../../app/fault.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { safe } from "../safe-text.ts"
import { SAFEGUARD_TEXTS } from "./safeguard-texts.ts"
import { sayDone } from "../said.ts"
import { told, withStore } from "../with-store.ts"

export type SafeguardOptions = {
  readonly config?: string
  readonly from: string
  readonly to: string
  readonly council: boolean
  readonly out?: string
  readonly force: boolean
}
export type MonthOptions = {
  readonly config?: string
  readonly out?: string
  readonly force: boolean
}

/** The report, and beside it the check file that counts its figures anew. */
export async function safeguardReport(options: SafeguardOptions, cli: Cli): Promise<ExitCode> {
  const { config, from, to, council, out, force } = options
  const as = formOf(out, ["pdf", "html", "json"])
  if (as === undefined) return told(new Fault("output/form", out ?? ""), cli)
  return await withStore(config, cli, async ({ reports }) => {
    const { language, err } = cli.screen
    const texts = SAFEGUARD_TEXTS[language]
    err.print(`${texts.making}\n`)
    const version = council ? "council" : "full"
    const request = { from, to, version, language } as const
    const report = await reports.safeguard({ ...request, as })
    if (!report.ok) return told(report.error, cli)
    const check = await reports.safeguard({ ...request, as: "check" })
    if (!check.ok) return told(check.error, cli)
    const path = out ?? report.value.name
    const checkPath = join(dirname(path), check.value.name)
    const files = [
      { name: basename(path), octets: () => report.value.octets },
      { name: check.value.name, octets: () => check.value.octets },
    ]
    const kept = await cli.keepCopies(dirname(path), files, force)
    if (!kept.ok) return told(kept.error, cli)
    sayDone(texts.made(safe(path)), cli.screen.out)
    sayDone(texts.check(safe(checkPath)), cli.screen.out)
    return 0
  })
}

export async function monthReport(month: string, options: MonthOptions, cli: Cli): Promise<ExitCode> {
  const { config, out, force } = options
  const as = formOf(out, ["pdf", "html", "txt"])
  if (as === undefined) return told(new Fault("output/form", out ?? ""), cli)
  return await withStore(config, cli, async ({ reports }) => {
    const { language } = cli.screen
    const made: Result<MadeFile, Fault> = await reports.month({
      month,
      language,
      as: as === "txt" ? "text" : as,
    })
    if (!made.ok) return told(made.error, cli)
    const path = out ?? made.value.name
    const files = [{ name: basename(path), octets: () => made.value.octets }]
    const kept = await cli.keepCopies(dirname(path), files, force)
    if (!kept.ok) return told(kept.error, cli)
    sayDone(SAFEGUARD_TEXTS[language].made(safe(path)), cli.screen.out)
    return 0
  })
}

/** By the end of the name; the first where none was given. Undefined: another. */
function formOf<Form extends string>(
  out: string | undefined,
  forms: readonly [Form, ...Form[]],
): Form | undefined {
  return out === undefined ? forms[0] : forms.find((form) => extname(out).toLowerCase() === `.${form}`)
}
