/**
 * Rich Text Format (RTF 1.9.1): what WordPad, older systems for case files, and mail programs write.
 *
 * The signs are told apart by ./rtf-token.ts. Concealed are hidden text (`\v`), what was deleted with changes tracked, and
 * comments. Deliberately left out: pictures, embedded objects (their result is read), properties of the document, codes of
 * fields, and fonts with a charset of their own: programs write other letters as `\u`.
 */
import type { Concealment } from "../facts/facts.ts"
import { decodeCharset } from "../mail/charset.ts"
import { octetsOf, octetString } from "../mail/octets.ts"
import type { DocumentBudget, Reading, Unread } from "./document.ts"
import { proseWriter, type Prose } from "./prose.ts"
import { rtfTokens } from "./rtf-token.ts"
import { CHARACTERS, OPTIONAL_TEXT, SKIPPED, SYMBOLS } from "./rtf-word.ts"

/** Groups in each other; what lies deeper is not read. Word nests some tens. */
export const MAX_RTF_DEPTH = 512

/** A `ReadDocument`. */
export function readRtf(octets: Uint8Array, budget: DocumentBudget): Reading {
  const most = Math.min(octets.length, Math.max(0, budget.octets))
  budget.octets -= most
  const text = octetString(octets, 0, most)
  const prose = proseWriter(budget)
  const state: State = {
    prose,
    met: new Set(),
    groups: [],
    group: OUTERMOST,
    beyond: 0,
    run: "",
    unicode: "",
    fallback: 0,
    charset: "windows-1252",
    isGroupStart: false,
    isOptional: false,
    isInTable: false,
    isInCell: false,
    isRowDefined: false,
    isInTableParagraph: false,
  }
  let unread: Unread | undefined = most < octets.length ? "beyond-limits" : undefined
  if (!/^\s{0,64}\{\\rtf/.test(text)) unread = "broken"
  for (const token of rtfTokens(text)) {
    if (prose.isFull()) break
    switch (token.kind) {
      case "open":
        openGroup(state)
        break
      case "close":
        closeGroup(state)
        break
      case "octet":
      case "text":
        addOctets(state, token.kind === "octet" ? token.octet : token.text)
        break
      case "symbol":
        if (token.symbol === "*") state.isOptional = state.isGroupStart
        else if (token.symbol in SYMBOLS) addCharacter(state, SYMBOLS[token.symbol] ?? "")
        break
      case "word":
        readWord(state, token.word, token.value)
        break
    }
    if (state.beyond > 0) unread ??= "beyond-limits"
  }
  flush(state)
  if (state.groups.length > 0) unread ??= prose.isFull() ? "beyond-limits" : "broken"
  return {
    format: "rtf",
    ...prose.finish(),
    concealed: [...state.met],
    inner: [],
    unread: prose.isFull() ? "beyond-limits" : unread,
  }
}

type Group = {
  readonly isSkipped: boolean
  readonly concealed: Concealment | undefined
  readonly isHidden: boolean
  readonly isDeleted: boolean
  /** Characters behind a `\u` that say the same to older readers. */
  readonly fallback: number
}

const OUTERMOST: Group = {
  isSkipped: false,
  concealed: undefined,
  isHidden: false,
  isDeleted: false,
  fallback: 1,
}

type State = {
  readonly prose: Prose
  readonly met: Set<Concealment>
  /** The groups around the open one. */
  readonly groups: Group[]
  group: Group
  /** Groups that are open beyond the limit. */
  beyond: number
  /** Octets in the document's charset, and UTF-16 units, that wait for what follows; only one of them is not empty. */
  run: string
  unicode: string
  /** Characters that are still to be passed over. */
  fallback: number
  charset: string
  isGroupStart: boolean
  /** `\*` came: an unknown word behind it begins a group that may be passed over. */
  isOptional: boolean
  isInTable: boolean
  isInCell: boolean
  isRowDefined: boolean
  isInTableParagraph: boolean
}

function openGroup(state: State): void {
  flush(state)
  state.fallback = 0
  if (state.groups.length >= MAX_RTF_DEPTH) {
    state.beyond += 1
    return
  }
  state.groups.push(state.group)
  state.isGroupStart = true
  state.isOptional = false
}

function closeGroup(state: State): void {
  flush(state)
  state.fallback = 0
  state.isGroupStart = state.isOptional = false
  if (state.beyond > 0) {
    state.beyond -= 1
    return
  }
  const around = state.groups.pop()
  if (around === undefined) return
  if (state.group.concealed !== around.concealed) state.prose.endParagraph(state.group.concealed)
  state.group = around
}

function isSkipping({ group, beyond }: State): boolean {
  return group.isSkipped || beyond > 0
}

function readWord(state: State, word: string, value: number | undefined): void {
  if (state.isGroupStart) {
    const isSkipped = SKIPPED.has(word.toLowerCase()) || (state.isOptional && !OPTIONAL_TEXT.has(word))
    if (isSkipped) change(state, { isSkipped })
    else if (word === "annotation") {
      change(state, { concealed: "comment" })
      if (!isSkipping(state)) {
        state.met.add("comment")
        state.prose.startParagraph("comment")
      }
    }
    state.isGroupStart = state.isOptional = false
  }
  const character = CHARACTERS.get(word)
  if (character !== undefined) {
    addCharacter(state, character)
    return
  }
  switch (word) {
    case "u":
      if (value !== undefined) addUnit(state, value)
      break
    case "uc":
      change(state, { fallback: Math.max(0, Math.min(value ?? 1, 16)) })
      break
    case "ansicpg":
      flush(state)
      state.charset = `cp${value ?? 1252}`
      break
    case "mac":
      flush(state)
      state.charset = "macintosh"
      break
    case "v":
      change(state, { isHidden: value !== 0 })
      break
    case "deleted":
      change(state, { isDeleted: value !== 0 })
      if (value !== 0 && !isSkipping(state)) state.met.add("tracked-change")
      break
    case "plain":
      change(state, { isHidden: false, isDeleted: false })
      break
    default:
      readLayout(state, word)
  }
}

function change(state: State, changes: Partial<Group>): void {
  flush(state)
  if (state.beyond === 0) state.group = { ...state.group, ...changes }
}

/** "Paragraph text" and "Table definitions": a row is a series of cells, with no table around it. */
function readLayout(state: State, word: string): void {
  if (isSkipping(state)) return
  const { prose, group } = state
  switch (word) {
    case "par":
    case "sect":
    case "page":
      flush(state)
      prose.endParagraph(concealmentOf(group))
      break
    case "pard":
      flush(state)
      state.isInTableParagraph = false
      break
    case "intbl":
      state.isInTableParagraph = true
      break
    case "trowd":
      state.isRowDefined = true
      break
    case "cell":
      flush(state)
      openCell(state)
      prose.endCell()
      state.isInCell = false
      break
    case "row":
      flush(state)
      prose.endRow()
      state.isInCell = state.isRowDefined = state.isInTableParagraph = false
      break
  }
}

function addOctets(state: State, octets: string): void {
  state.isGroupStart = false
  if (isSkipping(state)) return
  const passed = Math.min(state.fallback, octets.length)
  state.fallback -= passed
  if (passed === octets.length) return
  if (state.unicode !== "") flush(state)
  state.run += passed === 0 ? octets : octets.slice(passed)
}

/** `\u` has a number of 16 bits with a sign; a letter beyond them is two. */
function addUnit(state: State, value: number): void {
  state.isGroupStart = false
  if (isSkipping(state)) return
  if (state.run !== "") flush(state)
  state.unicode += String.fromCharCode(value & 0xffff)
  state.fallback = state.group.fallback
}

function addCharacter(state: State, character: string): void {
  state.isGroupStart = false
  if (isSkipping(state)) return
  if (state.fallback > 0) {
    state.fallback -= 1 // a control word or symbol counts as one character, "Unicode RTF"
    return
  }
  flush(state)
  write(state, character)
}

function flush(state: State): void {
  if (state.run !== "") {
    const text = ASCII.test(state.run) ? state.run : decodeCharset(octetsOf(state.run), state.charset).text
    state.run = ""
    write(state, text)
  } else if (state.unicode !== "") {
    const text = state.unicode
    state.unicode = ""
    write(state, text)
  }
}

const ASCII = /^[\u0000-\u007F]*$/

function write(state: State, text: string): void {
  const concealed = concealmentOf(state.group)
  if (concealed !== undefined && text.trim() !== "") state.met.add(concealed)
  if (concealed === undefined) {
    if (state.isRowDefined || state.isInTableParagraph) openCell(state)
    else if (state.isInTable) {
      state.prose.endTable()
      state.isInTable = state.isInCell = false
    }
  }
  state.prose.add(text, concealed)
}

function concealmentOf(group: Group): Concealment | undefined {
  return group.concealed ?? (group.isDeleted ? "tracked-change" : group.isHidden ? "hidden-text" : undefined)
}

/** A cell begins with its first letter, or where an empty one ends. */
function openCell(state: State): void {
  if (!state.isInTable) {
    state.isInTable = true
    state.prose.startTable(undefined)
  }
  if (!state.isInCell) {
    state.isInCell = true
    state.prose.startCell()
  }
}
