/** What is still to be done, in the order in which it is worked through, each with the way to where it is done. */
import { Trans } from "@lingui/react/macro"
import { missing } from "@sluis/core/breach/missing"
import type { Missing } from "@sluis/core/breach/missing"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Link } from "../../component/link.tsx"
import { useWords } from "../../component/words.ts"
import type { OpenFile } from "./open-file.ts"

export type PartPath =
  | "/breaches/$id/happened"
  | "/breaches/$id/severity"
  | "/breaches/$id/decisions"
  | "/breaches/$id/notification"
  | "/breaches/$id/letters"
  | "/breaches/$id/measures"

export function NextList({ open }: { readonly open: OpenFile }): ReactElement {
  const words = useWords()
  const lacks = missing(open.file)
  if (lacks.length === 0) {
    return (
      <Alert kind="ok" title={<Trans>Nothing is missing</Trans>}>
        <Trans>You can close this file. Improvement points that are planned stay open beside it.</Trans>
      </Alert>
    )
  }
  return (
    <ol className="sluis-breach-next">
      {lacks.map((lack) => (
        <li key={`${lack.code} ${lack.section ?? ""} ${lack.key}`}>
          <Link to={partOf(lack)} params={{ id: open.id }}>
            {words(lack.words)}
          </Link>
        </li>
      ))}
    </ol>
  )
}

/** Where that is done. */
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
