/** A moment as a list shows it: day and minute, in the time zone of the configuration. */

export type Moment = (at: number, timeZone: string) => string

/** `locale`: BCP 47. */
export function momentIn(locale: string): Moment {
  let last:
    | { readonly timeZone: string; readonly day: Intl.DateTimeFormat; readonly time: Intl.DateTimeFormat }
    | undefined
  return (at, timeZone) => {
    // Making one is far dearer than using it.
    if (last?.timeZone !== timeZone)
      last = {
        timeZone,
        day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone }),
        time: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone }),
      }
    return `${last.day.format(at)} ${last.time.format(at)}`
  }
}
