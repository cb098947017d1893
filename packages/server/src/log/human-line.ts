/**
 * A line of the log for a person at a terminal: time, event, and what belongs to it. The same content as the JSON, since it
 * is made from that.
 */

/** Gives a function that takes lines of JSON. `timeZone`: IANA name, as in notices. */
export function humanLines(write: (line: string) => void, timeZone: string): (json: string) => void {
  const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone })
  return (json) => {
    const fields = recordOf(JSON.parse(json))
    write(humanLine(clock.format(new Date(shown(fields["time"]))), fields))
  }
}

/** Not shown with their names. */
const NAMELESS = new Set(["level", "time", "event", "causes"])

function humanLine(clock: string, fields: Fields): string {
  const { level, event, causes } = fields
  const mark = level === "info" || level === "debug" ? "" : ` ${shown(level)}:`
  const words = Object.entries(fields)
    .filter(([name]) => !NAMELESS.has(name))
    .map(([name, value]) => `${name}=${shown(value)}`)
  const first = [`${clock}${mark}`, shown(event), ...words].join(" ")
  const stack = Array.isArray(causes) ? causes.map(recordOf).flatMap(causeLines) : []
  return `${[first, ...stack].join("\n")}\n`
}

function causeLines({ name, code, frames }: Fields): readonly string[] {
  const what = code === undefined ? shown(name) : `${shown(name)} (${shown(code)})`
  const lines: readonly unknown[] = Array.isArray(frames) ? frames : []
  return [`         ${what}`, ...lines.map((frame) => `           at ${shown(frame)}`)]
}

type Fields = Readonly<Record<string, unknown>>

function recordOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {}
}

/** Without control characters: a terminal obeys them. */
function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.map(String).join(",") : String(value)
  return text.replaceAll(/\p{Cc}/gu, "?")
}
