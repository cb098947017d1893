/** English. */
import type { GateTexts } from "./gate-texts.ts"
import { momentIn } from "../moment.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",")
const people = (count: number): string => (count === 1 ? "1 person" : `${number(count)} people`)
const inParts = (parts: number): string => (parts === 1 ? "" : ` It was in ${number(parts)} parts.`)

export const gateEn = {
  moment: momentIn("en-GB"),
  size(octets) {
    if (octets < 1000) return `${octets} B`
    return octets < 1e6 ? `${(octets / 1e3).toFixed(1)} kB` : `${(octets / 1e6).toFixed(1)} MB`
  },
  held: {
    waiting: (count) => (count === 1 ? "1 message waits" : `${number(count)} messages wait`),
    none: "Nothing waits.",
    more: "More about one of them, and what you can do: sluis held show NUMBER",
    damaged: "damaged, can't be read",
    columns: { id: "number", since: "since", until: "waits until", people: "people", why: "why" },
    since: (moment) => `held since ${moment}`,
    until: (moment) => `waits until ${moment}`,
    parts: (count) => `${number(count)} parts`,
    releasableBy: {
      sender: "Ask the sender whether it may leave as it is; then release it here.",
      "second-person": "Let a second person, not the sender, say whether it may leave as it is.",
    },
    seen: "What was seen",
    counts: {
      recipients: "recipients",
      visible: "in To and Cc",
      visibleOutside: "  outside",
      hidden: "in Bcc",
      introductions: "introductions",
      exposures: "exposures",
      about: "about",
      listed: {
        header: "addresses in the header",
        quoted: "addresses in older mail",
        text: "addresses in the text",
        attached: "addresses in an attachment",
      },
    },
    why: "Why",
    can: "What you can do",
    separately: "To each person separately:",
    asItWas: "As it was, with a reason:",
    drop: "Not at all, with a reason:",
    reason: "…",
    released: ({ id, as, parts, recipients }) =>
      as === "copies"
        ? `${id} goes to ${people(recipients)}, to each separately.${inParts(parts)}`
        : `${id} goes to ${people(recipients)}, as it was.${inParts(parts)}`,
    dropped: ({ id, parts, told }) =>
      `${id} is not sent.${told ? " The sender is told." : ""}${inParts(parts)}`,
  },
  outbox: {
    none: "The outbox is empty.",
    copies: (shown, isAll) =>
      isAll
        ? `${shown === 1 ? "1 copy" : `${number(shown)} copies`} in the outbox, newest last`
        : `The ${number(shown)} newest copies in the outbox, newest last`,
    more: "To read one: sluis outbox show NUMBER",
    columns: { number: "number", when: "when", size: "size", from: "from", to: "for" },
    ourselves: "(Sluis)",
    others: (count) => `and ${number(count)} more`,
    attachments: "Attachments",
    noText: "(no text)",
    cut: "(--raw has the rest)",
  },
  user: {
    none: "There are no users yet. To add one: sluis user add NAME",
    password: "Password (at least 12 characters): ",
    again: "Once more: ",
    added: (name) => `${name} can hand in mail now.`,
    removed: (name) => `${name} can hand in no more mail.`,
  },
  console: {
    once: "Open this link within the hour. It works once.",
  },
  send: {
    accepted: (sender, recipients, to) => `From ${sender}, to ${people(recipients)}, by ${to}.`,
    refused: "Not accepted. Nothing was sent.",
    refusedRecipients: (count) =>
      `${people(count)} ${count === 1 ? "was" : "were"} refused; the others get it.`,
  },
  help: {
    config: "the configuration (default: what SLUIS_CONFIG names; without that, the defaults)",
    json: "one JSON object a line",
    held: "messages that wait: look, release, drop",
    heldList: "which messages wait?",
    heldShow: "why does this message wait? Without content and addresses",
    heldRelease: "let a message go after all, to each person separately",
    heldDrop: "drop a message; the sender is told",
    heldId: "the number, or its beginning",
    asItWas: "as it was, instead of to each person separately; needs --reason",
    reason: "why, in at least three words; it is kept",
    dropReason: "needed: why, in at least three words; it is kept",
    outbox: "the outbox of a demonstration: what the recipients would get",
    outboxList: "which copies are there?",
    outboxShow: "read a copy as its recipient sees it",
    outboxNumber: "the number of the copy",
    limit: "at most so many, the newest (default: 30)",
    raw: "exactly as it was sent, with all fields",
    user: "who may hand in mail with a password",
    userAdd: "add a user, or give one another password",
    userPassword: "The password is asked for. In a script, give it as the first line of standard input.",
    userRemove: "remove a user",
    userList: "who are there?",
    userName: "the name to log in with",
    console: "who uses the console",
    consoleLink:
      "make a link into the console: for the first administrator, or for who can't log in any more",
    consoleFor: "the address of who can't log in any more (default: the first administrator)",
    send: "hand a message in at the gateway, as a mail program does",
    sendFile: "one message: an .eml file, or - for standard input",
    to: "where to (default: where the gateway of the configuration listens)",
    from: "the envelope sender (default: From)",
    rcpt: "an envelope recipient; may be given more than once (default: To, Cc and Bcc)",
    keepBcc: "leave Bcc in the header, as a bad mail program does",
  },
} satisfies GateTexts
