/**
 * What the commands about the ledger say. One table per language (./ledger-texts-nl.ts, ./ledger-texts-en.ts) of this one
 * type. Words for what an entry says are core's (core/ledger/words.ts): the console has the same.
 */
import type { CheckpointFault } from "@sluis/core/ledger/checkpoint"
import type { EntryTrouble } from "@sluis/core/ledger/verify-tree"

import type { Language } from "../../app/language.ts"
import { ledgerEn } from "./ledger-texts-en.ts"
import { ledgerNl } from "./ledger-texts-nl.ts"

export type LedgerTexts = {
  /** Beside the bar. */
  readonly progress: (entries: number) => string
  verify: {
    whole(entries: number): string
    /** Entries of a version that this program does not know. */
    unread(entries: number): string
    readonly rows: { readonly origin: string; readonly root: string; readonly key: string }
    cosigned(witness: string, entries: number, moment: string): string
    notCosigned(witness: string): string
    timestamped(count: number, entries: number, moment: string): string
    readonly notTimestamped: string
    grownFrom(file: string, entries: number): string
    readonly bent: string
    readonly partial: string
  }
  /** What is wrong, as a sentence. */
  fault: {
    readonly root: string
    readonly tooLarge: string
    missing(path: string): string
    tile(path: string, first: number, last: number): string
    bundle(path: string): string
    entry(index: number, why: EntryTrouble["kind"]): string
    checkpoint(why: CheckpointFault["kind"]): string
    /** An earlier checkpoint, that somebody kept, is not of this tree. */
    notGrownFrom(from: string): string
    /** It is of more entries than this tree has. */
    shorterThan(from: string, before: number, now: number): string
    /** The timestamp over so many entries. */
    timestamp(entries: number): string
    notIncluded(index: string): string
    noEntry(): string
  }
  show: {
    readonly none: string
    newest(shown: number): string
    readonly more: string
    readonly columns: {
      readonly index: string
      readonly when: string
      readonly what: string
      readonly who: string
      readonly object: string
    }
  }
  prove: {
    written(file: string, index: number, entries: number): string
    readonly withoutWitness: string
    included(index: string, entries: string, origin: string): string
  }
  exported(entries: number, files: number, folder: string): string
  readonly prompt: string
  erased(salts: number): string
  witness: {
    listening(address: string): string
    readonly key: string
    readonly stop: string
  }
  help: {
    readonly ledger: string
    readonly verify: string
    readonly folder: string
    readonly url: string
    readonly key: string
    /** Where it is always needed. */
    readonly checkKey: string
    readonly witness: string
    readonly seen: string
    readonly ca: string
    readonly prove: string
    readonly index: string
    readonly proofOut: string
    readonly force: string
    readonly check: string
    readonly proof: string
    readonly entry: string
    readonly show: string
    readonly since: string
    readonly action: string
    readonly limit: string
    readonly json: string
    readonly export: string
    readonly exportOut: string
    readonly showKey: string
    readonly serve: string
    readonly listen: string
    readonly state: string
    readonly log: string
    readonly name: string
    readonly erase: string
    readonly address: string
    readonly yes: string
  }
}

export const LEDGER_TEXTS: Readonly<Record<Language, LedgerTexts>> = { nl: ledgerNl, en: ledgerEn }
