/** English. */
import type { CheckpointFault } from "@sluis/core/ledger/checkpoint"
import type { EntryTrouble } from "@sluis/core/ledger/verify-tree"

import type { LedgerTexts } from "./ledger-texts.ts"

const number = (value: number | string): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",")
const entries = (count: number | string): string =>
  Number(count) === 1 ? "1 entry" : `${number(count)} entries`

const ENTRY: Readonly<Record<EntryTrouble["kind"], string>> = {
  altered: "is not what was signed: its text was altered, or taken out",
  "too-large": "was signed, and is too large to be an entry",
  "not-json": "was signed, and is no text that can be read",
  newer: "is of a newer version of Sluis",
  "unknown-member": "was signed, and says something that no entry says",
  member: "was signed, and lacks something or says it in an impossible way",
  "too-many-names": "was signed, and says more than an entry may",
  "not-canonical": "was signed, and is not written in the one way that an entry is",
}

const CHECKPOINT: Readonly<Record<CheckpointFault["kind"], string>> = {
  "too-large": "The checkpoint is too large to be one.",
  "not-text": "The checkpoint is no text.",
  form: "The checkpoint is damaged: it has no signatures below its text.",
  "signature-line": "The checkpoint is damaged: a line of its signatures is none.",
  "too-many-signatures": "The checkpoint has too many signatures.",
  "not-a-checkpoint": "The checkpoint is damaged: it does not say how large the ledger is.",
  "other-log": "The checkpoint is of another ledger than the key.",
  unsigned: "The checkpoint is not signed by this key.",
  "not-by-log": "The checkpoint is not signed by this key.",
  "wrong-signature": "A signature is not right: the checkpoint was altered after it was signed.",
}

export const ledgerEn = {
  progress: entries,
  verify: {
    whole: (count) => `The ledger is whole: ${entries(count)}, each as it was signed.`,
    unread: (count) => `Of these, ${entries(count)} from a newer version of Sluis could not be read.`,
    rows: { origin: "ledger", root: "root", key: "key" },
    cosigned: (witness, count, moment) => `${witness} cosigned ${entries(count)} on ${moment}.`,
    notCosigned: (witness) => `${witness} has not cosigned this ledger.`,
    timestamped: (count, last, moment) =>
      `${count === 1 ? "1 timestamp is" : `${number(count)} timestamps are`} right; the last is over ${entries(last)}, of ${moment}.`,
    notTimestamped: "There is no timestamp over this ledger yet.",
    grownFrom: (file, count) => `It still holds the ${entries(count)} of ${file}.`,
    bent: "The ledger is not what was signed.",
    partial: "This is not the whole ledger.",
  },
  fault: {
    root: "The tree as a whole is not the one that was signed: more was altered than one part.",
    tooLarge: "The ledger has more entries than can be counted here.",
    missing: (path) => `${path} is not there.`,
    tile: (path, first, last) =>
      `${path} was altered. It holds the hashes of entries ${number(first)} to ${number(last)}.`,
    bundle: (path) => `${path} goes on after its last entry.`,
    entry: (index, why) => `Entry ${number(index)} ${ENTRY[why]}.`,
    checkpoint: (why) => CHECKPOINT[why],
    notGrownFrom: (from) =>
      `The ledger does not hold what ${from} says was in it: history was changed or taken back.`,
    shorterThan: (from, before, now) =>
      `${from} is about ${entries(before)}; here ${now === 1 ? "is" : "are"} ${entries(now)}. Get a newer export. If there is none, entries were taken away.`,
    timestamp: (count) =>
      `The timestamp over ${entries(count)} is not over this ledger, or not of a service that these certificates vouch for.`,
    notIncluded: (index) => `Entry ${number(index)} is not the one that the proof is about.`,
    noEntry: () => "The proof does not hold the entry itself: give it with --entry.",
  },
  show: {
    none: "There is nothing like this in the ledger.",
    newest: (shown) => `${entries(shown)}, the newest on top`,
    more: "A proof of one entry: sluis ledger prove NUMBER",
    columns: { index: "number", when: "when", what: "what", who: "by", object: "about" },
  },
  prove: {
    written: (file, index, count) =>
      `${file} proves that entry ${number(index)} is among the ${entries(count)} that were signed.`,
    withoutWitness: "No witness has cosigned these entries yet.",
    included: (index, count, origin) => `Entry ${number(index)} is among the ${entries(count)} of ${origin}.`,
  },
  exported: (count, files, folder) =>
    `${entries(count)} in ${folder}; ${number(files)} ${files === 1 ? "file" : "files"} written.`,
  prompt: "Address of the person: ",
  erased: (salts) =>
    `Erased: ${number(salts)} ${salts === 1 ? "trace" : "traces"} can no longer be led back to anybody. The ledger stays whole.`,
  witness: {
    listening: (address) => `The witness listens at ${address}. Its key, for \`ledger.witness\`:`,
    key: "key",
    stop: "Ctrl+C stops it.",
  },
  help: {
    ledger: "the ledger of what Sluis did: check it, prove it, hand it on",
    verify: "is every entry still what was signed?",
    folder: "a folder that `sluis ledger export` wrote (default: what this configuration keeps)",
    url: "the same on the web",
    key: "public key of the ledger; needed with --folder and --url",
    checkKey: "public key of the ledger: get it from the organisation itself",
    witness: "public key of a witness that must have cosigned; may be repeated",
    seen: "an earlier checkpoint that you kept: the ledger must still hold all of it",
    ca: "certificates of the timestamping service: its timestamps, kept in the store, must be right too",
    prove: "write a proof that an entry is in the ledger",
    index: "number of the entry",
    proofOut: "file for the proof (default: entry-NUMBER.tlog-proof)",
    force: "overwrite a file that is there",
    check: "check such a proof, without network and without the ledger",
    proof: "the proof: a .tlog-proof file",
    entry: "file with the entry, where it is not in the proof itself",
    show: "entries in words, the newest first",
    since: "from this day on: 2026-11-22",
    action: "only what is called this, such as message.held; may be repeated",
    limit: "at most so many (default: 30)",
    json: "one entry per line, as it was signed",
    export: "write the ledger as files that any web server can serve; a later export adds what is new",
    exportOut: "the folder",
    showKey: "the public key of the ledger, to hand out",
    serve: "be a witness of ledgers, on another machine than theirs",
    listen: "address and port (default: 127.0.0.1:8026)",
    state: "the folder for its key and for what it saw",
    log: "public key of a ledger to be a witness of; may be repeated",
    name: "name of the witness, when its key is made",
    erase: "make sure that nothing in the ledger can be led back to this person any more",
    address: "address of the person, or the id of an account (otherwise it is asked for)",
    yes: "yes, I am sure",
  },
} satisfies LedgerTexts
