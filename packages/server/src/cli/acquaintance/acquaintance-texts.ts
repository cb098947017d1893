/**
 * What the commands about who knows whom say: learning, registered lists, forgetting. One table per language
 * (./acquaintance-texts-nl.ts, ./acquaintance-texts-en.ts) of this one type.
 */
import type { Category } from "@sluis/core/facts/facts"

import type { AcquaintanceSize, RemovedPerson } from "../../app/acquaintance/acquaintance.ts"
import type { Language } from "../../app/language.ts"
import type { LearnOutcome } from "../../app/acquaintance/learn-mail.ts"
import { acquaintanceEn } from "./acquaintance-texts-en.ts"
import { acquaintanceNl } from "./acquaintance-texts-nl.ts"

export type AcquaintanceTexts = {
  learn: {
    read(messages: number, seconds: string, perSecond: number): string
    /** Behind a count of messages. */
    readonly outcome: Readonly<Record<LearnOutcome, string>>
    /** `people` and `pairs` that are new; `size` of the whole index, its octets in words. */
    learnt(people: number, pairs: number, size: AcquaintanceSize, octets: string): string
    readBefore(files: number): string
    /** The run was given nothing that was not read before. */
    readonly nothingNew: string
  }
  list: {
    imported(name: string, people: number): string
    /** Nothing sensitive is revealed by being on it. */
    readonly revealsNothing: string
    unreadable(count: number, lines: string): string
    empty(rows: number): string
    removed(name: string): string
    readonly none: string
    readonly columns: { readonly name: string; readonly people: string; readonly reveals: string }
  }
  /** What a list reveals, in a table. */
  readonly category: Readonly<Record<Category, string>>
  acquaintance: {
    readonly prompt: string
    readonly unknown: string
    forgotten(removed: RemovedPerson): string
    /** That mail which passes later is remembered again. */
    readonly again: string
    readonly rows: {
      readonly octets: string
      readonly people: string
      readonly pairs: string
      readonly circles: string
      readonly lists: string
      readonly oldest: string
    }
    readonly nobody: string
    readonly disabled: string
  }
  help: {
    readonly learn: string
    readonly source: string
    readonly journal: string
    readonly again: string
    readonly list: string
    readonly listImport: string
    readonly name: string
    readonly file: string
    /** `categories`: what there is to reveal. */
    reveals(categories: string): string
    readonly column: string
    readonly listLs: string
    readonly listRemove: string
    readonly acquaintance: string
    readonly forget: string
    readonly address: string
    readonly addressAsked: string
    readonly show: string
  }
}

export const ACQUAINTANCE_TEXTS: Readonly<Record<Language, AcquaintanceTexts>> = {
  nl: acquaintanceNl,
  en: acquaintanceEn,
}
