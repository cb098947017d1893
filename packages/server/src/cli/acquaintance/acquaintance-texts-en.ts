/** English. */
import type { AcquaintanceTexts } from "./acquaintance-texts.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",")
const count = (value: number, one: string, many: string): string =>
  value === 1 ? `1 ${one}` : `${number(value)} ${many}`
const people = (value: number): string => count(value, "person", "people")
const pairs = (value: number): string => count(value, "pair", "pairs")

export const acquaintanceEn = {
  learn: {
    read: (messages, seconds, perSecond) =>
      `${count(messages, "message", "messages")} read in ${seconds} s (${number(perSecond)}/s)`,
    outcome: {
      shown: "taught who was shown to whom",
      separately: "taught only that sender and recipient know each other",
      stopped: "taught nothing: would have been held or refused",
      nobody: "taught nothing: no sender or no recipient",
      undated: "taught nothing: no date that can be read",
      old: "taught nothing: older than what is remembered",
      "no-report": "taught nothing: no journal report",
    },
    learnt: (newPeople, newPairs, size, octets) =>
      `New: ${people(newPeople)}, ${pairs(newPairs)}. Known now: ${people(size.people)}, ${pairs(size.pairs)}; ${octets} on disk.`,
    readBefore: (files) =>
      `${count(files, "file was", "files were")} read before and passed over; --again reads everything anew.`,
    nothingNew: "Everything was read before; --again reads it anew.",
  },
  list: {
    imported: (name, members) => `${name}: ${people(members)}, kept as keyed hashes.`,
    revealsNothing: "nothing sensitive",
    unreadable: (rows, lines) =>
      rows === 1
        ? `1 row was passed over, for it holds no valid address: line ${lines}`
        : `${number(rows)} rows were passed over, for they hold no valid address: lines ${lines}`,
    empty: (rows) => `${count(rows, "row has", "rows have")} no address.`,
    removed: (name) => `${name} is no registered list any more.`,
    none: "There are no registered lists. Register one: sluis list import NAME FILE.csv --reveals …",
    columns: { name: "list", people: "people", reveals: "reveals" },
  },
  category: {
    health: "health",
    rejection: "rejection",
    dismissal: "dismissal",
    debt: "debt",
    benefits: "benefits",
    "youth-care": "youth care",
    "domestic-violence": "domestic violence",
    crime: "crime",
    religion: "religion",
    union: "union",
    politics: "politics",
    sexuality: "sexuality",
    origin: "origin",
  },
  acquaintance: {
    prompt: "Address to forget: ",
    unknown: "Nothing is known of this person.",
    forgotten: (removed) =>
      `Forgotten: ${pairs(removed.pairs)}, ${count(removed.circles, "group", "groups")}, ${count(removed.names, "name", "names")}, ${count(removed.variants, "spelling", "spellings")}, ${count(removed.lists, "place on a list", "places on lists")}.`,
    again: "If this person is mailed again, that is remembered again.",
    rows: {
      octets: "size on disk",
      people: "people",
      pairs: "pairs who know each other",
      circles: "larger groups",
      lists: "registered lists",
      oldest: "oldest, last seen on",
    },
    nobody: "nobody yet",
    disabled: "Nothing is learnt: `acquaintance.enabled` is false.",
  },
  help: {
    learn: "teach Sluis who knows whom, from mail that was sent before",
    source: "an .eml file, an mbox, a Maildir or a folder of them; - for standard input",
    journal: "the messages are journal reports of Exchange or Microsoft 365",
    again: "forget how far everything was read, and read it anew",
    list: "registered lists: what being on one gives away",
    listImport: "register a list, or replace it, from a table with a column of addresses",
    name: "the name of the list, as the sender will read it",
    file: "a CSV file; of the people only keyed hashes are kept",
    reveals: (categories) => `what being on it gives away, separated by commas: ${categories}`,
    column: "title or number of the column with addresses (else: the only one that has them)",
    listLs: "which lists are there?",
    listRemove: "remove a list",
    acquaintance: "what is remembered of who knows whom",
    forget: "remove one person from everything that is remembered, and from registered lists",
    address: "the address; left out, it is asked for",
    addressAsked:
      "Leave the address out, so that it does not stand in the history of the shell. In a script, give it as the first line of standard input.",
    show: "how much is remembered? Without addresses, for there are none",
  },
} satisfies AcquaintanceTexts
