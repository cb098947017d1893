/** `sluis canary` and its options, as commander reads them. */
import type { Command } from "commander"

import { CANARY_TEXTS } from "./canary-texts.ts"
import type { CanaryListOptions, CanaryRunOptions } from "./canary.ts"
import type { Cli } from "../cli.ts"
import { groupOf } from "../gate/gate-commands.ts"
import type { Done } from "../program.ts"

export function canaryCommands(program: Command, cli: Cli, done: Done): readonly Command[] {
  type Several = readonly string[]
  const { help } = CANARY_TEXTS[cli.screen.language]
  const { group, add } = groupOf("canary", help.canary, program, cli)
  add("run", help.run)
    .option<Several>("--route <name>", help.route, (value, before) => [...before, value], [])
    .action(async (options: CanaryRunOptions) =>
      done(await (await import("./canary.ts")).canaryRun(options, cli)),
    )
  add("list", help.list).action(async (options: CanaryListOptions) =>
    done(await (await import("./canary.ts")).canaryList(options, cli)),
  )
  return [group]
}
