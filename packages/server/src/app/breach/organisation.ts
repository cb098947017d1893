/**
 * What the form and the letters say of the organisation: typed once, kept sealed. That it was changed, and which fields, is an entry
 * of the ledger in the same step; what was typed is not.
 *
 * INVARIANT (no words lost): whoever saves says which version was in sight. Where a colleague saved another since, nothing is kept and
 * it is told: so of two who edit at once, the second sees what the first wrote, and chooses.
 */
import { checkProfile, EMPTY_PROFILE, profileFields } from "@sluis/core/breach/profile"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import type { Entries, Entry } from "../entries.ts"
import { Fault } from "../fault.ts"
import { did } from "../ledger/ledger-entries.ts"

export type KnownOrganisation = {
  readonly profile: OrganisationProfile
  /** One more with each change; 0: nobody saved it yet. */
  readonly version: number
  /** Who saved it last, by id, and when; undefined: nobody, or by a version of Sluis that did not keep it. */
  readonly saved: Saved | undefined
}

type Saved = { readonly by: string; readonly at: number }

export type Organisation = {
  readonly profile: () => Promise<OrganisationProfile>
  readonly now: () => Promise<KnownOrganisation>
  /**
   * Gives its version. `seen`: the version that whoever typed it had in sight. Where nothing is another than what is kept, nothing
   * is kept and nothing is said, whatever was seen: so whoever did not hear the answer may ask again.
   *
   * Faults: organisation/changed.
   */
  readonly put: (profile: OrganisationProfile, seen: number, by: Actor) => Promise<Result<number, Fault>>
}

const ID = "organisation"

/** `name`: of the configuration, until somebody types another. */
export function openOrganisation(entries: Entries, clock: Clock, name: string): Organisation {
  const now = async (): Promise<KnownOrganisation> => {
    const entry = await entries.find("setting", ID)
    return entry === undefined
      ? { profile: { ...EMPTY_PROFILE, name }, version: 0, saved: undefined }
      : readKept(entry)
  }
  return {
    profile: async () => (await now()).profile,
    now,
    put: async (profile, seen, by) => {
      const before = await now()
      const changed = changedFields(before.profile, profile)
      if (changed.length === 0) return ok(before.version)
      const fault = err(new Fault("organisation/changed", ID))
      if (seen !== before.version) return fault
      const at = clock.now()
      const said = [
        did(by, { at, action: "organisation.changed", object: "", words: { changed: changed.join(" ") } }),
      ]
      const value = JSON.stringify({ ...profile, saved: { by: by.person, at } })
      const isKept =
        seen === 0
          ? await entries.add("setting", { id: ID, at, value }, said)
          : await entries.change("setting", ID, seen, { value }, said)
      return isKept ? ok(seen + 1) : fault
    },
  }
}

function readKept({ version, value }: Entry): KnownOrganisation {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  const { saved, ...profile } = JSON.parse(value) as OrganisationProfile & { readonly saved?: Saved }
  return { profile: { ...EMPTY_PROFILE, ...profile }, version, saved }
}

/** Paths of fields, such as "contact.email", in the order of the profile. */
function changedFields(before: OrganisationProfile, now: OrganisationProfile): readonly string[] {
  const was = profileFields(before)
  return [...profileFields(now)].flatMap(([field, value]) => (was.get(field) === value ? [] : [field]))
}

/** What a letter can't do without: a name below it, and where to ask. */
const NEEDED = ["name", "desk.phone", "desk.email"]

export function canWriteLetters(profile: OrganisationProfile): boolean {
  return !checkProfile(profile).some(({ field }) => NEEDED.includes(field))
}
