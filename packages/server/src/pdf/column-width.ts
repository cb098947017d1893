/** How wide the columns of a table are: each what it needs, the rest where there is most to say. */

export type Wanted = {
  /** The widest word. */
  readonly least: number
  /** Everything on one line. */
  readonly natural: number
}

/** Beyond this a word may be broken and a text may wrap, so that one column does not take the room of all others. Points. */
const MAX_LEAST = 120
const MAX_NATURAL = 400
/** A day, a number, a name: a column of these stands on one line before any other gets more than it needs. */
const SHORT = 85

/** Widths that together fill `room`. `room` is more than nothing, and there is at least one column. */
export function columnWidths(columns: readonly Wanted[], room: number): readonly number[] {
  const least = columns.map((column) => Math.max(1, Math.min(column.least, MAX_LEAST)))
  const natural = columns.map((column, index) =>
    Math.max(least[index] ?? 1, Math.min(column.natural, MAX_NATURAL)),
  )
  const leastSum = sum(least)
  const naturalSum = sum(natural)
  // Not every word fits: those with the widest words give way, so that as few as can be are broken.
  if (leastSum >= room) return spread(least, room)
  if (naturalSum <= room) return natural.map((width) => width + ((room - naturalSum) * width) / naturalSum)
  const wanted = natural.map((width, index) => width - (least[index] ?? 0))
  const short = spread(
    wanted.map((want, index) => ((natural[index] ?? 0) <= SHORT ? want : 0)),
    room - leastSum,
  )
  const left = room - leastSum - sum(short)
  const long = wanted.map((want, index) => ((natural[index] ?? 0) <= SHORT ? 0 : want))
  // Where there is most to say most is given, so that rows become as low as they can.
  const longSum = sum(long)
  const share = longSum === 0 ? 0 : left / longSum
  return least.map((width, index) => width + (short[index] ?? 0) + (long[index] ?? 0) * share)
}

/** Divides what is less than all want: who wants little gets it, the others share alike. */
function spread(wanted: readonly number[], room: number): readonly number[] {
  const given = new Map<number, number>()
  let left = room
  wanted
    .map((want, index) => ({ want, index }))
    .toSorted((a, b) => a.want - b.want)
    .forEach(({ want, index }, done) => {
      const part = Math.min(want, left / (wanted.length - done))
      given.set(index, part)
      left -= part
    })
  return wanted.map((_, index) => given.get(index) ?? 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
