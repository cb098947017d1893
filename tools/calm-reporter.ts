/**
 * A test reporter for thousands of cases: silence for what passes, every detail for what fails, the reason for what is
 * skipped, and node's own summary as the last lines.
 */
import { relative } from "node:path"
import type { TestEvent } from "node:test/reporters"
import { inspect } from "node:util"

/** Lines of a stack that are about the test runner, not about the test. */
const RUNNER_FRAME = /^ +at [^\n]*\bnode:internal\/[^\n]*\n/gm

type Origin = { readonly name: string; readonly parentId: number | undefined }

/** Yields text to print. The default export is what node asks of a reporter. */
export default async function* calmReport(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const origins = new Map<number, Origin>()
  const skipped: string[] = []
  const fullName = (id: number | undefined): string => {
    const origin = id === undefined ? undefined : origins.get(id)
    if (origin === undefined) return ""
    const parent = fullName(origin.parentId)
    return parent === "" ? origin.name : `${parent} > ${origin.name}`
  }
  for await (const { type, data } of events) {
    if (type === "test:enqueue") origins.set(data.testId, data)
    else if (type === "test:pass" && typeof data.skip === "string")
      skipped.push(`↷ ${data.name}: ${data.skip}\n`)
    // A parent fails because a child did, and the child has been shown.
    else if (
      type === "test:fail" &&
      data.todo === undefined &&
      failureType(data.details.error) !== "subtestsFailed"
    ) {
      const place =
        data.file === undefined ? "" : ` (${relative(process.cwd(), data.file)}:${data.line ?? 0})`
      yield `✖ ${fullName(data.testId)}${place}\n${indented(describe(data.details.error))}\n\n`
    } else if (type === "test:stdout" || type === "test:stderr") yield data.message
    else if (type === "test:diagnostic" && data.nesting === 0 && data.file === undefined) {
      yield* skipped.splice(0)
      yield `# ${data.message}\n`
    }
  }
}

function describe(error: Error): string {
  const cause = failureType(error) === "testCodeFailure" ? error.cause : error
  const text = typeof cause === "string" ? cause : inspect(cause, { depth: 6 })
  return text.replaceAll(RUNNER_FRAME, "")
}

function failureType(error: Error): unknown {
  return "failureType" in error ? error.failureType : undefined
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ")
}
