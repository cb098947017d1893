/** What is odd about the times: nothing of it is refused, and whoever reads the file is told. */
import { Trans } from "@lingui/react/macro"
import type { BreachFile } from "@sluis/core/breach/file"
import { timeRemarks } from "@sluis/core/breach/clock/time-remark"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { useNow } from "../../component/use-now.ts"
import { useWords } from "../../component/words.ts"

export function TimeRemarks({ file }: { readonly file: BreachFile }): ReactElement | null {
  const words = useWords()
  const now = useNow()
  const remarks = timeRemarks(file.times.now?.value, file.awareness.now?.value, file.backwards, now)
  if (remarks.length === 0) return null
  return (
    <Alert kind="info" title={<Trans>Look at these times once more</Trans>}>
      <ul className="sluis-breach-list">
        {remarks.map((remark) => (
          <li key={`${remark.code} ${remark.field}`}>{words(remark.words)}</li>
        ))}
      </ul>
    </Alert>
  )
}
