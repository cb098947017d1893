/**
 * The commands and their options, as commander reads them; what a command does is in a file of its own.
 *
 * The help and every message about wrong use are in the reader's language. A command's own code is loaded when it is
 * run: `sluis --help` need not know what a message is.
 */
import { Command, CommanderError, Option } from "commander"
import type { Argument } from "commander"

import { LANGUAGES } from "../app/language.ts"
import type { CheckOptions } from "./check/check.ts"
import type { Cli, ExitCode } from "./cli.ts"
import { acquaintanceCommands } from "./acquaintance/acquaintance-commands.ts"
import { canaryCommands } from "./safeguard/canary-commands.ts"
import { address, domain } from "./argument.ts"
import { configCommand } from "./config/config-commands.ts"
import { gateCommands } from "./gate/gate-commands.ts"
import type { IndividualiseOptions } from "./check/individualise.ts"
import type { ReplayOptions } from "./policy/policy-replay.ts"
import { ledgerCommands } from "./ledger/ledger-commands.ts"
import { safeguardCommands } from "./safeguard/safeguard-commands.ts"
import { REPLAY_TEXTS } from "./policy/replay-texts.ts"
import { safe } from "./safe-text.ts"
import { valueName, withValueNames } from "./value-name.ts"

/** Runs what the arguments (without the program's name) ask for. Throws only on a mistake of ours. */
export async function run(args: readonly string[], cli: Cli): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = sluis(cli, (result) => {
    code = result
  })
  try {
    await program.parseAsync([...args], { from: "user" })
    return code
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause
    return cause.exitCode === 0 ? 0 : await wrongUse(cause, program, args, cli)
  }
}

/** Takes what a command came to. */
export type Done = (code: ExitCode) => void

function sluis(cli: Cli, done: Done): Command {
  const { help } = cli.texts
  const program = new Command("sluis")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => cli.screen.out.print(text),
      writeErr: (text) => cli.screen.err.print(text),
      outputError: () => undefined, // wrongUse says it, in the reader's language
      getOutHelpWidth: () => cli.screen.out.columns,
      getErrHelpWidth: () => cli.screen.err.columns,
      getOutHasColors: () => true,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => cli.screen.out.paint("strong", titleOf(title, cli)),
      styleUsage: (usage) =>
        withValueNames(
          usage.replace("[options]", `[${help.option}]`).replace("[command]", `<${help.command}>`),
          help.values,
        ),
      optionTerm: (option) => withValueNames(option.flags, help.values),
      argumentTerm: (argument) => valueName(argument.name(), help.values),
      // Without the names of options, defaults and choices: the descriptions say them in the reader's language.
      subcommandTerm: (command) =>
        withValueNames(
          [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" "),
          help.values,
        ),
      optionDescription: (option) => option.description,
    })
    .description(help.about)
    .version(cli.version, "-V, --version", help.version)
    .helpOption("-h, --help", help.help)
    .helpCommand(false)
    .addOption(new Option("--lang <nl|en>", help.lang).choices(LANGUAGES))
    .option("--no-color", help.noColor)
    .addHelpText("after", `\n${help.exitCodes}`)
  program.addCommand(checkCommand(cli, done).copyInheritedSettings(program))
  program.addCommand(individualiseCommand(cli, done).copyInheritedSettings(program))
  program.addCommand(policyCommand(program, cli, done).copyInheritedSettings(program))
  program.addCommand(configCommand(program, cli, done))
  for (const commands of [
    gateCommands,
    canaryCommands,
    acquaintanceCommands,
    ledgerCommands,
    safeguardCommands,
  ])
    for (const command of commands(program, cli, done)) program.addCommand(command)
  return program
}

function checkCommand(cli: Cli, done: Done): Command {
  const { help } = cli.texts
  return circumstances(
    new Command("check").description(help.check).argument("<file...>", help.checkFiles),
    cli,
  )
    .option("--json", help.json, false)
    .option("-q, --quiet", help.quiet, false)
    .helpOption("-h, --help", help.help)
    .addHelpText(
      "after",
      examples(cli, [
        "sluis check message.eml",
        "sluis check --json archive.mbox",
        "cat message.eml | sluis check -",
      ]),
    )
    .action(async (files: readonly string[], options: CheckOptions) => {
      const { check } = await import("./check/check.ts")
      done(await check(files, options, cli))
    })
}

function individualiseCommand(cli: Cli, done: Done): Command {
  const { help } = cli.texts
  const command = new Command("individualise").alias("individualize").description(help.individualise)
  return circumstances(command.argument("<file>", help.individualiseFile), cli)
    .requiredOption("-o, --out <folder>", help.out)
    .option("--force", help.force, false)
    .helpOption("-h, --help", help.help)
    .addHelpText("after", examples(cli, ["sluis individualise message.eml --out copies"]))
    .action(async (file: string, options: IndividualiseOptions) => {
      const { individualise } = await import("./check/individualise.ts")
      done(await individualise(file, options, cli))
    })
}

function policyCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = cli.texts
  const policy = new Command("policy")
    .description(help.policy)
    .helpOption("-h, --help", help.help)
    .helpCommand(false)
  const add = (name: string, about: string): Command => {
    const command = new Command(name)
      .description(about)
      .helpOption("-h, --help", help.help)
      .copyInheritedSettings(program)
    policy.addCommand(command)
    return command
  }
  add("check", help.policyCheck)
    .argument("<file>", help.policyArgument)
    .action(async (file: string) => done(await (await import("./policy/policy.ts")).policyCheck(file, cli)))
  add("explain", help.policyExplain)
    .argument("[file]", help.policyArgument)
    .option("--department <name>", help.department)
    .action(async (file: string | undefined, { department }: { readonly department?: string }) =>
      done(await (await import("./policy/policy.ts")).policyExplain(file, department, cli)),
    )
  add("test", help.policyTest)
    .argument("[file]", help.policyArgument)
    .action(async (file: string | undefined) =>
      done(await (await import("./policy/policy.ts")).policyTest(file, cli)),
    )
  replayCommand(add, cli, done)
  add("print", help.policyPrint).action(async () =>
    done((await import("./policy/policy.ts")).policyPrint(cli)),
  )
  return policy
}

function replayCommand(add: (name: string, about: string) => Command, cli: Cli, done: Done): void {
  type Several = readonly string[]
  const { help } = cli.texts
  const { help: replayHelp } = REPLAY_TEXTS[cli.screen.language]
  add("replay", replayHelp.replay)
    .argument("<source...>", replayHelp.sources)
    .option("--policy <file>", replayHelp.policy)
    .option("--against <file>", replayHelp.against)
    .option<Several>("--as <domain>", help.as, (value, before) => [...before, domain(value)], [])
    .option("--json", replayHelp.json, false)
    .addHelpText(
      "after",
      examples(cli, [
        "sluis policy replay archive.mbox --as example.org",
        "sluis policy replay ~/Maildir --policy new.yaml --against old.yaml",
        "sluis check --json archive.mbox > facts.jsonl; sluis policy replay facts.jsonl --policy new.yaml",
      ]),
    )
    .action(async (sources: readonly string[], options: ReplayOptions) =>
      done(await (await import("./policy/policy-replay.ts")).policyReplay(sources, options, cli)),
    )
}

/** What a message's octets don't tell, and by which rules it is judged. */
function circumstances(command: Command, { texts: { help } }: Cli): Command {
  type Several = readonly string[]
  return command
    .option<Several>("--as <domain>", help.as, (value, before) => [...before, domain(value)], [])
    .option("--from <address>", help.from, address)
    .option<Several>("--rcpt <address>", help.rcpt, (value, before) => [...before, address(value)], [])
    .option("--policy <file>", help.policyFile)
}

function argumentTerm(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name()
  return argument.required ? `<${name}>` : `[${name}]`
}

function examples({ texts: { help }, screen: { out } }: Cli, commands: readonly string[]): string {
  return `\n${out.paint("strong", help.examples)}\n${commands.map((command) => `  ${command}`).join("\n")}`
}

function titleOf(title: string, { texts: { help } }: Cli): string {
  const titles: { readonly [english: string]: string } = {
    "Usage:": help.usage,
    "Arguments:": help.arguments,
    "Options:": help.options,
    "Global Options:": help.globalOptions,
    "Commands:": help.commands,
  }
  return titles[title] ?? title
}

async function wrongUse(
  error: CommanderError,
  program: Command,
  args: readonly string[],
  { screen, texts }: Cli,
): Promise<ExitCode> {
  if (error.code === "commander.help") return 2 // no command at all: commander has shown the help
  const { err } = screen
  // A value that can't be one of an argument is quoted before the name of that argument.
  const what =
    (/for argument '([^']*)'/.exec(error.message) ?? /'([^']*)'/.exec(error.message))?.[1] ?? error.message
  const meant = await meantBy(what, /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1] ?? "")
  const command = ["sluis", ...commandPath(program, args)].join(" ")
  const suggestion = meant === undefined ? "" : ` ${texts.usage.meant(safe(meant))}`
  err.print(`${err.paint("red", "sluis:")} ${safe(texts.usage.error(error.code, what))}.${suggestion}\n`)
  err.print(`       ${err.paint("faint", texts.usage.hint(command))}\n`)
  return 2
}

/** Commander takes `--from` for what `--foo` meant; that is no slip of the finger but another word. */
async function meantBy(typed: string, suggestions: string): Promise<string | undefined> {
  const { nearest } = await import("@sluis/core/policy/did-you-mean")
  const bare = (word: string): string => word.replace(/^-+/, "")
  return suggestions.split(", ").find((word) => nearest(bare(typed), [bare(word)]) !== undefined)
}

/** The names of the commands that the arguments lead to; options and their values are passed over. */
function commandPath(
  command: Command,
  [first, ...rest]: readonly string[],
  above: readonly Option[] = [],
): readonly string[] {
  if (first === undefined) return []
  const options = [...above, ...command.options]
  if (first.startsWith("-")) {
    const hasValue = options.some((option) => [option.short, option.long].includes(first) && option.required)
    return commandPath(command, hasValue ? rest.slice(1) : rest, above)
  }
  const next = command.commands.find((each) => each.name() === first || each.alias() === first)
  return next === undefined ? [] : [next.name(), ...commandPath(next, rest, options)]
}
