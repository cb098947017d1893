/**
 * What the command line says, in one table per language (./texts-nl.ts, ./texts-en.ts) of this one type: a sentence that
 * is missing in a language does not compile. Faults have their own words (app/fault.ts), rules theirs (the policy).
 */
import type { Sensitivity } from "@sluis/core/facts/facts"
import type { Verdict } from "@sluis/core/policy/verdict"

import type { Learning } from "../app/gate/learning.ts"
import type { Place } from "../app/held/place.ts"
import type { ConfigTexts } from "./config/config-texts.ts"
import type { GateTexts } from "./gate/gate-texts.ts"
import type { ValueNames } from "./value-name.ts"

type Kind = Verdict["kind"]

export type Texts = {
  /** Of the commands around a running gate. */
  readonly gate: GateTexts
  readonly config: ConfigTexts
  /** With a separator between thousands. */
  number(value: number): string
  /** One or two words, for a heading. */
  verdict: { readonly [kind in Kind]: string }
  /** In the middle of a sentence, for counts. */
  verdictCount: { readonly [kind in Kind]: string }
  /** What Sluis would do. */
  effect(verdict: Verdict): string
  /** `about`: categories, joined; `words`: what gave it away, quoted, or empty. */
  exposed(learning: Learning, about: string, words: string, sensitivity: Sensitivity): string
  introduced(learning: Learning): string
  /** 0: nobody but the author. */
  nobodyLearns(recipients: number): string
  /** What is wrong, and what to do; `file` can be pasted into a shell. */
  nobodyFound(file: string): readonly [first: string, then: string]
  listed: { readonly [where in "header" | "quoted" | "text" | "attached"]: (people: number) => string }
  and(items: readonly string[]): string
  /** A header field as mail programs call it; one that they don't show is left as it is written. */
  field(name: string): string
  /** A day as a Date field has it, such as "3 Mar 2026". */
  day(written: string): string
  report: {
    readonly from: string
    recipients(count: number): string
    readonly noSubject: string
    readonly standardInput: string
    readonly standardOutput: string
    readonly why: string
    readonly who: string
    readonly whoLearns: string
    readonly evidence: string
    readonly advice: string
    readonly address: string
    people(count: number): string
    concealedPeople(count: number): string
    readonly unreadable: string
    readonly addresses: string
    readonly onList: string
    readonly outside: string
    morePeople(count: number, outside: number): string
    moreEvidence(count: number): string
    place(place: Place): string
    readonly assumed: string
    seen: { readonly to: string; readonly cc: string; readonly bcc: string; readonly envelope: string }
  }
  /** What one can do; `file` can be pasted into a shell. */
  advice(verdict: Verdict, file: string): readonly string[]
  batch: {
    messages(count: number): string
    checked(count: number, seconds: string, perSecond: number): string
    perSecond(count: number): string
    unread(count: number): string
    skipped(count: number): string
    introducing(messages: number, people: number, introductions: number): string
    exposing(messages: number, people: number, exposures: number): string
    readonly harmless: string
    worst(count: number): string
    readonly columns: {
      readonly exposures: string
      readonly introductions: string
      readonly people: string
      readonly date: string
      readonly subject: string
    }
  }
  individualise: {
    written(copies: number, folder: string): string
    readonly exitCheck: string
    notNeeded: string
    notPossible(kind: "hold" | "refuse"): string
  }
  policy: {
    valid(name: string): string
    tests(passed: number, failed: number): string
    readonly noTests: string
    testFailed(line: number, expected: string, actual: string): string
    readonly floor: string
    readonly organisation: string
    department(name: string): string
    when(words: string): string
    without(departments: string): string
  }
  usage: {
    /** Commander's own sentences, by its error code; `what` is the option, argument or command. */
    error(code: string, what: string): string
    hint(command: string): string
    meant(what: string): string
  }
  help: {
    readonly usage: string
    /** Placeholders in the usage line. */
    readonly option: string
    readonly command: string
    /** What values are called, by the English name. */
    readonly values: ValueNames
    readonly arguments: string
    readonly options: string
    readonly globalOptions: string
    readonly commands: string
    readonly about: string
    readonly help: string
    readonly version: string
    readonly exitCodes: string
    readonly examples: string
    readonly check: string
    readonly checkFiles: string
    readonly json: string
    readonly as: string
    readonly from: string
    readonly rcpt: string
    readonly policyFile: string
    readonly lang: string
    readonly noColor: string
    readonly quiet: string
    readonly individualise: string
    readonly individualiseFile: string
    readonly out: string
    readonly force: string
    readonly policy: string
    readonly policyCheck: string
    readonly policyExplain: string
    readonly policyTest: string
    readonly policyPrint: string
    readonly policyArgument: string
    readonly department: string
  }
}
