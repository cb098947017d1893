/** Entries of the ledger on a screen. */
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import { readEntry } from "@sluis/core/ledger/read-entry"
import { ACTION_WORDS, ORIGIN_WORDS, RESULT_WORDS, ROLE_WORDS } from "@sluis/core/ledger/words"

import type { Language } from "../../app/language.ts"
import type { KeptLedgerEntry } from "../../app/ledger/ledger.ts"
import { columnsOf, padEnd } from "../layout.ts"
import { LEDGER_TEXTS } from "./ledger-texts.ts"
import type { Moment } from "../moment.ts"
import { safe } from "../safe-text.ts"
import type { Page } from "../screen.ts"
import { tableLines } from "../table.ts"

export function entryTable(
  entries: readonly KeptLedgerEntry[],
  {
    language,
    moment,
    timeZone,
  }: { readonly language: Language; readonly moment: Moment; readonly timeZone: string },
  page: Page,
): readonly string[] {
  const { columns } = LEDGER_TEXTS[language].show
  return tableLines(
    [
      { title: columns.index, align: "right" },
      { title: columns.when, align: "right" },
      { title: columns.what, align: "left" },
      { title: columns.who, align: "left" },
      { title: columns.object, align: "left" },
    ],
    entries.map(({ index, octets }) => {
      const entry = readEntry(octets)
      if (!entry.ok) return [String(index), "", entry.error.kind, "", ""]
      const { at, role, object } = entry.value
      return [
        String(index),
        moment(Date.parse(at), timeZone),
        whatIn(entry.value, language),
        ROLE_WORDS[role][language],
        safe([object, ...detailsOf(entry.value)].filter((one) => one !== "").join(" ")),
      ]
    }),
    page,
  )
}

/** One entry whole, a line for each thing it says. */
export function entryLines(entry: LedgerEntry, language: Language): readonly string[] {
  const { columns } = LEDGER_TEXTS[language].show
  const rows: readonly (readonly [title: string, value: string])[] = [
    [columns.when, entry.at],
    [columns.what, `${whatIn(entry, language)} (${entry.action})`],
    [columns.who, `${ROLE_WORDS[entry.role][language]}, ${ORIGIN_WORDS[entry.origin][language]}`],
    [columns.object, safe(entry.object)],
    ...Object.entries({ ...entry.figures, ...entry.words, ...entry.salted }).map(
      ([name, value]) => [safe(name), safe(String(value))] as const,
    ),
  ]
  const width = Math.max(...rows.map(([title]) => columnsOf(title)))
  return rows
    .filter(([, value]) => value !== "")
    .map(([title, value]) => `${padEnd(title, width)}   ${value}`)
}

/** That something was done is said by its name alone. */
function whatIn({ action, result }: LedgerEntry, language: Language): string {
  const words = ACTION_WORDS[action][language]
  return result === "done" ? words : `${words} (${RESULT_WORDS[result][language]})`
}

function detailsOf({ figures, words }: LedgerEntry): readonly string[] {
  return Object.entries({ ...words, ...figures }).map(([name, value]) => `${name}=${value}`)
}
