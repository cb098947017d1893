/** `sluis send`: hands a message in at the gate, as any mail program would, and shows what the gate answers. */
import { Fault } from "../../app/fault.ts"
import { handIn } from "../../app/gate/hand-in.ts"
import type { Outgoing, RefusedRecipient, RelayOutcome } from "../../app/queue/relay.ts"
import type { Cli, ExitCode, HostAndPort } from "../cli.ts"
import { printFault } from "../fault-lines.ts"
import { onlyMessage } from "../check/only-message.ts"
import { isHeld, replyLine } from "./reply-line.ts"
import { safe } from "../safe-text.ts"
import { sayDone, sayStopped } from "../said.ts"
import { notOpened, told } from "../with-store.ts"

export type SendOptions = {
  readonly config?: string
  readonly to?: HostAndPort
  readonly from?: string
  readonly rcpt: readonly string[]
  readonly keepBcc: boolean
}

export async function send(name: string, options: SendOptions, cli: Cli): Promise<ExitCode> {
  const found = await onlyMessage(name, cli)
  if (found === undefined) return 2
  const { from, rcpt, keepBcc } = options
  const outgoing = handIn(found.bytes, name, { from, recipients: rcpt, keepBcc })
  if (!outgoing.ok) return told(outgoing.error, cli)
  const to =
    options.to === undefined
      ? await cli.gateAddress(options.config)
      : { ok: true as const, value: options.to }
  if (!to.ok) return notOpened(to.error, cli)
  const relay = await cli.connect(to.value)
  try {
    const outcome = await relay.send(outgoing.value)
    if (outcome.kind === "unreachable" && relay.offers() === undefined)
      return told(new Fault("send/nobody-there", hostAndPort(to.value)), cli)
    return answer(outcome, outgoing.value, hostAndPort(to.value), cli)
  } finally {
    await relay.close()
  }
}

function answer(outcome: RelayOutcome, outgoing: Outgoing, to: string, { screen, texts }: Cli): ExitCode {
  const { out } = screen
  const { send: said } = texts.gate
  switch (outcome.kind) {
    case "accepted": {
      const { sender, recipients } = outgoing.envelope
      const say = isHeld(outcome.reply) ? sayStopped : sayDone
      say(replyLine(outcome.reply), out)
      const from = sender === "" ? "<>" : safe(sender)
      out.print(`    ${said.accepted(from, recipients.length - outcome.refused.length, to)}\n`)
      if (outcome.refused.length === 0) return 0
      sayStopped(said.refusedRecipients(outcome.refused.length), out)
      printRefused(outcome.refused, outgoing, { screen, texts })
      return 1
    }
    case "refused":
      sayStopped(replyLine(outcome.reply), out)
      out.print(`    ${said.refused}\n`)
      printRefused(outcome.refused, outgoing, { screen, texts })
      return 1
    case "divided":
      sayStopped(said.refused, out)
      printRefused(outcome.refused, outgoing, { screen, texts })
      return 1
    case "unreachable":
      printFault(new Fault("send/unreachable", to, replyLine(outcome.reply)), screen)
      return 2
  }
}

function printRefused(
  refused: readonly RefusedRecipient[],
  { envelope }: Outgoing,
  { screen: { out } }: Pick<Cli, "screen" | "texts">,
): void {
  for (const { recipient, reply } of refused) {
    const address = safe(envelope.recipients[recipient]?.address ?? "")
    out.print(`    ${address}   ${out.paint("faint", replyLine(reply))}\n`)
  }
}

function hostAndPort({ host, port }: HostAndPort): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`
}
