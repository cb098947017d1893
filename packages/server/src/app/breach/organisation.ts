/**
 * What the form and the letters say of the organisation: typed once, kept sealed. That it was changed, and which fields, is an entry
 * of the ledger in the same step; what was typed is not.
 */
import { checkProfile, EMPTY_PROFILE } from "@sluis/core/breach/profile"
import type { OrganisationProfile } from "@sluis/core/breach/profile"

import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import type { Entries } from "../entries.ts"
import { did } from "../ledger/ledger-entries.ts"

export type Organisation = {
  readonly profile: () => Promise<OrganisationProfile>
  /** Where nothing is another than before, nothing is kept and nothing is said. */
  readonly put: (profile: OrganisationProfile, by: Actor) => Promise<void>
}

const ID = "organisation"

/** `name`: of the configuration, until somebody types another. */
export function openOrganisation(entries: Entries, clock: Clock, name: string): Organisation {
  const readIn = (value: string | undefined): OrganisationProfile =>
    value === undefined
      ? { ...EMPTY_PROFILE, name }
      : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below and authenticated
        { ...EMPTY_PROFILE, ...(JSON.parse(value) as OrganisationProfile) }
  return {
    profile: async () => readIn((await entries.find("setting", ID))?.value),
    put: async (profile, by) => {
      const value = JSON.stringify(profile)
      // Of two at once the last one counts.
      for (;;) {
        const before = await entries.find("setting", ID)
        const changed = changedFields(readIn(before?.value), profile)
        if (changed.length === 0) return
        const at = clock.now()
        const said = [
          did(by, { at, action: "organisation.changed", object: "", words: { changed: changed.join(" ") } }),
        ]
        const isKept =
          before === undefined
            ? await entries.add("setting", { id: ID, at, value }, said)
            : await entries.change("setting", ID, before.version, { value }, said)
        if (isKept) return
      }
    },
  }
}

/** Paths of fields, such as "contact.email", in the order of the profile. */
function changedFields(before: OrganisationProfile, now: OrganisationProfile): readonly string[] {
  const was = new Map(fieldsOf(before, ""))
  return fieldsOf(now, "").flatMap(([path, value]) => (was.get(path) === value ? [] : [path]))
}

function fieldsOf(record: object, path: string): readonly (readonly [path: string, value: string])[] {
  return Object.entries(record).flatMap(([name, value]: readonly [string, unknown]) =>
    typeof value === "object" && value !== null
      ? fieldsOf(value, `${path}${name}.`)
      : [[`${path}${name}`, String(value)] as const],
  )
}

/** What a letter can't do without: a name below it, and where to ask. */
const NEEDED = ["name", "desk.phone", "desk.email"]

export function canWriteLetters(profile: OrganisationProfile): boolean {
  return !checkProfile(profile).some(({ field }) => NEEDED.includes(field))
}
