/** English. */
import { isAboutAudience } from "../app/held/held-reasons.ts"
import { configEn } from "./config/config-texts-en.ts"
import { gateEn } from "./gate/gate-texts-en.ts"
import type { Texts } from "./texts.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",")
const people = (count: number): string => (count === 1 ? "1 person" : `${number(count)} people`)
const messages = (count: number): string => (count === 1 ? "1 message" : `${number(count)} messages`)
const others = (fewest: number, most: number): string => {
  const upTo = fewest === most ? "" : "up to "
  return most === 1 ? "1 other" : `${upTo}${number(most)} others`
}

/** What the value of an option or argument looks like, after a colon. */
const example = (option: string): string => {
  if (option === "month") return ": a month looks like 2026-11"
  if (option.includes("<domain>")) return ": a domain looks like example.org"
  return option.includes("<address>") ? ": an address looks like name@example.org" : ""
}

export const en = {
  gate: gateEn,
  config: configEn,
  number,
  verdict: { deliver: "Deliver", individualise: "Individualise", hold: "Hold", refuse: "Refuse" },
  verdictCount: { deliver: "deliver", individualise: "individualise", hold: "hold", refuse: "refuse" },
  effect(verdict) {
    switch (verdict.kind) {
      case "deliver":
        return "No rule stops this. It leaves unaltered."
      case "individualise":
        return verdict.showing === "self"
          ? "Everyone gets a copy of their own that shows nobody else."
          : "Everyone gets a copy of their own, without the addresses that it should not show."
      case "hold":
        return verdict.releasableBy === "sender"
          ? "It waits until the sender has looked at it."
          : "It waits until a second person has looked at it."
      case "refuse":
        return "It is not accepted. The sender is told why."
    }
  },
  exposed({ people: count, fewest, most }, about, words, sensitivity) {
    const who = count === 1 ? "1 person would learn" : `${people(count)} would each learn`
    const are = most === 1 ? "is" : "are"
    const what = about === "" ? "that says something about them" : `about ${about}`
    const probably = sensitivity === "assumed" ? "probably " : ""
    return `${who} that ${others(fewest, most)} ${are} ${probably}on a list ${what}${words === "" ? "" : ` (${words})`}.`
  },
  introduced({ people: count, fewest, most }) {
    const who = count === 1 ? "1 person would learn" : `${people(count)} would each learn`
    const upTo = fewest === most ? "" : "up to "
    const what =
      most === 1
        ? "an address that they did not have"
        : `${upTo}${number(most)} addresses that they did not have`
    return `${who} ${what}.`
  },
  nobodyLearns: (recipients) =>
    recipients === 0
      ? "Nobody but its author is to get it."
      : recipients === 1
        ? "There is one recipient, who learns nobody else's address."
        : `None of the ${number(recipients)} recipients learns an address they did not have.`,
  nobodyFound: (file) => [
    "No recipients found: this says nothing about who would learn what.",
    `Name whom it would go to: sluis check ${file} --rcpt name@example.org`,
  ],
  listed: {
    header: (count) =>
      `The ${count === 1 ? "address" : "addresses"} of ${people(count)} can be read in another header field.`,
    quoted: (count) =>
      `The ${count === 1 ? "address" : "addresses"} of ${people(count)} can be read in quoted mail.`,
    text: (count) =>
      `The ${count === 1 ? "address" : "addresses"} of ${people(count)} can be read in the text.`,
    attached: (count) =>
      `The ${count === 1 ? "address" : "addresses"} of ${people(count)} can be read in an attachment.`,
  },
  and: (items) =>
    items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`,
  field: (name) => name,
  day: (written) => written,
  report: {
    from: "from",
    recipients: (count) => (count === 1 ? "1 recipient" : `${number(count)} recipients`),
    noSubject: "(no subject)",
    standardInput: "standard input",
    standardOutput: "standard output",
    why: "Why",
    who: "Recipients",
    whoLearns: "Who would learn what",
    evidence: "What this rests on",
    advice: "What you can do",
    address: "address",
    people,
    concealedPeople: (count) => `${number(count)} of them hidden`,
    unreadable: "not readable",
    addresses: "addresses",
    onList: "on the list",
    outside: "outside",
    morePeople: (count, outside) =>
      `and ${number(count)} more${outside === 0 ? "" : outside === count ? ", all of them outside" : `, ${number(outside)} of them outside`}`,
    moreEvidence: (count) => `and ${number(count)} more ${count === 1 ? "place" : "places"}`,
    place(place) {
      switch (place.kind) {
        case "field":
          return place.name
        case "text":
          return "text"
        case "attachment":
          return place.filename === "" ? "attachment" : place.filename
        case "embedded":
          return "message inside"
      }
    },
    assumed: "not certain",
    seen: { to: "To", cc: "Cc", bcc: "Bcc", envelope: "Bcc" },
  },
  advice(verdict, file) {
    switch (verdict.kind) {
      case "deliver":
        return []
      case "individualise":
        return [
          "Send it through Sluis: everyone then gets their own copy, by itself.",
          `Or write the copies now: sluis individualise ${file} --out copies`,
        ]
      case "hold":
        return verdict.releasableBy === "sender"
          ? isAboutAudience(verdict.reasons)
            ? [
                "Send it to everyone separately. That is almost always what was meant.",
                "Are these people meant to see each other? Then the sender can let it go.",
              ]
            : [
                "Change what stands above and send it again. Is all of it right? Then the sender can let it go.",
              ]
          : ["Have a second person look at it. They can let it go, or drop it."]
      case "refuse":
        return ["Change what stands above and send it again."]
    }
  },
  batch: {
    checked: (count, seconds, perSecond) =>
      `${messages(count)} checked in ${seconds} s (${number(perSecond)}/s)`,
    perSecond: (count) => `${number(count)}/s`,
    messages,
    unread: (count) =>
      `${count === 1 ? "1 file or message" : `${number(count)} files or messages`} could not be read`,
    skipped: (count) => `${count === 1 ? "1 other file is" : `${number(count)} other files are`} not mail`,
    introducing: (count, persons, introductions) =>
      `${messages(count)} would have shown ${people(persons)} addresses that they did not have: ${number(introductions)} ${introductions === 1 ? "introduction" : "introductions"}.`,
    exposing: (count, persons, exposures) =>
      `${messages(count)} would have told ${people(persons)} who else is on a list that says something: ${number(exposures)} ${exposures === 1 ? "exposure" : "exposures"}.`,
    harmless: "Nobody would have learnt an address that they did not have.",
    worst: (count) => (count === 1 ? "The one to look at" : `The ${number(count)} to look at first`),
    columns: {
      exposures: "exposures",
      introductions: "introductions",
      people: "people",
      date: "date",
      subject: "subject",
    },
  },
  individualise: {
    written: (copies, folder) =>
      `${copies === 1 ? "1 copy" : `${number(copies)} copies`} written to ${folder}.`,
    exitCheck: "Exit check passed: no copy holds an address of any other recipient that it may not show.",
    notNeeded: "This message may leave as it is, so there are no copies to make. Nothing was written.",
    notPossible: (kind) =>
      kind === "hold"
        ? "This message is held, not split into copies. Nothing was written."
        : "This message is refused, not split into copies. Nothing was written.",
  },
  policy: {
    valid: (name) => `${name} is a valid policy.`,
    tests: (passed, failed) =>
      failed === 0
        ? `${passed === 1 ? "1 example gets" : `All ${number(passed)} examples get`} the verdict the policy promises.`
        : `${number(failed)} of ${number(passed + failed)} examples ${failed === 1 ? "gets" : "get"} another verdict than the policy promises.`,
    noTests: "This policy has no examples. Add some, so that everyone can see what it does.",
    testFailed: (line, expected, actual) =>
      `Line ${line}: the policy promises ${expected}, but gives ${actual}.`,
    floor: "For everyone. No department can lower this",
    organisation: "For everyone, unless a department goes without",
    department: (name) => `For ${name}, on top of that`,
    when: (words) => `when: ${words}`,
    without: (departments) => `not for: ${departments}`,
  },
  usage: {
    error(code, what) {
      switch (code) {
        case "commander.unknownOption":
          return `there is no option ${what}`
        case "commander.unknownCommand":
          return `there is no command ${what}`
        case "commander.missingArgument":
          return `${what} is missing`
        case "commander.optionMissingArgument":
          return `${what} needs a value`
        case "commander.missingMandatoryOptionValue":
          return `${what} is needed`
        case "commander.excessArguments":
          return "there are more arguments than this command takes"
        case "commander.conflictingOption":
          return `${what} does not go together with another option`
        case "commander.invalidArgument":
          return `this value is not possible for ${what}${example(what)}`
        default:
          return what
      }
    },
    hint: (command) => `${command} --help says how it is used.`,
    meant: (what) => `Did you mean ${what}?`,
  },
  help: {
    usage: "Usage:",
    option: "options",
    command: "command",
    values: {},
    arguments: "Arguments:",
    options: "Options:",
    globalOptions: "Everywhere:",
    commands: "Commands:",
    about:
      "Sluis is a lock for e-mail: it works out what a message would give away, and to whom, before it leaves.",
    help: "show this help",
    version: "show the version",
    exitCodes: `Exit codes:
  0  nothing to stop        2  wrong use, or something could not be read
  1  something to stop      3  a mistake in Sluis itself`,
    examples: "Examples:",
    check: "what would each recipient learn, and what would Sluis do?",
    checkFiles: ".eml files, mboxes, Maildirs or folders of them; - for standard input",
    json: "one JSON object per message, each on a line of its own",
    as: "a domain that is us; may be given more than once (default: the sender's)",
    from: "the envelope sender (default: From)",
    rcpt: "an envelope recipient, for whom a file does not name (Bcc); may be given more than once",
    policyFile: "the policy (default: the one that comes with Sluis)",
    lang: "nl or en (default: the language of your system)",
    noColor: "no colours (NO_COLOR works too)",
    quiet: "print no report; only the exit code tells",
    individualise: "write the copies that the recipients would get",
    individualiseFile: "one message: an .eml file, or - for standard input",
    out: "the folder for the copies; it is made if need be",
    force: "overwrite copies that are there already",
    policy: "check, explain, test, replay or print a policy",
    policyCheck: "is this policy valid?",
    policyExplain: "what does a policy do, in plain words?",
    policyTest: "do the policy's own examples get the verdict that it promises?",
    policyPrint: "print the policy that comes with Sluis, to start from",
    policyArgument: "a policy in YAML",
    department: "as it holds for one department",
  },
} satisfies Texts
