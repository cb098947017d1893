/** `sluis config` and its options, as commander reads them. */
import { Command } from "commander"

import type { Cli } from "../cli.ts"
import type { Done } from "../program.ts"

export function configCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = cli.texts
  const texts = cli.texts.config.help
  const group = new Command("config")
    .description(texts.config)
    .helpOption("-h, --help", help.help)
    .helpCommand(false)
    .copyInheritedSettings(program)
  const add = (name: string, about: string): Command => {
    const command = new Command(name)
      .description(about)
      .helpOption("-h, --help", help.help)
      .copyInheritedSettings(program)
    group.addCommand(command)
    return command
  }
  add("check", texts.check)
    .argument("[file]", texts.argument)
    .action(async (file: string | undefined) =>
      done(await (await import("./config.ts")).configCheck(file, cli)),
    )
  add("print", texts.print).action(async () => done(await (await import("./config.ts")).configPrint(cli)))
  add("schema", texts.schema).action(async () => done(await (await import("./config.ts")).configSchema(cli)))
  return group
}
