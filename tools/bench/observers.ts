/**
 * What each observer costs: the time from octets to one fact alone, on messages that are text (`npm run bench -- …` prints it).
 *
 * Facts build on each other, so each figure holds what it needs: the words of a message cannot be had without its texts. The
 * last line is everything at once, which is less than the sum.
 */
import type { Facts } from "@sluis/core/facts/facts"
import { NO_MEMORY } from "@sluis/core/facts/memory"
import { observe } from "@sluis/core/facts/observe"
import { parseMessage } from "@sluis/core/mail/message"
import { median, sideBySide } from "./measure.ts"

const ASKED: Readonly<Record<string, (facts: Facts) => unknown>> = {
  "parsing and the audience": ({ audience }) => audience.visible,
  "who knows whom": ({ audience }) => [audience.strangers, audience.introductions],
  "greeting, and whether it fits": ({ addressing }) => addressing.salutationMisfit,
  "lookalike, private and other addresses": ({ addressing }) => [
    addressing.lookalikes,
    addressing.otherAddress,
    addressing.privateAddress,
    addressing.loneOutsider,
  ],
  "categories: what the words say, of whom": ({ membership, content }) => [
    membership.sensitivity,
    content.categories,
    content.personal,
  ],
  identifiers: ({ content }) => content.identifiers,
  "other people's addresses in text, quotes and files": ({ listed }) => listed.text,
  "form, language, attachments": ({ form, attachments }) => [
    form.language,
    form.obstacles,
    attachments.unreadable,
  ],
}

export async function observers(
  messages: readonly Uint8Array[],
  us: readonly string[],
): Promise<readonly string[]> {
  const octets = messages.reduce((sum, { length }) => sum + length, 0)
  const asking = (asked: readonly ((facts: Facts) => unknown)[]) => (): void => {
    for (const bytes of messages) {
      const { facts } = observe(parseMessage(bytes), {
        us,
        departmentOf: () => "",
        memory: NO_MEMORY,
        documents: new Map(),
        numbers: [],
      })
      for (const ask of asked) ask(facts)
    }
  }
  const rounds = await sideBySide(7, {
    ...Object.fromEntries(Object.entries(ASKED).map(([name, ask]) => [name, asking([ask])])),
    "everything above together": asking(Object.values(ASKED)),
  })
  return rounds.map(({ name, seconds }) => {
    const time = median(seconds)
    const each = (time / messages.length) * 1e6
    return `  ${name.padEnd(52)} ${each.toFixed(1).padStart(7)} µs ${(octets / time / 1e6).toFixed(1).padStart(8)} MB/s`
  })
}
