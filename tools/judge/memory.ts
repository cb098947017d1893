/** The memory that a judgement message says there is: by default the sender knows everybody, and they not each other. */
import type { Memory } from "@sluis/core/facts/memory"
import type { Address, PersonKey } from "@sluis/core/mail/address"
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import type { JudgementCase } from "./case.ts"
import type { BuiltCase } from "./message.ts"

/** Days that the sender has mailed with whoever he knows, and with how many he has. */
const USUAL_DAYS = 20
const USUAL_CONTACTS = 60

export function memoryOf({ history }: JudgementCase, built: BuiltCase): Memory {
  const key = (written: string): PersonKey => lenientAddress(written).key
  const everybody = new Map(built.everybody.map(({ address }) => [key(address), address]))
  const first = history.first === "all" ? new Set(everybody.keys()) : new Set(history.first.map(key))
  const visible = new Set(built.visible.map(({ address }) => key(address)))
  const sender = key(built.sender.address)
  const namesakes = new Map(
    Object.entries(history.namesakes).map(([name, address]) => [folded(name), lenientAddress(address)]),
  )
  const known = history.known.map((written) => lenientAddress(written))
  return {
    circlesAmong: (people) => {
      if (!history.together) return []
      const circle = people.flatMap((person, index) => (visible.has(person) ? [index] : []))
      return circle.length > 1 ? [circle] : []
    },
    daysShared: (one, other) => {
      const stranger = one === sender ? other : one
      return everybody.has(stranger) && !first.has(stranger) ? USUAL_DAYS : 0
    },
    contactsOf: (person) => (person === sender ? USUAL_CONTACTS : 0),
    lookalike: (address) => {
      for (const one of known) {
        if (one.key === address.key) return undefined
        if (one.host === address.host && isSlip(one.local, address.local)) return "local"
        if (isSlip(one.host, address.host)) return "domain"
      }
      return undefined
    },
    namesake: (_, name, address) => {
      const other = namesakes.get(folded(name))
      return other === undefined || other.key === address
        ? { known: false, ours: false }
        : { known: true, ours: isUs(other, built.us) }
    },
    listsAmong: (people) =>
      history.lists.map(({ name, reveals, size, members }) => ({
        name,
        reveals,
        size,
        members: people.flatMap((person, index) =>
          built.everybody.slice(0, members).some(({ address }) => key(address) === person) ? [index] : [],
        ),
      })),
  }
}

function isUs({ host }: Address, us: readonly string[]): boolean {
  return us.includes(host)
}

function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036F]/g, "")
    .toLowerCase()
}

/** One letter more, fewer or other, or two neighbours exchanged. */
function isSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const rest = (text: string, from: number): string => text.slice(from)
  return (
    rest(one, at + 1) === rest(other, at + 1) ||
    rest(one, at + 1) === rest(other, at) ||
    rest(one, at) === rest(other, at + 1) ||
    (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, at + 2) === rest(other, at + 2))
  )
}
