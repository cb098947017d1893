/** What the report comes down to: whether the safeguard held on every day, in one sentence, and then the numbers that matter most. */
import { heading, paragraph } from "../breach/paper-part.ts"
import { listText, numberText } from "../breach/words.ts"
import { dueText } from "../breach/clock/moment.ts"
import type { Language } from "../breach/words.ts"
import type { Block } from "../paper/paper.ts"
import { valueOf } from "./figures.ts"
import type { CanaryDay } from "./figures.ts"
import { CANARIES, counted, DAYS, MESSAGES, TIMES } from "./paper-text-part.ts"
import { isOver } from "./report-context.ts"
import type { PaperPart } from "./report-context.ts"

/** Days that a sentence names one by one; more stand in the calendar. */
const MAX_NAMED_DAYS = 5

export function summaryBlocks(part: PaperPart): readonly Block[] {
  const { figures, language, context } = part
  const value = (id: Parameters<typeof valueOf>[1]): number => valueOf(figures, id)
  const stood = figures.gaps.length === 0 ? undefined : durationText(value("minutes-stopped"), language)
  const isExact = figures.gaps.every(({ said }) => said)
  const isWholePeriod = context.period.days.every((day) => isOver(context, day))
  return [
    heading(1, { nl: "In het kort", en: "In brief" }[language]),
    verdict(part),
    ...(isWholePeriod
      ? []
      : [
          paragraph(
            {
              nl: "De periode is nog niet voorbij. Dit rapport gaat over de dagen tot en met vandaag.",
              en: "The period is not over yet. This report is about the days up to today.",
            }[language],
          ),
        ]),
    paragraph(
      {
        nl: "Sluis staat tussen de mailserver van de organisatie en de buitenwereld. Het controleert elk bericht voordat het weggaat. Een proefbericht is een verzonnen bericht dat mensen zou verraden als het echt was. Sluis verstuurt zulke berichten langs de gewone wegen en kijkt of zij worden tegengehouden. Zo wordt niet beloofd dat de waarborg werkt, maar bewezen.",
        en: "Sluis stands between the organisation’s mail server and the outside world. It checks every message before it leaves. A canary is an invented message that would give people away if it were real. Sluis sends such messages by the ordinary routes and sees whether they are stopped. So it is not promised that the safeguard works, but proved.",
      }[language],
    ),
    {
      kind: "list",
      ordered: false,
      items: {
        nl: [
          `Proefberichten: ${numberText(value("canary-caught"), "nl")} tegengehouden, ${numberText(value("canary-missed"), "nl")} niet.`,
          `Mail: ${counted(value("individualised"), MESSAGES, "nl")} aan iedereen apart verstuurd, ${numberText(value("held"), "nl")} vastgehouden en ${numberText(value("refused"), "nl")} geweigerd. ${counted(value("delivered"), MESSAGES, "nl")} ${value("delivered") === 1 ? "ging" : "gingen"} ongewijzigd door.`,
          `Voorkomen: in wat Sluis tegenhield, zou ${counted(value("stopped-introductions"), TIMES, "nl")} iemand het adres van een onbekende hebben gekregen, en ${counted(value("stopped-exposures"), TIMES, "nl")} iemand van een ander hebben gezien dat die op een gevoelige lijst staat.`,
          `Uitzonderingen: ${counted(value("released-as-it-was"), MESSAGES, "nl")} ongewijzigd vrijgegeven.`,
          `Datalekken: ${numberText(value("breaches-opened"), "nl")} vastgelegd, en ${numberText(value("near-misses-opened"), "nl")} keer ging het bijna mis.`,
          `Verbeteringen: ${numberText(value("measures-closed"), "nl")} afgerond, ${numberText(value("measures-open"), "nl")} nog open.`,
          stood === undefined
            ? "Sluis heeft niet stilgestaan."
            : `Sluis stond ${isExact ? "" : "hoogstens "}${stood} stil.`,
        ],
        en: [
          `Canaries: ${numberText(value("canary-caught"), "en")} caught, ${numberText(value("canary-missed"), "en")} missed.`,
          `Mail: ${counted(value("individualised"), MESSAGES, "en")} sent to everyone separately, ${numberText(value("held"), "en")} held and ${numberText(value("refused"), "en")} refused. ${counted(value("delivered"), MESSAGES, "en")} passed unaltered.`,
          `Prevented: in what Sluis stopped, somebody would have got the address of a stranger ${counted(value("stopped-introductions"), TIMES, "en")}, and would have seen of another that he or she is on a sensitive list ${counted(value("stopped-exposures"), TIMES, "en")}.`,
          `Exceptions: ${counted(value("released-as-it-was"), MESSAGES, "en")} released unaltered.`,
          `Breaches: ${numberText(value("breaches-opened"), "en")} recorded; near misses: ${numberText(value("near-misses-opened"), "en")}.`,
          `Improvements: ${numberText(value("measures-closed"), "en")} closed, ${numberText(value("measures-open"), "en")} still open.`,
          stood === undefined
            ? "Sluis never stood still."
            : `Sluis stood still for ${stood}${isExact ? "" : " at most"}.`,
        ],
      }[language].map((item) => [item]),
    },
  ]
}

