/**
 * A judgement message as octets, its envelope, and what earlier mail taught.
 *
 * Independent of core: mail as programs write it, and a memory that is only what the case says.
 */
import {
  addressField,
  base64,
  lines,
  mailbox,
  quotedPrintable,
  unstructured,
} from "../../fixtures/generator/eml.ts"
import type { Person } from "../../fixtures/generator/people.ts"
import { fileOf } from "./attachment.ts"
import type { CaseCrowd, CaseEvent, JudgementCase } from "./case.ts"
import { colleagueAt, person } from "./crowd.ts"

export type BuiltCase = {
  readonly octets: Uint8Array
  readonly envelope: { readonly sender: string; readonly recipients: readonly string[] }
  readonly us: readonly string[]
  readonly sender: Person
  readonly visible: readonly Person[]
  readonly everybody: readonly Person[]
}

export function buildCase(one: JudgementCase): BuiltCase {
  const sender = personOf(one.from)
  const us = one.us ?? [domainOf(sender.address)]
  const counter = { next: 1 }
  const peopleIn = (field: JudgementCase["to"]): readonly Person[] =>
    field.flatMap((entry) =>
      typeof entry === "string" ? [personOf(entry)] : crowdOf(entry, us[0]!, counter),
    )
  const [to, cc, bcc] = [peopleIn(one.to), peopleIn(one.cc), peopleIn(one.bcc)]
  const visible = [...to, ...cc]
  const everybody = [...visible, ...bcc]
  const header =
    `From: ${mailbox(sender)}\r\n` +
    (to.length > 0 ? addressField("To", to) + "\r\n" : "To: undisclosed-recipients:;\r\n") +
    (cc.length > 0 ? addressField("Cc", cc) + "\r\n" : "") +
    `Subject: ${unstructured(one.subject)}\r\n` +
    `Date: Mon, 2 Nov 2026 10:00:00 +0100\r\nMessage-ID: <${one.id}@judgement.example>\r\nMIME-Version: 1.0\r\n` +
    Object.entries(one.headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("")
  return {
    octets: Buffer.from(header + bodyOf(one)),
    envelope: { sender: sender.address, recipients: everybody.map(({ address }) => address) },
    us,
    sender,
    visible,
    everybody,
  }
}

function crowdOf(crowd: CaseCrowd, us: string, counter: { next: number }): readonly Person[] {
  const make = (count: number, one: (index: number) => Person): readonly Person[] =>
    Array.from({ length: count }, () => one(counter.next++))
  if ("strangers" in crowd) return make(crowd.strangers, person)
  if ("colleagues" in crowd) return make(crowd.colleagues, (index) => colleagueAt(index, us))
  return make(crowd.team, (index) => colleagueAt(index, crowd.at))
}

function personOf(written: string): Person {
  const match = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(written)
  return match === null
    ? { name: "", address: written.trim() }
    : { name: match[1]!.replace(/^"(.*)"$/, "$1"), address: match[2]! }
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase()
}

function bodyOf({ text, html, event, attachments }: JudgementCase): string {
  const texts = [
    ...(text !== undefined || html === undefined ? [textPart("plain", text ?? "")] : []),
    ...(html === undefined ? [] : [textPart("html", html)]),
    ...(event === undefined ? [] : [calendarPart(event)]),
  ]
  const words = multipart("alternative", texts)
  if (attachments.length === 0) return words
  return multipart("mixed", [
    words,
    ...attachments.map((each) => {
      const { name, type, octets } = fileOf(each)
      const given = `name="${asciiName(name)}"`
      const clear = type === "message/rfc822"
      return (
        lines(
          `Content-Type: ${type}; ${given}`,
          `Content-Disposition: ${each.inline ? "inline" : "attachment"}; file${given}`,
          ...(clear ? [] : ["Content-Transfer-Encoding: base64"]),
          "",
        ) + (clear ? withCrlf(Buffer.from(octets).toString()) : base64(octets))
      )
    }),
  ])
}

/** One part is no multipart. Each part with its header; the boundary is in none of them. */
function multipart(kind: "alternative" | "mixed", parts: readonly string[]): string {
  if (parts.length === 1) return parts[0]!
  const boundary = `=_${kind}_of_judgement`
  return (
    lines(`Content-Type: multipart/${kind}; boundary="${boundary}"`, "") +
    parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("") +
    `--${boundary}--\r\n`
  )
}

function textPart(kind: "plain" | "html", text: string): string {
  return (
    lines(`Content-Type: text/${kind}; charset=utf-8`, "Content-Transfer-Encoding: quoted-printable", "") +
    quotedPrintable(withCrlf(text))
  )
}

function calendarPart(event: CaseEvent): string {
  const { title, location, description } =
    typeof event === "string" ? { title: event, location: undefined, description: undefined } : event
  return (
    lines(
      "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
      "Content-Transfer-Encoding: base64",
      "",
    ) +
    base64(
      lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "UID:judgement@judgement.example",
        "DTSTART:20261110T090000Z",
        `SUMMARY:${calendarText(title)}`,
        ...(location === undefined ? [] : [folded(`LOCATION:${calendarText(location)}`)]),
        ...(description === undefined ? [] : [folded(`DESCRIPTION:${calendarText(description.trimEnd())}`)]),
        "END:VEVENT",
        "END:VCALENDAR",
      ),
    )
  )
}

/** RFC 5545 §3.3.11. */
function calendarText(text: string): string {
  return text.replace(/[,;\\]/g, String.raw`\$&`).replace(/\r?\n/g, String.raw`\n`)
}

/** RFC 5545 §3.1: 60 characters stay below 75 octets in the languages of the set. */
function folded(line: string): string {
  return line.replace(/.{60}(?=.)/gu, "$&\r\n ")
}

function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, "\r\n")
}

function asciiName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^ -~]/g, "")
    .replaceAll('"', "'")
}
