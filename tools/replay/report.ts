/** docs/replay.md, the part that is measured: counts and rates, no content and no address. */
import { asRate, counting } from "../judge/score.ts"
import { INCIDENTS } from "./incident.ts"
import { RULES, TIMES, type Comparison, type Planted, type RuleName, type Seen } from "./replay-archive.ts"

/** Whatever stands above this line is written by hand. */
export const MEASURED = "## Measured on real mail"

const NAMES: Readonly<Record<RuleName, string>> = {
  sluis: "Sluis",
  recipients: "more than 15 visible recipients (Thunderbird)",
  domains: "ten or more outside domains (OutlookOkan)",
}
/** What the aim allows of Thunderbird's interruptions. */
const AIM = 1 / 5

/** @param asJudged the same messages, had all of them been ours to stop */
export function measuredOf(comparison: Comparison, asJudged: readonly Seen[], about: string): string {
  const { seen, planted, seed, copies, undated, unread } = comparison
  const ours = seen.filter((each) => each.ours)
  const kinds = INCIDENTS.map(({ kind }) => ({ kind, all: planted.filter((each) => each.kind === kind) }))
  return [
    MEASURED,
    "",
    "`npm run replay -- FOLDER --as DOMAIN` replays an archive in order of date with the built-in policy, learning as it goes,",
    "plants incidents in it, and counts beside Sluis what two rules that count would have interrupted. It writes this part.",
    "",
    `**The data.** ${about} ${number(seen.length)} different messages, ${dayOf(comparison.first)} to ${dayOf(comparison.last)}, of which`,
    `${number(ours.length)} were sent from the organisation's own domain; ${number(copies)} further copies, ${number(undated)} without a date and`,
    `${number(unread)} unreadable ones were left out. It begins without any memory.`,
    "",
    ...aims(ours, seen, planted),
    "",
    "### Interruptions",
    "",
    "Per 1,000 messages without the planted ones; behind it the count, and the interval in which the rate lies with 95 %.",
    "",
    ...table(
      ["rule", "sent by the organisation", "all, incoming too"],
      RULES.map((rule) => [NAMES[rule], rateOf(ours, rule), rateOf(seen, rule)]),
    ),
    "",
    "A gate sees what the organisation sends. Incoming mail is judged here as if it were sent; it teaches what it showed,",
    "because it was not ours to stop. Had it been, so that what is interrupted teaches nothing, Sluis would interrupt, per 1,000,",
    `${rateOf(asJudged, "sluis")} of all mail: ${shareOf(asJudged)} of Thunderbird's rule. Who writes openly to the same`,
    "strangers time and again is told each time.",
    "",
    "Which of Sluis' rules interrupted:",
    "",
    ...table(
      ["rule of Sluis", "sent by the organisation", "all, incoming too"],
      rulesIn(seen).map((rule) => [`\`${rule}\``, fired(ours, rule), fired(seen, rule)]),
    ),
    "",
    "### Planted incidents",
    "",
    `Each kind ${TIMES} times, in Dutch and in English in turn, at places drawn with seed ${seed} in the last three quarters of the`,
    "messages. The people are invented; half of the colleagues, the sender and the correspondents are of the archive.",
    "",
    ...table(
      ["incident", "Sluis", "Thunderbird", "OutlookOkan", "places"],
      kinds.map(({ kind, all }) => [kind, ...RULES.map((rule) => caught(all, rule)), placesOf(all)]),
    ),
    "",
    ...missed(kinds),
    `Planted: ${planted.length} of ${INCIDENTS.length * TIMES}. Caught: ${RULES.map((rule) => `${NAMES[rule]} ${caught(planted, rule)}`).join("; ")}.`,
    "",
  ].join("\n")
}

function aims(ours: readonly Seen[], all: readonly Seen[], planted: readonly Planted[]): readonly string[] {
  const { hits, of } = counting(planted, ({ stops }) => stops.sluis)
  return [
    `**Aims.** Every planted incident caught: ${hits} of ${of} (${hits === of ? "met" : "missed"}). Under a fifth of the interruptions of`,
    `Thunderbird's rule: ${shareOf(ours)} on what the organisation sent, ${shareOf(all)} on all mail, incoming too.`,
  ]
}

function shareOf(seen: readonly Seen[]): string {
  const count = (rule: RuleName): number => counting(seen, ({ stops }) => stops[rule]).hits
  return shareText(count("sluis") / Math.max(1, count("recipients")))
}

/** With as many decimals as it takes for what is read to agree with the verdict: 19.9 % is less than a fifth, 20 % is not. */
export function shareText(share: number): string {
  const isMet = share < AIM
  const written = [0, 1, 2, 3].map((digits) => (share * 100).toFixed(digits))
  const agreeing = written.find((text) => Number(text) < AIM * 100 === isMet) ?? written.at(-1)
  return `${agreeing} % (${isMet ? "met" : "missed"})`
}

function rateOf(seen: readonly Seen[], rule: RuleName): string {
  return asRate(counting(seen, ({ stops }) => stops[rule]))
}

function rulesIn(seen: readonly Seen[]): readonly string[] {
  const count = (rule: string): number => seen.filter(({ rules }) => rules.includes(rule)).length
  return [...new Set(seen.flatMap(({ rules }) => rules))].toSorted((a, b) => count(b) - count(a))
}

function fired(seen: readonly Seen[], rule: string): string {
  return asRate(counting(seen, ({ rules }) => rules.includes(rule)))
}

/** Of Sluis. */
function missed(
  kinds: readonly { readonly kind: string; readonly all: readonly Planted[] }[],
): readonly string[] {
  const some = kinds.filter(({ all }) => all.some(({ stops }) => !stops.sluis))
  if (some.length === 0) return []
  return [
    "What Sluis missed:",
    "",
    ...some.map(({ kind, all }) => {
      const why = INCIDENTS.find((incident) => incident.kind === kind)?.hard
      return `- ${kind}: ${all.length - counting(all, ({ stops }) => stops.sluis).hits} of ${all.length}${why === undefined ? "" : `. ${why}`}`
    }),
    "",
  ]
}

function caught(planted: readonly Planted[], rule: RuleName): string {
  const { hits, of } = counting(planted, ({ stops }) => stops[rule])
  return `${hits}/${of}`
}

/** Numbers of the messages before which they were planted. */
function placesOf(planted: readonly Planted[]): string {
  return planted.map(({ id, place }) => `${id.slice(id.indexOf("-") + 1)}@${place}`).join(", ")
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)]
}

function number(value: number): string {
  return value.toLocaleString("en")
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
