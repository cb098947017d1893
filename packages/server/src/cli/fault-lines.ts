/** A fault on the terminal: what it is about, what is wrong, and what to do. */
import { problemLine } from "@sluis/core/policy/problem"

import type { PolicyFault } from "../app/policy/choose-policy.ts"
import { tell } from "../app/fault.ts"
import type { Fault } from "../app/fault.ts"
import { wrap } from "./layout.ts"
import { safe } from "./safe-text.ts"
import type { Screen } from "./screen.ts"
import { textsOf } from "./texts-of.ts"

const PREFIX = "sluis: "

export function printFault(fault: Fault, { err, language }: Screen): void {
  const { problem, remedy } = tell(fault, language)
  const { standardInput, standardOutput } = textsOf(language).report
  const stream = fault.code.startsWith("output/") ? standardOutput : standardInput
  const subject = fault.subject === "-" ? stream : safe(fault.subject)
  const indent = " ".repeat(PREFIX.length)
  const [first = "", ...rest] = wrap(`${subject} ${safe(problem)}.`, err.columns - PREFIX.length)
  const lines = [
    err.paint("red", PREFIX) + first,
    ...rest.map((line) => indent + line),
    ...wrap(remedy, err.columns - PREFIX.length).map((line) => indent + err.paint("faint", line)),
  ]
  err.print(`${lines.join("\n")}\n`)
}

export function printPolicyFault({ fault, problems }: PolicyFault, screen: Screen): void {
  for (const problem of problems) screen.err.print(`${safe(problemLine(problem, screen.language))}\n`)
  printFault(fault, screen)
}
