/**
 * `sluis start`: the gateway, until a signal stops it.
 *
 * What happens is in the log, on standard output; what a person should know at the start is said on standard error, so
 * that a log that is read by a machine stays one. With `--sample` a message is offered to be sent through.
 */
import { setTimeout as wait } from "node:timers/promises"

import type { Finding } from "../../app/configuration.ts"
import type { Address, Gateway, StartFault } from "../../app/gateway.ts"
import { handIn } from "../../app/gate/hand-in.ts"
import type { Outgoing } from "../../app/queue/relay.ts"
import { newestIn, seenInOutbox } from "../../app/sample.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { printFinding } from "../config/config.ts"
import { printPolicyFault } from "../fault-lines.ts"
import { onlyMessage } from "../check/only-message.ts"
import { isHeld, replyLine } from "./reply-line.ts"
import { safe } from "../safe-text.ts"
import { sayDone, sayStopped } from "../said.ts"
import type { Screen } from "../screen.ts"
import { START_TEXTS } from "./start-texts.ts"
import { shellWord } from "../shell-word.ts"
import { told } from "../with-store.ts"

export type StartOptions = { readonly config?: string; readonly sample?: string }

/** How long, in milliseconds, the copies of a sample are waited for, and how often is looked. */
const SAMPLE_PATIENCE = 20_000
const SAMPLE_LOOK = 100
/** For the notice, once all copies are there: it was due first, and the second time there is none. */
const NOTICE_PATIENCE = 1000

type Sample = { readonly name: string; readonly outgoing: Outgoing }

export async function start({ config, sample: name }: StartOptions, cli: Cli): Promise<ExitCode> {
  const { screen } = cli
  const sample = name === undefined ? undefined : await readSample(name, cli)
  if (name !== undefined && sample === undefined) return 2
  const started = await cli.startGateway(config)
  if (!started.ok) return notStarted(started.error, cli)
  const gateway = started.value
  // Where there is a next host, a sample would be sent to real servers.
  const offered = gateway.outbox === undefined ? undefined : sample
  for (const finding of gateway.findings) printFinding(finding, screen)
  printBanner(gateway, offered, cli)
  const sending = new AbortController()
  const offering =
    offered !== undefined && cli.standardInputIsTerminal
      ? cli.onEnter(sending.signal, async () => await sendThrough(offered, gateway, cli))
      : Promise.resolve()
  await cli.untilStopped(() => void reload(gateway, cli))
  sending.abort()
  if (screen.err.isTerminal) screen.err.print(`\n  ${START_TEXTS[screen.language].stopping}\n`)
  await gateway.stop()
  await offering
  return 0
}

function notStarted({ fault, problems, findings }: StartFault, { screen }: Cli): ExitCode {
  printWrong(findings, screen)
  printPolicyFault({ fault, problems }, screen)
  return 2
}

async function reload(gateway: Gateway, { screen }: Cli): Promise<void> {
  const again = await gateway.reload()
  if (again.ok) for (const finding of again.value) printFinding(finding, screen)
  else {
    printWrong(again.error.findings, screen)
    printPolicyFault(again.error, screen)
  }
}

/** Without advice, which would stand in front of what matters now. */
function printWrong(findings: readonly Finding[], screen: Screen): void {
  for (const finding of findings) if (finding.grade !== "advice") printFinding(finding, screen)
}

async function readSample(name: string, cli: Cli): Promise<Sample | undefined> {
  const found = await onlyMessage(name, cli)
  if (found === undefined) return undefined
  const outgoing = handIn(found.bytes, name, { from: undefined, recipients: [], keepBcc: false })
  if (outgoing.ok) return { name, outgoing: outgoing.value }
  told(outgoing.error, cli)
  return undefined
}