function verdict({ figures, context, language }: PaperPart): Block {
  const { days: begun } = figures
  const isTested = ({ caught, missed: red }: CanaryDay): boolean => caught + red > 0
  // Today may still be tested.
  const days = begun.filter((day) => isTested(day) || isOver(context, day.day))
  const missed = days.filter((day) => day.missed > 0)
  const without = days.filter((day) => !isTested(day))
  const all = counted(days.length, DAYS, language)
  if (days.length === 0 && begun.length > 0) {
    const text = {
      nl: "Vandaag is nog niets beproefd. De dag is nog niet voorbij.",
      en: "Nothing was tested today yet. The day is not over.",
    }
    return { kind: "remark", tone: "warning", text: [text[language]] }
  }
  if (days.length === 0) {
    const text = {
      nl: "De periode is nog niet begonnen. Er is nog niets te melden.",
      en: "The period has not begun. There is nothing to tell yet.",
    }
    return { kind: "remark", tone: "info", text: [text[language]] }
  }
  if (missed.length > 0) {
    const red = counted(valueOf(figures, "canary-missed"), CANARIES, language)
    const text = {
      nl: `De waarborg heeft niet elke dag gewerkt. Op ${counted(missed.length, DAYS, "nl")} van de ${numberText(days.length, "nl")} is ${red} niet tegengehouden: ${named(missed, "nl")}.`,
      en: `The safeguard did not work on every day. On ${counted(missed.length, DAYS, "en")} out of ${numberText(days.length, "en")}, ${red} ${valueOf(figures, "canary-missed") === 1 ? "was" : "were"} not caught: ${named(missed, "en")}.`,
    }
    const also = without.length === 0 ? "" : ` ${untested(without, language)}`
    return { kind: "remark", tone: "danger", text: [{ strong: text[language] }, also] }
  }
  if (without.length > 0) {
    const proven = days.length - without.length
    const text = {
      nl: `Op ${counted(proven, DAYS, "nl")} van de ${numberText(days.length, "nl")} is bewezen dat de waarborg werkte.`,
      en: `On ${counted(proven, DAYS, "en")} out of ${numberText(days.length, "en")} it was proved that the safeguard worked.`,
    }
    return { kind: "remark", tone: "warning", text: [text[language], ` ${untested(without, language)}`] }
  }
  const text = {
    nl: `De waarborg is op ${days.length === 1 ? "deze dag" : `alle ${all}`} beproefd, en elk proefbericht is tegengehouden.`,
    en: `The safeguard was tested on ${days.length === 1 ? "this day" : `all ${all}`}, and every canary was caught.`,
  }
  return { kind: "remark", tone: "info", text: [text[language]] }
}

function untested(without: readonly CanaryDay[], language: Language): string {
  const days = counted(without.length, DAYS, language)
  return {
    nl: `Op ${days} is niets beproefd: ${named(without, "nl")}. Over die ${without.length === 1 ? "dag" : "dagen"} is er geen bewijs.`,
    en: `On ${days} nothing was tested: ${named(without, "en")}. Of ${without.length === 1 ? "that day" : "those days"} there is no proof.`,
  }[language]
}

function named(days: readonly CanaryDay[], language: Language): string {
  const shown = days.slice(0, MAX_NAMED_DAYS).map(({ day }) => dueText(day, language))
  const rest = days.length - shown.length
  const more = { nl: `nog ${rest} andere`, en: `${rest} more` }[language]
  return listText(rest > 0 ? [...shown, more] : shown, language)
}

/** "3 uur en 20 minuten". */
export function durationText(minutes: number, language: Language): string {
  if (minutes === 0) return { nl: "een minuut", en: "a minute" }[language]
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  const parts = [
    ...(days > 0 ? [counted(days, DAYS, language)] : []),
    ...(hours > 0 ? [counted(hours, { nl: ["uur", "uur"], en: ["hour", "hours"] }, language)] : []),
    ...(rest > 0 ? [counted(rest, { nl: ["minuut", "minuten"], en: ["minute", "minutes"] }, language)] : []),
  ]
  return listText(parts, language)
}
