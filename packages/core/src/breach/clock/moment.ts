/**
 * Days and hours in words, as they were on a Dutch clock.
 *
 * Why this module exists: a letter says "3 september 2026", and which day that was depends on the Dutch clock, or that of a zone that is
 * named, and not on the machine that writes it. Month names are written out here, so that the same moment gives the same octets
 * everywhere.
 *
 * Deliberately left out: reckoning with hours and holidays (./clock.ts).
 */
import { AMSTERDAM } from "./day.ts"
import type { Language } from "../words.ts"

const MONTHS: { readonly [language in Language]: readonly string[] } = {
  nl: [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
}

/** ECMA-262 §21.4.1.1: what a time value may be. Behind it lies no day. */
const MAX_TIME = 8.64e15

const UNKNOWN: { readonly [language in Language]: string } = { nl: "onbekend", en: "unknown" }

/** "3 september 2026". `at`: milliseconds since 1970; what is no moment is "onbekend". `zone`: IANA name. */
export function dayText(at: number, language: Language, zone: string = AMSTERDAM.name): string {
  const local = localTime(at, zone)
  if (local === undefined) return UNKNOWN[language]
  return `${local.day} ${MONTHS[language][local.month - 1] ?? ""} ${local.year}`
}

/** "3 september 2026 om 09.05 uur", "3 September 2026, 09:05". */
export function momentText(at: number, language: Language, zone: string = AMSTERDAM.name): string {
  const local = localTime(at, zone)
  if (local === undefined) return UNKNOWN[language]
  const { hour, minute } = local
  const day = dayText(at, language, zone)
  return language === "nl" ? `${day} om ${hour}.${minute} uur` : `${day}, ${hour}:${minute}`
}

/** "1 december 2026" for "2026-12-01"; what is no day is given as it is. */
export function dueText(day: string, language: Language): string {
  const [, year, month, number] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const name = MONTHS[language][Number(month) - 1]
  return year === undefined || name === undefined ? day : `${Number(number)} ${name} ${year}`
}

/** "september 2026" for "2026-09"; what is no month is given as it is. */
export function monthText(month: string, language: Language): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? []
  const name = MONTHS[language][Number(number) - 1]
  return year === undefined || name === undefined ? month : `${name} ${year}`
}

/** As a Dutch clock shows it, for what `dayIso` or `momentIso` gave; what is neither is given as it is. */
export function isoText(written: string, language: Language): string {
  const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})$/.exec(written) ?? []
  if (day === undefined) return dueText(written, language)
  const date = dueText(day, language)
  return language === "nl" ? `${date} om ${hour}.${minute} uur` : `${date}, ${hour}:${minute}`
}

/** "2026-09-03": for tables that are sorted. "" for what is no moment. */
export function dayIso(at: number, zone: string = AMSTERDAM.name): string {
  const local = localTime(at, zone)
  if (local === undefined) return ""
  return `${local.year}-${String(local.month).padStart(2, "0")}-${String(local.day).padStart(2, "0")}`
}

/** "2026-09-03 09:05". "" for what is no moment. */
export function momentIso(at: number): string {
  const local = localTime(at, AMSTERDAM.name)
  return local === undefined ? "" : `${dayIso(at)} ${local.hour}:${local.minute}`
}

type LocalTime = {
  readonly year: string
  readonly month: number
  readonly day: number
  /** Two digits each. */
  readonly hour: string
  readonly minute: string
}

function localTime(at: number, zone: string): LocalTime | undefined {
  if (!Number.isFinite(at) || Math.abs(at) > MAX_TIME) return undefined
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ""
  return {
    year: part("year"),
    month: Number(part("month")),
    day: Number(part("day")),
    hour: part("hour"),
    minute: part("minute"),
  }
}

/** Making one is slow, and an organisation has one zone. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  })
  FORMATTERS.set(zone, made)
  return made
}
