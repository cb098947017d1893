/** Who did it: a role, and the name where it can be told to whoever looks. */
import { Trans } from "@lingui/react/macro"
import { ROLE_WORDS } from "@sluis/core/ledger/words"
import type { ReactElement } from "react"

import { useWords } from "../../component/words.ts"
import type { ShownEntry } from "./entry-shown.ts"
import { WHO } from "./names.ts"
import { sentence } from "./sentence.ts"

export function WhoDid({ shown: { entry, opened } }: { readonly shown: ShownEntry }): ReactElement {
  const words = useWords()
  const role = entry === undefined ? "" : sentence(words(ROLE_WORDS[entry.role]))
  const name = opened[WHO]
  if (name === undefined) return <>{role}</>
  return (
    <>
      {role}: {name === "" ? <Trans>somebody who is no longer here</Trans> : name}
    </>
  )
}
