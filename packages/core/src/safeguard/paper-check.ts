/** How somebody else can check the report without trusting the organisation, and what each figure counts. */
import { heading, paragraph } from "../breach/paper-part.ts"
import { numberText } from "../breach/words.ts"
import type { Words } from "../breach/words.ts"
import type { Block, Run } from "../paper/paper.ts"
import { FIGURES } from "./figure.ts"
import type { Figure, FigureId } from "./figure.ts"
import { valueOf } from "./figures.ts"
import { table } from "./paper-text-part.ts"
import type { PaperPart } from "./report-context.ts"

export function checkBlocks({ context, language }: PaperPart): readonly Block[] {
  const { key, origin, size, checkpoint, digest, checkFile } = context.proof
  const plain = (text: string): readonly [string] => [text]
  return [
    heading(1, { nl: "Zo controleert u dit rapport", en: "How to check this report" }[language]),
    paragraph(
      {
        nl: "Alle cijfers in dit rapport komen uit het verantwoordingslogboek van Sluis, behalve waar iets anders staat. Dat logboek kan niemand ongemerkt wijzigen, ook de organisatie zelf niet. Iedereen met het logboek en de openbare sleutel kan elk cijfer opnieuw tellen. Namen van mensen zijn daarvoor niet nodig.",
        en: "All figures in this report come from the ledger of Sluis, except where something else is said. Nobody can alter that ledger unseen, not even the organisation itself. Whoever has the ledger and the public key can count each figure anew. No names of people are needed for that.",
      }[language],
    ),
    {
      kind: "list",
      ordered: true,
      items: [
        plain(
          {
            nl: "Vraag de organisatie om het controlebestand bij dit rapport, een export van het logboek en de openbare sleutel. Controleer de sleutel langs een andere weg, bijvoorbeeld bij een getuige of in een eerder rapport.",
            en: "Ask the organisation for the check file of this report, an export of the ledger and the public key. Check the key by another way, for instance with a witness or in an earlier report.",
          }[language],
        ),
        plain(
          {
            nl: "Haal het controleprogramma verify-ledger.mjs van de plek waar Sluis wordt uitgegeven. Het werkt zonder Sluis.",
            en: "Get the verifier verify-ledger.mjs from where Sluis is released. It works without Sluis.",
          }[language],
        ),
        [
          { nl: "Voer uit: ", en: "Run: " }[language],
          {
            code: `node verify-ledger.mjs report ${checkFile} ${{ nl: "MAP", en: "FOLDER" }[language]} --key ${{ nl: "SLEUTEL", en: "KEY" }[language]}`,
          },
        ],
        plain(
          {
            nl: "Vergelijk de cijfers die het programma toont met dit rapport.",
            en: "Compare the figures that the program shows with this report.",
          }[language],
        ),
      ],
    },
    {
      kind: "fields",
      fields: [
        field({ nl: "Logboek", en: "Ledger" }[language], origin),
        field({ nl: "Aantal regels", en: "Number of entries" }[language], numberText(size, language), false),
        field({ nl: "Openbare sleutel", en: "Public key" }[language], key),
        field(
          { nl: "Controlepunt (ondertekende stand)", en: "Checkpoint (signed state)" }[language],
          checkpoint.trim(),
        ),
        field({ nl: "SHA-256 van het controlebestand", en: "SHA-256 of the check file" }[language], digest),
      ],
    },
  ]
}

function field(
  name: string,
  value: string,
  isCode = true,
): Extract<Block, { kind: "fields" }>["fields"][number] {
  return { name, value: [isCode ? { code: value } : value], unknown: value === "" }
}

export function definitionBlocks({ figures, language }: PaperPart): readonly Block[] {
  return [
    heading(1, { nl: "Bijlage: wat elk cijfer telt", en: "Annex: what each figure counts" }[language]),
    paragraph(ANNEX[language]),
    table(
      { nl: "Cijfers en hun bron in het logboek", en: "Figures and their source in the ledger" }[language],
      [
        [{ nl: "Cijfer", en: "Figure" }[language]],
        [{ nl: "Waarde", en: "Value" }[language], true],
        [{ nl: "Wat het telt", en: "What it counts" }[language]],
        [{ nl: "Regels", en: "Entries" }[language]],
      ],
      IDS.map((id) => [
        [FIGURES[id].name[language]],
        [numberText(valueOf(figures, id), language)],
        meansRuns(FIGURES[id].means[language]),
        [
          sourceText(
            figures.figures.filter((figure) => figure.id === id),
            language,
          ),
        ],
      ]),
    ),
  ]
}

const ANNEX: Words = {
  nl: "Deze bijlage is voor wie het rapport narekent. Woorden als message.held zijn de namen van regels in het logboek.",
  en: "This annex is for whoever counts the report anew. Words such as message.held are the names of entries in the ledger.",
}

/** What stands between back quotes is a name in the ledger. */
function meansRuns(means: string): readonly Run[] {
  return means.split("`").map((piece, index) => (index % 2 === 0 ? piece : { code: piece }))
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
const IDS = Object.keys(FIGURES) as readonly FigureId[]

/** "12 uit nr. 4711 tot en met 5200": the first and the last of them; not all between these need count. Of a figure that is made of days, the days have the entries. */
function sourceText(parts: readonly Figure[], language: PaperPart["language"]): string {
  const count = parts.reduce((sum, { entries }) => sum + entries.count, 0)
  if (count === 0) return "–"
  const first = Math.min(...parts.map(({ entries }) => entries.first ?? Infinity))
  const last = Math.max(...parts.map(({ entries }) => entries.last ?? -Infinity))
  const said = numberText(count, language)
  if (first === last) return { nl: `${said} (nr. ${first})`, en: `${said} (no. ${first})` }[language]
  return {
    nl: `${said} uit nr. ${first} tot en met ${last}`,
    en: `${said} among nos. ${first} to ${last}`,
  }[language]
}
