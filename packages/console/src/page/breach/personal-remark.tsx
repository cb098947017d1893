/**
 * Says it at once where a text holds data of a person that had better be left out. What finds them brings numbering plans with it, so it is
 * fetched when somebody types.
 */
import { Trans } from "@lingui/react/macro"
import type { PersonalData } from "@sluis/core/breach/form/personal-data"
import type { Words } from "@sluis/core/breach/words"
import { useEffect, useState } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { useWords } from "../../component/words.ts"

/** After the last key: whoever types is not interrupted. */
const PAUSE_MS = 800

export function PersonalRemark({ text }: { readonly text: string }): ReactElement | null {
  const words = useWords()
  const [found, setFound] = useState<readonly Words[]>([])
  useEffect(() => {
    let isOver = false
    const look = async (): Promise<void> => {
      const { personalDataIn, personalDataWords } = await import("@sluis/core/breach/form/personal-data")
      const data: readonly PersonalData[] = personalDataIn(text)
      if (!isOver) setFound(personalDataWords(data))
    }
    const timer = setTimeout(() => void look(), PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [text])
  if (found.length === 0) return null
  return (
    <Alert kind="warning" live title={<Trans>Does this have to be in it?</Trans>}>
      <ul className="sluis-breach-list">
        {found.map((each) => (
          <li key={each.en}>{words(each)}</li>
        ))}
      </ul>
    </Alert>
  )
}
