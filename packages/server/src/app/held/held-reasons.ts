/**
 * The reasons of a message, made to agree with each other.
 *
 * A rule that asks for copies says that Sluis sends them. Where something stands in the way of that
 * (core/policy/fixed-reason.ts, core/policy/stop.ts), both would be said in one breath. What stands in the way comes first,
 * since somebody can do something about it, and the others lose what is then not true.
 */
import { OBSTACLE_REASONS } from "@sluis/core/policy/fixed-reason"
import type { Reason } from "@sluis/core/policy/verdict"

import type { Language } from "../language.ts"

/** A copy would still hold another recipient's address. */
export const EXIT_CHECK = "sluis/exit-check"

const OBSTACLES: ReadonlySet<string> = new Set([
  ...Object.values(OBSTACLE_REASONS).map(({ rule }) => rule),
  EXIT_CHECK,
])

/** The message is one package with all addresses in it: nothing that its sender could take out, or move to Bcc. */
const PACKED: ReadonlySet<string> = new Set(
  (["encrypted-recipients", "tnef"] as const).map((obstacle) => OBSTACLE_REASONS[obstacle].rule),
)

/** Nothing is known of it but that it must wait: trying to make copies could break, or take too long, again. */
const NOT_JUDGED: ReadonlySet<string> = new Set(["sluis/not-judged", "sluis/took-too-long"])

/** Stands in the way of a copy for each recipient. */
export function isObstacle({ rule }: Pick<Reason, "rule">): boolean {
  return OBSTACLES.has(rule)
}

export function isPacked(reasons: readonly Reason[]): boolean {
  return reasons.some(({ rule }) => PACKED.has(rule))
}

/** By its reasons alone: no copies can be made of it, so that none need be tried. */
export function isInseparable(reasons: readonly Pick<Reason, "rule">[]): boolean {
  return reasons.some((reason) => isObstacle(reason) || NOT_JUDGED.has(reason.rule))
}

/**
 * Held because of who would see whom: copies for each person are the answer. Not what is held for what it says, or for where
 * it goes; a copy says the same. Rules of one's own count as about who would see whom.
 */
export function isAboutAudience(reasons: readonly Pick<Reason, "rule">[]): boolean {
  return reasons.some(({ rule }) => !OF_CONTENT.some((group) => rule.startsWith(group)))
}

const OF_CONTENT = ["listed/", "addressing/", "form/"]

/** `listed`: people whose addresses were found, as in `Facts.listed`. */
export function agreeingReasons(
  reasons: readonly Reason[],
  listed: { readonly quoted: number; readonly text: number },
): readonly Reason[] {
  const obstacles = reasons.filter(isObstacle)
  if (obstacles.length === 0) return reasons
  const packed = isPacked(reasons)
  // What was found in the package is said by the obstacle; what was found elsewhere is a reason of its own.
  const isSaidAlready = ({ rule }: Reason): boolean =>
    packed && rule.startsWith("listed/") && listed.quoted + listed.text === 0
  const others = reasons.filter((reason) => !isObstacle(reason) && !isSaidAlready(reason))
  const agreeing = others.map(({ rule, nl, en }) => ({
    rule,
    nl: withoutPromise(nl, "nl", packed),
    en: withoutPromise(en, "en", packed),
  }))
  return [...obstacles, ...agreeing.filter(({ nl, en }) => nl !== "" && en !== "")]
}

/** How the built-in policy says what Sluis does; a policy of one's own may say it in other words, which then stay. */
const PROMISE: { readonly [language in Language]: RegExp } = {
  nl: /(?:^| )(?:Zulke mail stuurt Sluis [^.]*|Sluis haalt zulke [^.]*)\.(?= |$)/g,
  en: /(?:^| )Sluis (?:sends|takes) such [^.]*\.(?= |$)/g,
}

function withoutPromise(text: string, language: Language, withoutTip: boolean): string {
  const kept = text.replace(PROMISE[language], "")
  return (withoutTip ? kept.replace(/(?:^| )Tip: .*$/s, "") : kept).trim()
}

/** Words of a policy may name the sender; whoever must not see an address must not see that one either. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>()"]+[@\uFE6B\uFF20][^\s<>()"]+/gu, "…")
}
