/** The one sentence above the picture, and the one below it, in the user's language; which of them is decided in ./telling.ts. */
import type { I18n } from "@lingui/core"
import { msg, plural } from "@lingui/core/macro"
import type { Category } from "@sluis/core/facts/facts"

import type { Outcome, Telling } from "./telling.ts"

/** What the message as it was would have given away. */
export function beforeSentence(telling: Telling, categories: readonly Category[], i18n: I18n): string {
  switch (telling.kind) {
    case "nothing":
      return i18n._(msg`Nobody would learn anything about anybody else.`)
    case "addresses": {
      const times = i18n.number(telling.times)
      const people = telling.people
      return telling.mutual
        ? i18n._(
            msg`${plural(people, { one: "# person", other: "# people" })} would have seen each other's address (${times} times).`,
          )
        : i18n._(
            msg`${plural(people, { one: "# person", other: "# people" })} would have seen addresses that they did not have (${times} times).`,
          )
    }
    case "list": {
      const times = i18n.number(telling.times)
      const subject = subjectOf(categories, i18n)
      const people = telling.people
      return i18n._(
        msg`${plural(people, { one: "# person", other: "# people" })} would have known of each other that they are on a list about ${subject} (${times} times).`,
      )
    }
    case "both": {
      const times = i18n.number(telling.times)
      const subject = subjectOf(categories, i18n)
      const people = telling.people
      return telling.mutual
        ? i18n._(
            msg`${plural(people, { one: "# person", other: "# people" })} would have seen each other's address (${times} times), and have known of each other that they are on a list about ${subject}.`,
          )
        : i18n._(
            msg`${plural(people, { one: "# person", other: "# people" })} would have seen addresses that they did not have (${times} times), and have known who else is on a list about ${subject}.`,
          )
    }
  }
}

/** What the message gave away, or may have: it went out as it was. */
export function gaveAwaySentence(telling: Telling, categories: readonly Category[], i18n: I18n): string {
  switch (telling.kind) {
    case "nothing":
      return i18n._(msg`Nobody could learn anything about anybody else.`)
    case "addresses": {
      const times = i18n.number(telling.times)
      const people = telling.people
      return telling.mutual
        ? i18n._(
            msg`${plural(people, { one: "# person", other: "# people" })} could see each other's address (${times} times).`,
          )
        : i18n._(
            msg`${plural(people, { one: "# person", other: "# people" })} could see addresses that they did not have (${times} times).`,
          )
    }
    case "list": {
      const times = i18n.number(telling.times)
      const subject = subjectOf(categories, i18n)
      const people = telling.people
      return i18n._(
        msg`${plural(people, { one: "# person", other: "# people" })} could see of each other that they are on a list about ${subject} (${times} times).`,
      )
    }
    case "both": {
      const times = i18n.number(telling.times)
      const subject = subjectOf(categories, i18n)
      const people = telling.people
      return i18n._(
        msg`${plural(people, { one: "# person", other: "# people" })} could see addresses that they did not have (${times} times), and who else is on a list about ${subject}.`,
      )
    }
  }
}

/** What happens instead. */
export function afterSentence(outcome: Outcome, i18n: I18n): string {
  switch (outcome.kind) {
    case "copies":
      return outcome.showing === "self"
        ? i18n._(
            msg`Now each gets a message of their own, with only their own address. Nobody learns of anybody else.`,
          )
        : i18n._(
            msg`Now each gets a message of their own. It shows who stood in To and Cc, as was meant, and none of the hidden recipients.`,
          )
    case "held":
      return outcome.separable
        ? i18n._(
            msg`Sluis holds the message. If the sender chooses “Send individually”, each gets a message of their own and nobody learns of anybody else.`,
          )
        : i18n._(
            msg`Sluis holds the message. Nobody gets it until the sender or a second person has decided.`,
          )
    case "as-it-is":
      return i18n._(msg`Sluis lets it through unchanged, octet for octet.`)
    case "refused":
      return i18n._(msg`Sluis refuses the message and tells the sender why.`)
  }
}

/** "health and debt"; "something personal" where nothing more is known. */
export function subjectOf(categories: readonly Category[], i18n: I18n): string {
  if (categories.length === 0) return i18n._(msg`something personal`)
  return new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(
    categories.map((category) => i18n._(CATEGORY_WORDS[category])),
  )
}

/** As in "a list about …". */
const CATEGORY_WORDS = {
  health: msg`health`,
  rejection: msg`a rejection`,
  dismissal: msg`a dismissal`,
  debt: msg`debt`,
  benefits: msg`benefits`,
  "youth-care": msg`youth care`,
  "domestic-violence": msg`domestic violence`,
  crime: msg`a criminal case`,
  religion: msg`religion`,
  union: msg`trade union membership`,
  politics: msg`political opinion`,
  sexuality: msg`sexuality`,
  origin: msg`origin`,
} as const satisfies Record<Category, unknown>
