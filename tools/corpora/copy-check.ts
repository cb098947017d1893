/**
 * Does a copy show somebody else? Asked of the naive reader (../independent-reading.ts), for two kinds of copies: those
 * that the policy sends, and those that the exit check would pass if every message had to be individualised.
 *
 * Deliberately left out: what a recipient knows already is core's own answer here (`mayKnow`), because the policy lets
 * such addresses stand; the second kind of copies allows nobody, so there the naive reader has the last word.
 */
import { NO_MEMORY } from "@sluis/core/facts/memory"
import { examine } from "@sluis/core/examine"
import type { Member } from "@sluis/core/facts/audience"
import { observe } from "@sluis/core/facts/observe"
import type { PersonKey } from "@sluis/core/mail/address"
import { parseMessage } from "@sluis/core/mail/message"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { planCopies } from "@sluis/core/rewrite/copies"
import { exitCheck } from "@sluis/core/rewrite/exit-check"
import { applySplices } from "@sluis/core/rewrite/splice"
import { outerOf, shows, viewsOf } from "../independent-reading.ts"
import type { Difference } from "./difference.ts"

export type CopiesLooked = {
  /** Copies that leave by the built-in policy. */
  readonly sent: number
  /** Copies that would leave if every message with two people or more were individualised; and those stopped. */
  readonly passed: number
  readonly stopped: number
  readonly leaks: readonly Difference[]
}

/** Copies of one message that are made although no policy asks for them: the naive reader is slow. */
const MAX_FORCED = 12

export function checkCopies(file: string, bytes: Uint8Array, us: readonly string[]): CopiesLooked {
  const message = parseMessage(bytes)
  const observation = observe(message, {
    us,
    departmentOf: () => "",
    memory: NO_MEMORY,
    documents: new Map(),
    numbers: [],
  })
  const { audience, mayKnow } = observation
  const search = observation.search()
  const { members, numbers, authors, answerTo, envelope } = audience
  if (members.length < 2) return { sent: 0, passed: 0, stopped: 0, leaks: [] }
  const keep = new Set([...authors, ...answerTo])
  const leaks: Difference[] = []
  const look = (what: string, recipient: PersonKey, copy: Uint8Array, secret: readonly Member[]): void => {
    const shown = shownIn(copy, recipient, keep, secret)
    if (shown.length > 0) leaks.push({ file, what, ours: shown.join(", "), theirs: "" })
  }

  const { copies, verdict } = examine(bytes, { us }, BUILTIN_POLICY)
  for (const { recipient, splices } of copies) {
    const own = numbers.get(recipient.key)
    const stays = (member: Member): boolean =>
      verdict.kind === "individualise" && verdict.showing === "visible" && member.visible
    const copy = applySplices(bytes, splices)
    look(
      "a copy that is sent shows somebody it must not",
      recipient.key,
      copy,
      // An author, who is no member, knows whom he wrote to.
      members.filter((member, number) => !stays(member) && own !== undefined && !mayKnow(own, number)),
    )
    look(
      "the header of a copy that is sent shows somebody else",
      recipient.key,
      headerOf(copy),
      members.filter((member) => !stays(member)),
    )
  }

  const concealed = new Set(members.map(({ address }) => address.key))
  const splicesFor = planCopies({ message, concealed, showing: "self", authors, answerTo, us: audience.us })
  const check = exitCheck({ message, search, index: observation.index() })
  const forced = envelope.slice(0, MAX_FORCED)
  let passed = 0
  for (const { key } of forced) {
    const splices = splicesFor(key)
    const own = numbers.get(key)
    if (check(splices, (number) => number === own) !== undefined || search.blind.length > 0) continue
    passed += 1
    look("a copy past the exit check shows somebody else", key, applySplices(bytes, splices), members)
  }
  return { sent: copies.length, passed, stopped: forced.length - passed, leaks }
}

function headerOf(copy: Uint8Array): Uint8Array {
  return Buffer.from(outerOf(copy).fields.join("\r\n"), "latin1")
}

/** Addresses of `secret` people that the copy shows somebody who may read their own and those of `keep`. */
export function shownIn(
  copy: Uint8Array,
  recipient: PersonKey,
  keep: ReadonlySet<PersonKey>,
  secret: readonly Member[],
): readonly string[] {
  const allowed = [...keep, recipient].toSorted((a, b) => b.length - a.length)
  const views = allowed.reduce((text, key) => text.replaceAll(key, " "), viewsOf(copy))
  return secret
    .filter(({ address: { key, domain } }) => domain !== "" && key !== recipient && !keep.has(key))
    .filter(({ written }) => shows(views, written.toLowerCase()) && standsAlone(views, written.toLowerCase()))
    .map(({ written }) => written)
}

/** `an@voorbeeld.example` is not shown by `jan@voorbeeld.example`, nor by `an@voorbeeld.example.org`. */
function standsAlone(views: string, address: string): boolean {
  for (const form of [address, address.replace(/@(?=[^@]*$)/, "=")]) {
    for (let at = views.indexOf(form); at >= 0; at = views.indexOf(form, at + 1)) {
      const before = views.charAt(at - 1)
      const after = views.slice(at + form.length, at + form.length + 2)
      if (!/[\w.-]/.test(before) && !/^(?:[\w-]|\.\w)/.test(after)) return true
    }
  }
  return false
}
