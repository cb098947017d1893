/**
 * What is to be done next in a file, and where. What is missing, and in which order, the core says (core/breach/missing.ts); to
 * that comes what people must do by hand, which stands with the people.
 */
import { isClosed } from "@sluis/core/breach/file"
import { missing } from "@sluis/core/breach/missing"
import type { Missing } from "@sluis/core/breach/missing"

import type { OpenFile } from "./open-file.ts"

export type PartPath =
  | "/breaches/$id/happened"
  | "/breaches/$id/severity"
  | "/breaches/$id/decisions"
  | "/breaches/$id/notification"
  | "/breaches/$id/people"
  | "/breaches/$id/letters"
  | "/breaches/$id/measures"

export type ToDo = {
  readonly key: string
  /** Where it is done. */
  readonly part: PartPath
  readonly what:
    | { readonly kind: "missing"; readonly lack: Missing }
    /** Letters on paper and calls. */
    | { readonly kind: "by-hand"; readonly people: number }
    /** Letters and questions that were not delivered yet: nothing but waiting. */
    | { readonly kind: "on-the-way"; readonly mails: number }
}

/** In the order in which it is best done; empty for a file that is closed, and for one that may be. */
export function toDo({
  file,
  people: { openTasks, onTheWay },
}: Pick<OpenFile, "file" | "people">): readonly ToDo[] {
  if (isClosed(file)) return []
  const lacks = missing(file).map((lack): ToDo => {
    const { code, section, key } = lack
    return { key: `${code} ${section ?? ""} ${key}`, part: partOf(lack), what: { kind: "missing", lack } }
  })
  const part = "/breaches/$id/people"
  return [
    ...lacks,
    ...(openTasks > 0
      ? [{ key: "by-hand", part, what: { kind: "by-hand", people: openTasks } } as const]
      : []),
    ...(onTheWay > 0
      ? [{ key: "on-the-way", part, what: { kind: "on-the-way", mails: onTheWay } } as const]
      : []),
  ]
}

/** Where what is missing is added. */
export function partOf({ code, section }: Pick<Missing, "code" | "section">): PartPath {
  if (code === "notification") return "/breaches/$id/notification"
  if (code === "letters") return "/breaches/$id/letters"
  switch (section) {
    case "assessment":
      return "/breaches/$id/severity"
    case "authority":
    case "people":
      return "/breaches/$id/decisions"
    case "answer":
      return "/breaches/$id/notification"
    case "measure":
    case "measure-closing":
      return "/breaches/$id/measures"
    case "description":
    case "times":
    case "awareness":
    case "nearMiss":
    case "cause":
    case "closing":
    case "evidence":
    case undefined:
      return "/breaches/$id/happened"
  }
}
