/** A colleague changed the same person while this form was open: where the two differ, and what to do. What is typed stays. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { LANGUAGE_NAMES } from "../../locale/language.ts"
import type { BreachPerson } from "./person-table.tsx"

export type Typed = Pick<
  BreachPerson,
  "name" | "address" | "language" | "group" | "paragraph" | "concerned" | "received"
>

type Props = { readonly typed: Typed; readonly theirs: Typed }

export function PersonMeanwhile({ typed, theirs }: Props): ReactElement {
  const { t } = useLingui()
  const rows: readonly { readonly field: keyof Typed; readonly term: string; readonly details: ReactNode }[] =
    [
      { field: "name", term: t`Name`, details: theirs.name },
      { field: "address", term: t`E-mail address`, details: theirs.address },
      { field: "language", term: t`Language of the letter`, details: LANGUAGE_NAMES[theirs.language] },
      { field: "group", term: t`Group`, details: theirs.group },
      { field: "concerned", term: t`It is their data`, details: <YesNo yes={theirs.concerned} /> },
      { field: "received", term: t`They got it`, details: <YesNo yes={theirs.received} /> },
      { field: "paragraph", term: t`A paragraph for this person alone`, details: theirs.paragraph },
    ]
  const different = rows.filter(({ field }) => typed[field] !== theirs[field])
  return (
    <Alert kind="warning" live title={<Trans>A colleague changed this person meanwhile</Trans>}>
      <div className="sluis-stack">
        <Trans>
          Nothing was saved, and what you typed still stands above. This is what your colleague saved, where
          it is different. Change yours where that is right, and choose “Save” again: then yours counts.
        </Trans>
        <DescriptionList
          items={different.map(({ term, details }) => ({
            term,
            details: details === "" ? <Trans>nothing</Trans> : details,
          }))}
        />
      </div>
    </Alert>
  )
}

function YesNo({ yes }: { readonly yes: boolean }): ReactElement {
  return yes ? <Trans>Yes</Trans> : <Trans>No</Trans>
}
