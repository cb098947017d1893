/**
 * What a process asked of the kernel, in order, from the output of strace.
 *
 * Why this module exists: that something is on disk before the client is told so can't be seen in code that only believes it
 * has synced. The kernel knows. Calls of threads overlap; so a call has a line where it began and one where it
 * returned, and "before" means: returned before the other began.
 */

/** The options that `parseTrace` relies on: threads, descriptors with what they are, strings long enough. */
export const STRACE_OPTIONS = [
  "-f",
  "-yy",
  "-s",
  "4096",
  "-e",
  "trace=read,readv,recvfrom,recvmsg,write,writev,pwrite64,pwritev,sendto,sendmsg,fsync,fdatasync,sync_file_range",
] as const

export type SystemCall = {
  readonly name: string
  /** Path of the first argument's descriptor, or the two ends of its connection; "" if it has none. */
  readonly target: string
  /** All of the arguments, as strace writes them. */
  readonly text: string
  /** Lines of the trace. */
  readonly began: number
  readonly returned: number
  readonly result: string
}

export function parseTrace(trace: string): readonly SystemCall[] {
  const calls: SystemCall[] = []
  const unfinished = new Map<
    string,
    { readonly name: string; readonly text: string; readonly began: number }
  >()
  for (const [index, line] of trace.split("\n").entries()) {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? []
    const resumed = /^<\.\.\. (\w+) resumed>(.*)$/.exec(rest)
    if (resumed !== null) {
      const start = unfinished.get(thread)
      unfinished.delete(thread)
      if (start !== undefined)
        calls.push(callOf(start.name, start.text + (resumed[2] ?? ""), start.began, index))
      continue
    }
    const begun = /^(\w+)\((.*)$/.exec(rest)
    if (begun === null) continue // a signal, or the end of a thread
    const [, name = "", text = ""] = begun
    if (text.endsWith("<unfinished ...>")) {
      unfinished.set(thread, { name, text: text.replace(/ *<unfinished \.\.\.>$/, ""), began: index })
    } else {
      calls.push(callOf(name, text, index, index))
    }
  }
  return calls.toSorted((a, b) => a.returned - b.returned)
}

function callOf(name: string, text: string, began: number, returned: number): SystemCall {
  const target = /^\d+<(.*?)>(?:\(deleted\))?[,)]/.exec(text)?.[1] ?? ""
  const result = / = (-?\d+.*)$/.exec(text)?.[1] ?? ""
  return { name, target, text, began, returned, result }
}

const READS = ["read", "readv", "recvfrom", "recvmsg"]
const WRITES = ["write", "writev", "pwrite64", "pwritev", "sendto", "sendmsg"]
const SYNCS = ["fsync", "fdatasync"]

export type Sealing = {
  /** Files under the folder that were written between the end of the data and the answer. */
  readonly written: readonly string[]
  /** Those of them that were not synced after their last write and before the answer. */
  readonly unsynced: readonly string[]
}

/**
 * What happened to files under `folder` between the end of the message with this mark in it and the positive answer to it.
 * Undefined if the trace does not show both.
 */
export function sealingOf(calls: readonly SystemCall[], folder: string, mark: string): Sealing | undefined {
  const isTcp = ({ target }: SystemCall): boolean => target.startsWith("TCP")
  const marked = calls.find((call) => READS.includes(call.name) && isTcp(call) && call.text.includes(mark))
  if (marked === undefined) return undefined
  const onConnection = calls.filter(({ target }) => target === marked.target)
  const dot = onConnection.find(
    (call) =>
      READS.includes(call.name) &&
      call.returned >= marked.returned &&
      call.text.includes(String.raw`\r\n.\r\n"`),
  )
  if (dot === undefined) return undefined
  const answer = onConnection.find(
    (call) => WRITES.includes(call.name) && call.began > dot.returned && call.text.includes('"250 '),
  )
  if (answer === undefined) return undefined
  const between = calls.filter((call) => call.returned > dot.returned && call.began < answer.began)
  const inFolder = between.filter(({ target }) => target.startsWith(`${folder}/`))
  const writes = inFolder.filter(({ name }) => WRITES.includes(name))
  const written = [...new Set(writes.map(({ target }) => target))]
  const unsynced = written.filter((target) => {
    const last = writes.findLast((write) => write.target === target)
    const synced = inFolder.some(
      (call) =>
        SYNCS.includes(call.name) &&
        call.target === target &&
        call.result === "0" &&
        call.began > (last?.returned ?? 0) &&
        call.returned < answer.began,
    )
    return !synced
  })
  return { written, unsynced }
}
