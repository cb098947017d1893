/** What the form and the letters say of the organisation: typed once, kept sealed. */
import { checkProfile, EMPTY_PROFILE } from "@sluis/core/breach/profile"
import type { OrganisationProfile } from "@sluis/core/breach/profile"

import type { Clock } from "../clock.ts"
import type { Entries } from "../entries.ts"

export type Organisation = {
  readonly profile: () => Promise<OrganisationProfile>
  readonly put: (profile: OrganisationProfile) => Promise<void>
}

const ID = "organisation"

/** `name`: of the configuration, until somebody types another. */
export function openOrganisation(entries: Entries, clock: Clock, name: string): Organisation {
  return {
    profile: async () => {
      const entry = await entries.find("setting", ID)
      if (entry === undefined) return { ...EMPTY_PROFILE, name }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below and authenticated
      return { ...EMPTY_PROFILE, ...(JSON.parse(entry.value) as OrganisationProfile) }
    },
    put: async (profile) => {
      const value = JSON.stringify(profile)
      // Of two at once the last one counts.
      for (;;) {
        const before = await entries.find("setting", ID)
        const isKept =
          before === undefined
            ? await entries.add("setting", { id: ID, at: clock.now(), value })
            : await entries.change("setting", ID, before.version, { value })
        if (isKept) return
      }
    },
  }
}

/** What a letter can't do without: a name below it, and where to ask. */
const NEEDED = ["name", "desk.phone", "desk.email"]

export function canWriteLetters(profile: OrganisationProfile): boolean {
  return !checkProfile(profile).some(({ field }) => NEEDED.includes(field))
}
