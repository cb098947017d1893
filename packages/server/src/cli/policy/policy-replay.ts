/**
 * `sluis policy replay`: how often each rule would have interrupted, before and after a change.
 *
 * Deliberately left out: which messages. Figures alone are shown, and none about one person (app/policy/replay-count.ts).
 */
import type { Policy } from "@sluis/core/policy/policy"

import { choosePolicy } from "../../app/policy/choose-policy.ts"
import { replay } from "../../app/policy/replay.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { printFault, printPolicyFault } from "../fault-lines.ts"
import { progressBar } from "../progress.ts"
import { replayJson } from "./replay-json.ts"
import { replayLines } from "./replay-report.ts"

export type ReplayOptions = {
  readonly policy: string | undefined
  readonly against: string | undefined
  readonly as: readonly string[]
  readonly json: boolean
}

export async function policyReplay(
  sources: readonly string[],
  { policy, against, as, json }: ReplayOptions,
  cli: Cli,
): Promise<ExitCode> {
  const { screen, texts, now } = cli
  const policies: Policy[] = []
  for (const name of against === undefined ? [policy] : [against, policy]) {
    const chosen = await choosePolicy(name, cli.readText)
    if (!chosen.ok) {
      printPolicyFault(chosen.error, screen)
      return 2
    }
    policies.push(chosen.value)
  }
  const newBar = (): ReturnType<typeof progressBar> => progressBar(screen.err, texts, now)
  const bars = { dating: newBar(), judging: newBar() }
  let step: keyof typeof bars = "dating"
  let unread = 0
  let bugs = 0
  const replayed = await replay(sources, as, policies, cli, {
    failed: (fault) => {
      if (fault.code === "internal/bug") {
        bugs += 1
        cli.debug(fault.cause)
      } else unread += 1
      bars[step].clear()
      printFault(fault, screen)
    },
    progressed: (next, messages, share) => {
      if (next !== step) {
        bars[step].clear()
        bars[next] = newBar()
        step = next
      }
      bars[step].show(messages, share)
    },
  })
  bars[step].clear()
  if (!replayed.ok) {
    printFault(replayed.error, screen)
    return 2
  }
  const { messages, incoming } = replayed.value
  // What could not be read has been said by its name; of nothing there are no figures.
  if (!json && messages + incoming === 0 && unread > 0) return bugs > 0 ? 3 : 2
  const names = { after: policy, before: against }
  const reader = { language: screen.language, texts, page: screen.out }
  screen.out.print(
    json
      ? `${replayJson(replayed.value, names, unread)}\n`
      : `${replayLines(replayed.value, names, unread, reader).join("\n")}\n\n`,
  )
  if (bugs > 0) return 3
  return unread > 0 ? 2 : 0
}
