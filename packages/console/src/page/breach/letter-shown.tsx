/** A letter as its reader gets it. */
import { useLingui } from "@lingui/react/macro"
import type { Language } from "@sluis/core/breach/words"
import type { ReactElement } from "react"

import { ScrollText } from "./scroll-text.tsx"

type Props = { readonly language: Language; readonly subject: string; readonly text: string }

export function LetterShown({ language, subject, text }: Props): ReactElement {
  const { t } = useLingui()
  return <ScrollText label={t`Letter: ${subject}`} language={language} title={subject} text={text} />
}
