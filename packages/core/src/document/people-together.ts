/**
 * How many people the attachments of one message tell of together: two lists of six are twelve people, and the same list as a
 * workbook and as a PDF is one.
 *
 * Only a document that tells more of people than their names and addresses counts. The contacts below ten reports are no list,
 * and neither is whoever signs an invoice. Deliberately left out: who they are. It is known while the message is read, and no
 * longer.
 */
import type { Identifier } from "../facts/facts.ts"
import type { DocumentFacts } from "./document.ts"
import { personRegister, type PersonKeys, type PersonRegister } from "./person-register.ts"

/** Rows of one document that are looked at; a document of more people than these is enough by itself. */
const MAX_ROWS = 200
/** Fewer stand below any report. */
const FEW = 3

/** What belongs to one person, and that nobody shares. */
const OWN_NUMBERS: ReadonlySet<Identifier> = new Set(["bsn", "passport", "identity-card", "patient-number"])
const OF_ONE: ReadonlySet<Identifier> = new Set([...OWN_NUMBERS, "driving-licence", "birth-date"])

export type Told = Pick<DocumentFacts, "persons" | "identifiers" | "categories">

/** People of a document that holds such a number: at least whose it is. A form that asks for one holds none. */
export function identifiedIn({ persons, identifiers }: Told): number {
  return identifiers.some((kind) => OWN_NUMBERS.has(kind)) ? Math.max(1, persons) : 0
}

export type PeopleTogether = {
  /** Hands on what is registered to `register`, and keeps it until `count`. */
  readonly keeping: (register: PersonRegister) => PersonRegister
  /** People of the document just read who are in none before it. */
  readonly count: (document: Told) => number
}

export function peopleTogether(): PeopleTogether {
  const everybody = personRegister()
  let rows: PersonKeys[] = []
  return {
    keeping: (register) => {
      rows = []
      return {
        add: (keys) => {
          if (rows.length < MAX_ROWS) rows.push(keys)
          return register.add(keys)
        },
        size: () => register.size(),
      }
    },
    count: (document) => {
      if (!tellsOfPeople(document)) return 0
      const before = everybody.size()
      for (const keys of rows) everybody.add(keys)
      return everybody.size() - before
    },
  }
}

function tellsOfPeople({ persons, identifiers, categories }: Told): boolean {
  if (identifiers.some((kind) => OF_ONE.has(kind))) return true
  return persons >= FEW && (identifiers.includes("iban") || categories.length > 0)
}