function printBanner(
  { smtp, http, console, data, outbox }: Gateway,
  sample: Sample | undefined,
  cli: Cli,
): void {
  const { err, language } = cli.screen
  const texts = START_TEXTS[language]
  const { labels } = texts
  const rows: readonly (readonly [label: string, where: string, hint: string])[] = [
    ...smtp.map((at) => [labels.smtp, place(at), texts.handIn] as const),
    ...(console === undefined ? http : []).map(
      (at) => [labels.http, `http://${place(at)}/health/ready`, ""] as const,
    ),
    [labels.data, safe(data), texts.dataHint],
  ]
  const widest = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length))
  const what = outbox === undefined ? texts.gateway : texts.demonstration
  const lines = [
    "",
    `  ${err.paint("strong", `Sluis ${cli.version}`)} ${err.symbols.dot} ${what}`,
    "",
    ...rows.map(([label, where, hint]) =>
      `  ${label.padEnd(widest(0))}   ${where.padEnd(widest(1))}   ${err.paint("faint", hint)}`.trimEnd(),
    ),
    "",
  ]
  if (console !== undefined) {
    const { url, startUrl } = console
    const says = startUrl === undefined ? texts.console : outbox === undefined ? texts.firstStart : texts.open
    lines.push(`  ${err.paint("strong", says)}`, "", `    ${startUrl ?? url}`, "")
  }
  if (sample !== undefined) {
    const people = sample.outgoing.envelope.recipients.length
    const [first] = smtp
    lines.push(
      `  ${err.paint("strong", texts.tryIt)}`,
      ...(cli.standardInputIsTerminal ? [`  ${texts.enter(people)}`] : []),
      `  ${texts.elsewhere(cli.standardInputIsTerminal)}`,
      `    npm run sluis -- send ${shellWord(sample.name)}`,
      ...(first === undefined ? [] : [`  ${texts.byHand(place(first))}`]),
      `  ${err.paint("faint", texts.stopHint)}`,
      "",
    )
  }
  err.print(lines.join("\n") + "\n")
}

/** Through the socket, as any client would: what is seen is what happens. */
async function sendThrough({ outgoing }: Sample, { smtp, outbox }: Gateway, cli: Cli): Promise<void> {
  const { err, language } = cli.screen
  const texts = START_TEXTS[language]
  const [to] = smtp
  if (to === undefined || outbox === undefined) return
  const before = await newestIn(outbox)
  const relay = await cli.connect(to)
  const outcome = await relay.send(outgoing)
  await relay.close()
  const people = outgoing.envelope.recipients.length
  if (outcome.kind !== "accepted") {
    sayStopped(texts.notTaken("reply" in outcome ? replyLine(outcome.reply) : ""), err)
    return
  }
  if (isHeld(outcome.reply)) {
    sayStopped(texts.sent(people, replyLine(outcome.reply)), err)
    return
  }
  sayDone(texts.sent(people, replyLine(outcome.reply)), err)
  const { sender, recipients } = outgoing.envelope
  const addressed = { sender, recipients: recipients.map(({ address }) => address) }
  let seen = await seenInOutbox(outbox, before, addressed)
  let complete = 0
  for (let waited = 0; waited < SAMPLE_PATIENCE; waited += SAMPLE_LOOK) {
    if (seen.copies >= people && (seen.notice !== undefined || complete >= NOTICE_PATIENCE)) break
    if (seen.copies >= people) complete += SAMPLE_LOOK
    await wait(SAMPLE_LOOK)
    seen = await seenInOutbox(outbox, before, addressed)
  }
  if (seen.example === undefined) sayStopped(texts.none, err)
  else {
    sayDone(texts.seen(seen, people), err)
    const show = (number: number): string => `      npm run sluis -- outbox show ${number}`
    const notice =
      seen.notice === undefined
        ? []
        : [`${show(seen.notice)}   ${err.paint("faint", `# ${texts.theNotice}`)}`]
    const lines = [`    ${texts.look(notice.length > 0)}`, show(seen.example), ...notice, "", ""]
    err.print(lines.join("\n"))
  }
}

function place({ host, port }: Address): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`
}
