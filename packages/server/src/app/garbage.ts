/**
 * When the collector is asked for, because it can't know better.
 *
 * It looks at what is old when that has grown, and a gateway that runs evenly grows little: what starting left behind, as much as is
 * needed, would stay for weeks. And it looks at what is young when enough objects were made; octets that come in from sockets and
 * files are few objects, however many they are. Measured: docs/performance.md.
 */
import { flushCompileCache } from "node:module"
import { setFlagsFromString } from "node:v8"
import { createContext, runInContext } from "node:vm"

import { lazy } from "@sluis/core/lazy"

/** A thread has started. */
export function collectStart(): void {
  // What was compiled is written now, not when a process ends that may be killed; until then it stays in memory too.
  flushCompileCache()
  collect()
}

/** Everything that nobody needs, at once: some 20 ms in which the thread does nothing else. */
export function collect(): void {
  gc()('{ type: "major", execution: "sync", flavor: "last-resort" }')
}

const MANY_OCTETS = 4 * 1024 * 1024
let passed = 0

/** So many octets came in, or were read, in blocks of their own that are mostly done with. */
export function blocksPassed(octets: number): void {
  passed += octets
  if (passed < MANY_OCTETS) return
  passed = 0
  gc()('{ type: "minor" }')
}

const gc = lazy(() => {
  // There is no other way to ask for it but a flag that every process would have to be started with.
  setFlagsFromString("--expose-gc")
  const context = createContext()
  return (how: string): unknown => runInContext(`gc(${how})`, context)
})
