/**
 * `sluis check`: what each recipient would learn, and what Sluis would do.
 *
 * One message gets a report (./report.ts), more get a summary (./summary.ts): which of the two is known when the second
 * message turns up, so a mailbox with one message reads like a file with one. Never more than two messages are held.
 */
import type { Examination } from "@sluis/core/examine"
import type { Policy } from "@sluis/core/policy/policy"

import { checkMessage } from "../../app/gate/check-message.ts"
import type { Circumstances } from "../../app/gate/check-message.ts"
import { choosePolicy } from "../../app/policy/choose-policy.ts"
import { damageIn } from "../../app/gate/damage.ts"
import { Fault } from "../../app/fault.ts"
import { headingOf } from "../../app/held/heading.ts"
import type { Where } from "../../app/read-mail.ts"
import { newTally } from "../../app/statistics/tally.ts"
import { checkJson, faultJson } from "./check-json.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { printFault, printPolicyFault } from "../fault-lines.ts"
import { progressBar } from "../progress.ts"
import { fileName, reportLines } from "./report.ts"
import { summaryLines } from "./summary.ts"

export type CheckOptions = {
  readonly json: boolean
  readonly quiet: boolean
  readonly as: readonly string[]
  readonly from: string | undefined
  readonly rcpt: readonly string[]
  readonly policy: string | undefined
}

type Checked = { readonly where: Where; readonly examination: Examination }

export async function check(names: readonly string[], options: CheckOptions, cli: Cli): Promise<ExitCode> {
  const { screen, texts, now } = cli
  const policy = await choosePolicy(options.policy, cli.readText)
  if (!policy.ok) {
    printPolicyFault(policy.error, screen)
    return 2
  }
  const start = now()
  const progress = progressBar(screen.err, texts, now)
  const tally = newTally()
  let only: Checked | undefined
  let messages = 0
  let unread = 0
  let skipped = 0
  let bugs = 0

  const fail = (fault: Fault): void => {
    if (fault.code === "internal/bug") bugs += 1
    else unread += 1
    progress.clear()
    if (options.json) screen.out.print(`${faultJson(fault, screen.language)}\n`)
    printFault(fault, screen)
  }

  for (const [index, name] of names.entries()) {
    for await (const found of cli.readMail(name)) {
      if (found.kind === "fault") fail(found.fault)
      else if (found.kind === "skipped") skipped += 1
      else {
        const { where } = found
        const examination = await attempt(found.bytes, where, options, policy.value, cli)
        if (examination instanceof Fault) fail(examination)
        else {
          const damage = damageIn(examination.message)
          if (damage !== undefined)
            fail(new Fault("input/damaged-header", fileName(where, texts), `octet ${damage}`))
          messages += 1
          tally.add(where, () => headingOf(examination.message), examination)
          only = messages === 1 ? { where, examination } : undefined
          if (options.json) screen.out.print(`${checkJson(where, examination)}\n`)
        }
      }
      const share = found.progress === undefined ? undefined : (index + found.progress) / names.length
      if (!options.quiet) progress.show(messages, share)
    }
  }
  progress.clear()

  const summary = tally.summary()
  if (!options.json && !options.quiet) {
    const seconds = (now() - start) / 1000
    const reader = { language: screen.language, texts, page: screen.out }
    if (only !== undefined)
      screen.out.print(`${reportLines(only.where, only.examination, reader).join("\n")}\n\n`)
    else if (messages > 1)
      screen.out.print(
        `${summaryLines(summary, { seconds, unread, skipped }, texts, screen.out).join("\n")}\n\n`,
      )
  }
  if (bugs > 0) return 3
  if (unread > 0) return 2
  return summary.verdicts.deliver < summary.messages ? 1 : 0
}

/** A mistake of ours in one message must not keep the others from being checked; nor may it go unseen. */
async function attempt(
  bytes: Uint8Array,
  where: Where,
  options: CheckOptions,
  policy: Policy,
  cli: Cli,
): Promise<Examination | Fault> {
  const circumstances: Circumstances = { us: options.as, sender: options.from, recipients: options.rcpt }
  try {
    return await checkMessage(bytes, circumstances, policy)
  } catch (cause) {
    cli.debug(cause)
    return new Fault("internal/bug", fileName(where, cli.texts), "", cause)
  }
}
