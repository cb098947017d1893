/** What `sluis report` says, in both languages. */
import type { Language } from "../../app/language.ts"

export type SafeguardTexts = {
  readonly help: {
    readonly report: string
    readonly waarborg: string
    readonly month: string
    readonly from: string
    readonly to: string
    readonly council: string
    readonly out: string
    readonly force: string
    readonly which: string
  }
  readonly making: string
  readonly made: (file: string) => string
  readonly check: (file: string) => string
}

export const SAFEGUARD_TEXTS: Readonly<Record<Language, SafeguardTexts>> = {
  nl: {
    help: {
      report: "rapporten voor wie er verantwoording over aflegt of krijgt",
      waarborg: "heeft de waarborg elke dag gewerkt? Met een controlebestand, om elk cijfer na te tellen",
      month: "het maandbericht over datalekken voor de proceseigenaar",
      from: "eerste dag: 2026-11-01",
      to: "laatste dag: 2026-11-30",
      council: "de versie voor de raad: zonder persoonsgegevens, en zonder wat iemand heeft getypt",
      out: "bestand voor het rapport: .pdf, .html of .json (anders: een pdf met de periode als naam)",
      force: "overschrijf bestanden die er al zijn",
      which: "welke maand: 2026-11",
    },
    making: "Het rapport wordt gemaakt …",
    made: (file) => `Het rapport staat in ${file}.`,
    check: (file) => `Het controlebestand staat in ${file}. Bewaar het bij het rapport.`,
  },
  en: {
    help: {
      report: "reports for those who render account, and those to whom it is rendered",
      waarborg: "did the safeguard work every day? With a check file, to count each figure anew",
      month: "the monthly report on breaches for the process owner",
      from: "first day: 2026-11-01",
      to: "last day: 2026-11-30",
      council: "the version for the council: without personal data, and without what anybody typed",
      out: "file for the report: .pdf, .html or .json (default: a PDF named by its period)",
      force: "overwrite files that are there already",
      which: "which month: 2026-11",
    },
    making: "The report is being made …",
    made: (file) => `The report is in ${file}.`,
    check: (file) => `The check file is in ${file}. Keep it with the report.`,
  },
}
