/**
 * What happened to a held message, oldest first: it arrived, the sender asked for it, people looked into it. Only what is kept
 * about it anyway; no looking without a trace.
 */
import type { Gives } from "@sluis/server/contract/form"

type Detail = Gives<"held.show">
type Viewing = Detail["viewings"][number]

export type Happening =
  | { readonly kind: "arrived"; readonly at: string }
  | { readonly kind: "requested"; readonly at: string; readonly reason: string }
  | {
      readonly kind: "viewed"
      readonly at: string
      readonly by: string
      readonly then?: string | undefined
      readonly role: Viewing["role"]
      readonly reason: string
    }

export function timelineOf({
  at,
  request,
  viewings,
}: Pick<Detail, "at" | "request" | "viewings">): readonly Happening[] {
  const happenings: readonly Happening[] = [
    { kind: "arrived", at },
    ...(request === undefined
      ? []
      : [{ kind: "requested" as const, at: request.at, reason: request.reason }]),
    ...viewings.map((viewing) => ({ kind: "viewed" as const, ...viewing })),
  ]
  // RFC 3339 in UTC, but not always with the same number of decimals: as text they would not sort.
  return happenings.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
}
