/** The commands about who knows whom and their options, as commander reads them. */
import { CATEGORIES } from "@sluis/core/facts/facts"
import type { Command } from "commander"

import type { AcquaintanceOptions } from "./acquaintance.ts"
import { ACQUAINTANCE_TEXTS } from "./acquaintance-texts.ts"
import type { Cli } from "../cli.ts"
import { command, groupOf } from "../gate/gate-commands.ts"
import type { LearnCommandOptions } from "./learn.ts"
import type { ListImportOptions, ListOptions } from "./list.ts"
import type { Done } from "../program.ts"

export function acquaintanceCommands(program: Command, cli: Cli, done: Done): readonly Command[] {
  return [learnCommand, listCommand, acquaintanceCommand].map((make) => make(program, cli, done))
}

function learnCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = ACQUAINTANCE_TEXTS[cli.screen.language]
  return command("learn", help.learn, program, cli)
    .argument("<source...>", help.source)
    .option("--journal", help.journal, false)
    .option("--again", help.again, false)
    .action(async (sources: readonly string[], options: LearnCommandOptions) =>
      done(await (await import("./learn.ts")).learn(sources, options, cli)),
    )
}

function listCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = ACQUAINTANCE_TEXTS[cli.screen.language]
  const { group, add } = groupOf("list", help.list, program, cli)
  add("import", help.listImport)
    .argument("<name>", help.name)
    .argument("<file>", help.file)
    .requiredOption("--reveals <subjects>", help.reveals([...CATEGORIES, "none"].join(", ")))
    .option("--column <title>", help.column)
    .action(async (name: string, file: string, options: ListImportOptions) =>
      done(await (await import("./list.ts")).listImport(name, file, options, cli)),
    )
  add("ls", help.listLs).action(async (options: ListOptions) =>
    done(await (await import("./list.ts")).listLs(options, cli)),
  )
  add("remove", help.listRemove)
    .argument("<name>", help.name)
    .action(async (name: string, options: ListOptions) =>
      done(await (await import("./list.ts")).listRemove(name, options, cli)),
    )
  return group
}

function acquaintanceCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = ACQUAINTANCE_TEXTS[cli.screen.language]
  const { group, add } = groupOf("acquaintance", help.acquaintance, program, cli)
  add("forget", help.forget)
    .argument("[address]", help.address)
    .addHelpText("after", `\n${help.addressAsked}`)
    .action(async (address: string | undefined, options: AcquaintanceOptions) =>
      done(await (await import("./acquaintance.ts")).acquaintanceForget(address, options, cli)),
    )
  add("show", help.show).action(async (options: AcquaintanceOptions) =>
    done(await (await import("./acquaintance.ts")).acquaintanceShow(options, cli)),
  )
  return group
}
