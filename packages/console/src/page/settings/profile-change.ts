/** Two officers changed the data of the organisation at once: where they differ, and one profile out of both. Pure. */
import { profileFields } from "@sluis/core/breach/profile"
import type { OrganisationProfile } from "@sluis/core/breach/profile"

export type ProfileVersions = {
  /** What both began with. */
  readonly base: OrganisationProfile
  readonly mine: OrganisationProfile
  readonly theirs: OrganisationProfile
}

export type ProfileDifference = {
  /** Its path: "contact.email". */
  readonly field: string
  readonly mine: string
  readonly theirs: string
  /** Both wrote something else there; otherwise it is what a colleague wrote where nobody typed here. */
  readonly isCrossed: boolean
}

/** What a colleague changed and is not the same here, in the order of the profile. */
export function differences({ base, mine, theirs }: ProfileVersions): readonly ProfileDifference[] {
  const [was, own] = [profileFields(base), profileFields(mine)]
  return [...profileFields(theirs)].flatMap(([field, written]): readonly ProfileDifference[] => {
    const [before = "", here = ""] = [was.get(field), own.get(field)]
    if (written === before || written === here) return []
    return [{ field, mine: here, theirs: written, isCrossed: here !== before }]
  })
}

/** What one of the two changed counts; where both did, that of `counts`. */
export function merged(versions: ProfileVersions, counts: "mine" | "theirs"): OrganisationProfile {
  return mergedValue(versions.base, versions.mine, versions.theirs, counts)
}

function mergedValue<Value>(base: Value, mine: Value, theirs: Value, counts: "mine" | "theirs"): Value {
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) {
    const all = { ...mine }
    for (const name in mine) all[name] = mergedValue(base[name], mine[name], theirs[name], counts)
    return all
  }
  if (mine === base) return theirs
  return theirs === base || counts === "mine" ? mine : theirs
}

function isRecord<Value>(value: Value): value is Value & object {
  return typeof value === "object" && value !== null
}
