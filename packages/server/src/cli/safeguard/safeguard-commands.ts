/** `sluis report` and its options, as commander reads them. */
import { InvalidArgumentError } from "commander"
import type { Command } from "commander"

import type { Cli } from "../cli.ts"
import { groupOf } from "../gate/gate-commands.ts"
import type { Done } from "../program.ts"
import type { MonthOptions, SafeguardOptions } from "./safeguard.ts"
import { SAFEGUARD_TEXTS } from "./safeguard-texts.ts"

export function safeguardCommands(program: Command, cli: Cli, done: Done): readonly Command[] {
  const { help } = SAFEGUARD_TEXTS[cli.screen.language]
  const { group, add } = groupOf("report", help.report, program, cli)
  add("waarborg", help.waarborg)
    .requiredOption("--from <day>", help.from)
    .requiredOption("--to <day>", help.to)
    .option("--council", help.council, false)
    .option("-o, --out <file>", help.out)
    .option("--force", help.force, false)
    .action(async (options: SafeguardOptions) =>
      done(await (await import("./safeguard.ts")).safeguardReport(options, cli)),
    )
  add("month", help.month)
    .argument("<month>", help.which, month)
    .option("-o, --out <file>", help.out)
    .option("--force", help.force, false)
    .action(async (which: string, options: MonthOptions) =>
      done(await (await import("./safeguard.ts")).monthReport(which, options, cli)),
    )
  return [group]
}

function month(value: string): string {
  if (!/^(?:19[7-9]\d|2[01]\d\d)-(?:0[1-9]|1[0-2])$/.test(value)) throw new InvalidArgumentError("")
  return value
}
