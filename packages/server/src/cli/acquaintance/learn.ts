/** `sluis learn`: who knows whom, from mail that was sent before. */
import { learnMail, OUTCOMES } from "../../app/acquaintance/learn-mail.ts"
import type { Learnt } from "../../app/acquaintance/learn-mail.ts"
import type { AcquaintanceSize } from "../../app/acquaintance/acquaintance.ts"
import { Fault } from "../../app/fault.ts"
import { ACQUAINTANCE_TEXTS } from "./acquaintance-texts.ts"
import { indented } from "../block.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { printFault, printPolicyFault } from "../fault-lines.ts"
import { padStart, wrap } from "../layout.ts"
import { progressBar } from "../progress.ts"
import { sayDone } from "../said.ts"
import { withAcquaintance } from "./with-acquaintance.ts"
import { told } from "../with-store.ts"

export type LearnCommandOptions = {
  readonly config?: string
  readonly journal: boolean
  readonly again: boolean
}

export async function learn(
  names: readonly string[],
  { config, journal, again }: LearnCommandOptions,
  cli: Cli,
): Promise<ExitCode> {
  return await withAcquaintance(config, cli, async (opened) => {
    const { screen, texts, now } = cli
    const { index, enabled, us, forgetAfter } = opened
    if (!enabled) return told(new Fault("acquaintance/disabled", config ?? "sluis"), cli)
    const policy = await opened.policy()
    if (!policy.ok) {
      printPolicyFault(policy.error, screen)
      return 2
    }
    const before = index.size()
    const start = now()
    const progress = progressBar(screen.err, texts, now)
    let unread = 0
    let bugs = 0
    try {
      const learnt = await learnMail(
        names,
        { us, policy: policy.value, journal, now: cli.wallClock(), forgetAfter },
        { readMail: cli.readMail, index, marks: opened.marks(again), elapsed: now },
        {
          failed: (fault) => {
            if (fault.code === "internal/bug") bugs += 1
            else unread += 1
            cli.debug(fault.cause)
            progress.clear()
            printFault(fault, screen)
          },
          progressed: (messages, share) => progress.show(messages, share),
        },
      )
      progress.clear()
      say(learnt, { before, after: index.size(), seconds: (now() - start) / 1000, unread }, cli)
    } finally {
      progress.clear()
    }
    return bugs > 0 ? 3 : unread > 0 ? 2 : 0
  })
}

type Account = {
  readonly before: AcquaintanceSize
  readonly after: AcquaintanceSize
  readonly seconds: number
  readonly unread: number
}

function say(learnt: Learnt, { before, after, seconds, unread }: Account, cli: Cli): void {
  const { texts } = cli
  const { out, language } = cli.screen
  const { learn: words } = ACQUAINTANCE_TEXTS[language]
  const { messages, outcomes, noMail, readBefore } = learnt
  if (messages === 0 && readBefore > 0 && unread === 0) {
    sayDone(words.nothingNew, out)
    return
  }
  // What could not be read has been said by its name.
  if (messages === 0 && readBefore === 0 && unread > 0) return
  const perSecond = Math.round(messages / Math.max(seconds, 0.001))
  const rows = OUTCOMES.filter((outcome) => outcome === "shown" || outcomes[outcome] > 0)
  const columns = Math.max(...rows.map((outcome) => texts.number(outcomes[outcome]).length))
  const asides = [
    ...(unread > 0 ? [texts.batch.unread(unread)] : []),
    ...(noMail > 0 ? [texts.batch.skipped(noMail)] : []),
    ...(readBefore > 0 ? [words.readBefore(readBefore)] : []),
  ]
  const known = words.learnt(
    Math.max(0, after.people - before.people),
    Math.max(0, after.pairs - before.pairs),
    after,
    texts.gate.size(after.octets),
  )
  const lines = [
    "",
    `  ${out.paint("strong", words.read(messages, seconds.toFixed(1), perSecond))}`,
    ...asides.flatMap((aside) => wrap(aside, out.columns - 2).map((line) => `  ${out.paint("faint", line)}`)),
    "",
    ...rows.map((outcome) =>
      indented(`${padStart(texts.number(outcomes[outcome]), columns)}   ${words.outcome[outcome]}`),
    ),
    "",
    ...wrap(known, out.columns - 4).map(indented),
    "",
  ]
  out.print(`${lines.join("\n")}\n`)
}
