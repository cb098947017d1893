/**
 * `sluis individualise`: the copies that the recipients would get, as files; or why there are none.
 */
import type { Examination } from "@sluis/core/examine"

import { checkMessage } from "../app/check-message.ts"
import { choosePolicy } from "../app/choose-policy.ts"
import { damageIn } from "../app/damage.ts"
import { Fault } from "../app/fault.ts"
import { copyFiles } from "../app/individualise.ts"
import type { Found } from "../app/read-mail.ts"
import type { Cli, ExitCode } from "./cli.ts"
import { printFault, printPolicyFault } from "./fault-lines.ts"
import { wrap } from "./layout.ts"
import { fileName, reportLines } from "./report.ts"
import { safe } from "./safe-text.ts"
import type { Style } from "./screen.ts"

export type IndividualiseOptions = {
  readonly out: string
  readonly force: boolean
  readonly as: readonly string[]
  readonly from: string | undefined
  readonly rcpt: readonly string[]
  readonly policy: string | undefined
}

type Message = Extract<Found, { readonly kind: "message" }>

export async function individualise(
  name: string,
  options: IndividualiseOptions,
  cli: Cli,
): Promise<ExitCode> {
  const { screen, texts } = cli
  const policy = await choosePolicy(options.policy, cli.readText)
  if (!policy.ok) {
    printPolicyFault(policy.error, screen)
    return 2
  }
  const found = await onlyMessage(name, cli)
  if (found === undefined) return 2
  const circumstances = { us: options.as, sender: options.from, recipients: options.rcpt }
  const examination = checkMessage(found.bytes, circumstances, policy.value)
  const damage = damageIn(examination.message)
  if (damage !== undefined) {
    printFault(new Fault("input/damaged-header", fileName(found.where, texts), `octet ${damage}`), screen)
    return 2
  }
  switch (examination.verdict.kind) {
    case "deliver":
      say(texts.individualise.notNeeded, "green", cli)
      return 0
    case "individualise":
      return await write(examination, options, cli)
    case "hold":
    case "refuse": {
      const report = reportLines(found.where, examination, {
        language: screen.language,
        texts,
        page: screen.out,
      })
      screen.out.print(`${report.join("\n")}\n\n`)
      say(texts.individualise.notPossible(examination.verdict.kind), "yellow", cli)
      return 1
    }
  }
}

async function write(examination: Examination, options: IndividualiseOptions, cli: Cli): Promise<ExitCode> {
  const written = await cli.keepCopies(options.out, copyFiles(examination), options.force)
  if (!written.ok) {
    printFault(written.error, cli.screen)
    return 2
  }
  const { individualise: said } = cli.texts
  say(said.written(written.value.length, safe(options.out)), "green", cli)
  say(said.exitCheck, "green", cli)
  return 0
}

/** The message of a file that holds one. Anything else is told, and is undefined. */
async function onlyMessage(name: string, { readMail, screen }: Cli): Promise<Message | undefined> {
  let message: Message | undefined
  for await (const found of readMail(name)) {
    // Whatever is found under another name stands in a folder; even one message there may be joined by others.
    if (found.kind === "skipped" || (found.kind === "message" && found.where.file !== name)) {
      printFault(new Fault("input/folder", name), screen)
      return undefined
    }
    if (found.kind === "fault") {
      printFault(found.fault, screen)
      return undefined
    }
    if (message !== undefined) {
      printFault(new Fault("input/many-messages", name), screen)
      return undefined
    }
    message = found
  }
  return message
}

function say(text: string, style: Style, { screen: { out } }: Cli): void {
  const [first = "", ...rest] = wrap(text, out.columns - 4)
  const symbol = style === "green" ? out.symbols.pass : out.symbols.stop
  out.print(
    `${[`  ${out.paint(style, symbol)} ${first}`, ...rest.map((line) => `    ${line}`)].join("\n")}\n`,
  )
}
