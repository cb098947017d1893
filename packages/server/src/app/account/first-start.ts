/**
 * The link that is printed when Sluis starts and nobody can administer it yet.
 *
 * The one who starts Sluis is trusted to be the one who may say who administers it: whoever can read what it prints can
 * read its data too. Links of earlier starts end, so that one in an old log opens nothing.
 */
import type { Invitations } from "./invitation.ts"
import type { People } from "./people.ts"

/** Milliseconds. */
export const START_LINK_VALID = 3_600_000
/** In a demonstration it ends with the next start; longer than this none runs. */
const DEMONSTRATION_LINK_VALID = 366 * 86_400_000

export type FirstStart = {
  /** The token of the link; undefined: there is an administrator. */
  readonly token: string | undefined
  /** This is a demonstration that nobody has made his own: its visitor may come in. */
  readonly visitor: boolean
}

/** Rejects with `StoreUnavailable`. */
export async function firstStart(
  { people, invitations }: { readonly people: People; readonly invitations: Invitations },
  { demonstration }: { readonly demonstration: boolean },
): Promise<FirstStart> {
  await invitations.withdraw("start")
  if (await people.haveAdministrator()) return { token: undefined, visitor: false }
  const token = await invitations.make(
    { kind: "start", demonstration },
    demonstration ? DEMONSTRATION_LINK_VALID : START_LINK_VALID,
  )
  return { token, visitor: demonstration }
}
