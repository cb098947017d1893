/**
 * The formats of `Intl`, each made once: making one takes thirty times as long as using it, and a table uses one in every row.
 *
 * Keyed by what it was made of. There are as many as the console has ways of writing, times two languages, so none is ever thrown
 * away; the time zone is the organisation's.
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(DATES, locale, options, () => new Intl.DateTimeFormat(locale, options))
}

export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(NUMBERS, locale, options, () => new Intl.NumberFormat(locale, options))
}

export function listFormat(locale: string): Intl.ListFormat {
  return kept(LISTS, locale, {}, () => new Intl.ListFormat(locale))
}

const DATES = new Map<string, Intl.DateTimeFormat>()
const NUMBERS = new Map<string, Intl.NumberFormat>()
const LISTS = new Map<string, Intl.ListFormat>()

function kept<Format>(
  formats: Map<string, Format>,
  locale: string,
  options: object,
  make: () => Format,
): Format {
  const key = JSON.stringify([locale, options])
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = make()
  formats.set(key, made)
  return made
}
