/** How each verdict looks, wherever one is shown. */
import type { Verdict } from "@sluis/core/policy/verdict"

import type { Page, Style } from "../screen.ts"

const STYLES = {
  deliver: "green",
  individualise: "cyan",
  hold: "yellow",
  refuse: "red",
} as const satisfies Record<Verdict["kind"], Style>

export function verdictStyle(kind: Verdict["kind"]): Style {
  return STYLES[kind]
}

export function verdictSymbol(kind: Verdict["kind"], { symbols: { pass, split, stop, no } }: Page): string {
  return { deliver: pass, individualise: split, hold: stop, refuse: no }[kind]
}
