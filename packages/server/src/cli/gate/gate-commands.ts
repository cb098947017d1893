/** The commands around a running gate and their options, as commander reads them. */
import { Command } from "commander"

import { address, count, hostAndPort } from "../argument.ts"
import type { Cli } from "../cli.ts"
import type { ConsoleLinkOptions } from "./console.ts"
import type { DropOptions, HeldOptions, ReleaseOptions } from "./held.ts"
import type { OutboxListOptions, OutboxShowOptions } from "./outbox.ts"
import type { Done } from "../program.ts"
import type { SendOptions } from "./send.ts"
import { START_TEXTS } from "./start-texts.ts"
import type { StartOptions } from "./start.ts"
import type { UserOptions } from "./user.ts"

export function gateCommands(program: Command, cli: Cli, done: Done): readonly Command[] {
  return [startCommand, heldCommand, outboxCommand, userCommand, consoleCommand, sendCommand].map((command) =>
    command(program, cli, done),
  )
}

function startCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = START_TEXTS[cli.screen.language]
  return command("start", help.start, program, cli)
    .option("--sample <file>", help.sample)
    .action(async (options: StartOptions) => done(await (await import("./start.ts")).start(options, cli)))
}

/** How many copies `outbox list` shows. */
const LIMIT = 30

function heldCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = cli.texts.gate
  const { group, add } = groupOf("held", help.held, program, cli)
  add("list", help.heldList)
    .option("--json", help.json, false)
    .action(async (options: HeldOptions) => done(await (await import("./held.ts")).heldList(options, cli)))
  add("show", help.heldShow)
    .argument("<number>", help.heldId)
    .option("--json", help.json, false)
    .action(async (id: string, options: HeldOptions) =>
      done(await (await import("./held.ts")).heldShow(id, options, cli)),
    )
  add("release", help.heldRelease)
    .argument("<number>", help.heldId)
    .option("--as-it-was", help.asItWas, false)
    .option("--reason <text>", help.reason)
    .action(async (id: string, options: ReleaseOptions) =>
      done(await (await import("./held.ts")).heldRelease(id, options, cli)),
    )
  add("drop", help.heldDrop)
    .argument("<number>", help.heldId)
    .requiredOption("--reason <text>", help.dropReason)
    .action(async (id: string, options: DropOptions) =>
      done(await (await import("./held.ts")).heldDrop(id, options, cli)),
    )
  return group
}

function outboxCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = cli.texts.gate
  const { group, add } = groupOf("outbox", help.outbox, program, cli)
  add("list", help.outboxList)
    .option<number>("--limit <number>", help.limit, count, LIMIT)
    .option("--json", help.json, false)
    .action(async (options: OutboxListOptions) =>
      done(await (await import("./outbox.ts")).outboxList(options, cli)),
    )
  add("show", help.outboxShow)
    .argument("<number>", help.outboxNumber)
    .option("--raw", help.raw, false)
    .action(async (number: string, options: OutboxShowOptions) =>
      done(await (await import("./outbox.ts")).outboxShow(number, options, cli)),
    )
  return group
}

function userCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = cli.texts.gate
  const { group, add } = groupOf("user", help.user, program, cli)
  add("add", help.userAdd)
    .argument("<name>", help.userName)
    .addHelpText("after", `\n${help.userPassword}`)
    .action(async (name: string, options: UserOptions) =>
      done(await (await import("./user.ts")).userAdd(name, options, cli)),
    )
  add("remove", help.userRemove)
    .argument("<name>", help.userName)
    .action(async (name: string, options: UserOptions) =>
      done(await (await import("./user.ts")).userRemove(name, options, cli)),
    )
  add("list", help.userList).action(async (options: UserOptions) =>
    done(await (await import("./user.ts")).userList(options, cli)),
  )
  return group
}

function consoleCommand(program: Command, cli: Cli, done: Done): Command {
  const { help } = cli.texts.gate
  const { group, add } = groupOf("console", help.console, program, cli)
  add("link", help.consoleLink)
    .option("--for <address>", help.consoleFor, address)
    .action(async (options: ConsoleLinkOptions) =>
      done(await (await import("./console.ts")).consoleLink(options, cli)),
    )
  return group
}

function sendCommand(program: Command, cli: Cli, done: Done): Command {
  type Several = readonly string[]
  const { help } = cli.texts.gate
  return command("send", help.send, program, cli)
    .argument("<file>", help.sendFile)
    .option("--to <host:port>", help.to, hostAndPort)
    .option("--from <address>", help.from, address)
    .option<Several>("--rcpt <address>", help.rcpt, (value, before) => [...before, address(value)], [])
    .option("--keep-bcc", help.keepBcc, false)
    .action(async (file: string, options: SendOptions) =>
      done(await (await import("./send.ts")).send(file, options, cli)),
    )
}

type Group = { readonly group: Command; readonly add: (name: string, about: string) => Command }

/** A command that is only a name for others. */
export function groupOf(name: string, about: string, program: Command, cli: Cli): Group {
  const group = new Command(name)
    .description(about)
    .helpOption("-h, --help", cli.texts.help.help)
    .helpCommand(false)
    .copyInheritedSettings(program)
  const add = (child: string, what: string): Command => {
    const made = command(child, what, program, cli)
    group.addCommand(made)
    return made
  }
  return { group, add }
}

/** A command that takes a configuration. */
export function command(name: string, about: string, program: Command, { texts }: Cli): Command {
  return new Command(name)
    .description(about)
    .option("--config <file>", texts.gate.help.config)
    .helpOption("-h, --help", texts.help.help)
    .copyInheritedSettings(program)
}
