import assert from "node:assert/strict"
import { test } from "node:test"

import { Fault } from "./app/fault.ts"
import { loadConfig } from "./config/load-config.ts"
import { pinoLog } from "./log/pino-log.ts"
import { wrongFields } from "./wrong-fields.ts"

function logged(text: string, environment: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const config = loadConfig(text, "/etc/sluis.yaml", environment)
  assert.ok(!config.ok)
  return written({
    fault: new Fault("config/invalid", "/etc/sluis.yaml"),
    problems: config.error,
    findings: [],
  })
}

function written(fault: Parameters<typeof wrongFields>[0]): Record<string, unknown> {
  const lines: string[] = []
  const write = (line: string): void => void lines.push(line)
  pinoLog({ level: "info", form: "json", timeZone: "UTC", elapsed: () => 0, write }).error(
    "nothing was reloaded",
    wrongFields(fault),
  )
  const record: unknown = JSON.parse(lines[0] ?? "")
  assert.ok(typeof record === "object" && record !== null)
  return { ...record }
}

test("the log says which keys of a configuration are wrong and where, not what stands there", () => {
  const text =
    "log: { level: geheim }\nsmtp:\n  listen: [geheim]\n  lissten: geheim\nupstream: { user: 123456 }\n"
  const { why, path, problems, count } = logged(text, {
    SLUIS_UPSTREAM_PROT: "geheim",
    SLUIS_HTTP_LISTEN: "geheim",
  })
  assert.deepEqual([why, path, count], ["config/invalid", "/etc/sluis.yaml", 6])
  assert.deepEqual(problems, [
    "/etc/sluis.yaml:1:15 log.level",
    "/etc/sluis.yaml:3:12 smtp.listen.0",
    "/etc/sluis.yaml:4:3 smtp.lissten",
    "/etc/sluis.yaml:5:19 upstream.user",
    "SLUIS_HTTP_LISTEN:1:1 http.listen",
    "SLUIS_UPSTREAM_PROT:1:1",
  ])
})

test("ten problems are enough, and how many there are is told", () => {
  const { problems, count } = logged(Array.from({ length: 30 }, (_, at) => `x${at}: 1\n`).join(""))
  assert.ok(Array.isArray(problems))
  assert.deepEqual([problems.length, count], [10, 30])
})

test("an address in the place of a key is not logged, its place is", () => {
  const { problems } = logged("jan@voorbeeld.example: 1\n")
  assert.deepEqual(problems, ["/etc/sluis.yaml:1:1"])
})

test("of what a configuration points to: the key and the places inside, without advice", () => {
  const words = { nl: "", en: "" }
  const inside = { file: "policy.yaml", line: 2, column: 1, ...words }
  const { problems } = written({
    fault: new Fault("config/unfit", "/etc/sluis.yaml"),
    problems: [],
    findings: [
      { grade: "advice", key: "key", problems: [], ...words },
      { grade: "fatal", key: "policy", problems: [inside], ...words },
    ],
  })
  assert.deepEqual(problems, ["policy", "policy.yaml:2:1"])
})
