/** What an entry is about: its id, as a link where there is a page about it that the user may open. */
import type { LedgerAction } from "@sluis/core/ledger/entry"
import type { Permission } from "@sluis/server/contract/permission"
import type { ReactElement } from "react"

import { Link } from "../../component/link.tsx"
import { useMay } from "../../shell/session.ts"

type Props = { readonly action: LedgerAction; readonly object: string }

type Place = "message" | "breach"

/** Of all others the page is a list, in which the id doesn't stand. */
const PERMISSION: { readonly [place in Place]: Permission } = { message: "held", breach: "breach" }

export function ObjectLink({ action, object }: Props): ReactElement {
  const place = placeOf(action)
  const may = useMay(PERMISSION[place ?? "message"])
  const words = <code>{object}</code>
  if (place === undefined || !may) return words
  switch (place) {
    case "message":
      return (
        <Link to="/held/$id" params={{ id: object }}>
          {words}
        </Link>
      )
    case "breach":
      return (
        <Link to="/breaches/$id" params={{ id: object }}>
          {words}
        </Link>
      )
  }
}

/** Only what was held has a page; what went on was forgotten. */
const ABOUT_HELD: ReadonlySet<LedgerAction> = new Set([
  "message.held",
  "message.released",
  "message.dropped",
  "message.expired",
  "content.viewed",
])

function placeOf(action: LedgerAction): Place | undefined {
  if (ABOUT_HELD.has(action)) return "message"
  return action.startsWith("breach.") || action.startsWith("measure.") ? "breach" : undefined
}
