/**
 * Is this message for the people of a registered list?
 *
 * Whoever pastes a list in pastes most of it, and some others with it. That two people of a support group are among the
 * recipients of a colleague's farewell says nothing, and to stop it would itself give the list away: so a list is only
 * recognised where its people are most of the recipients, and a good part of the list, or many.
 */
import type { RegisteredMembers } from "./memory.ts"

/** Fewer is a coincidence, whatever their share. */
const MIN_MEMBERS = 3
/** So many of one list are no coincidence, however long the list is. */
const MANY_MEMBERS = 10
/** Else at least a quarter of the list. */
const PART_OF_LIST = 4

/** The one of which most are here; of two as large, the first by name. */
export function recogniseList(
  lists: readonly RegisteredMembers[],
  recipients: number,
): RegisteredMembers | undefined {
  return lists
    .filter(({ members, size }) => {
      const here = members.length
      return (
        here >= MIN_MEMBERS && here * 2 >= recipients && (here >= MANY_MEMBERS || here * PART_OF_LIST >= size)
      )
    })
    .toSorted((a, b) => b.members.length - a.members.length || (a.name < b.name ? -1 : 1))[0]
}
