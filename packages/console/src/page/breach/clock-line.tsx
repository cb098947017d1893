/** The clock in one line, above every part of a file: whoever writes a letter must not lose sight of it. */
import { Trans } from "@lingui/react/macro"
import type { BreachFile } from "@sluis/core/breach/file"
import { fileClock } from "@sluis/core/breach/file-clock"
import type { ReactElement } from "react"

import { useNow } from "../../component/use-now.ts"
import { ClockWords } from "./clock-words.tsx"

export function ClockLine({ file }: { readonly file: BreachFile }): ReactElement {
  const now = useNow()
  return (
    <p className="nl-paragraph sluis-breach-line">
      <span>
        <Trans>To notify the authority:</Trans>
      </span>{" "}
      <ClockWords clock={fileClock(file, now)} />
    </p>
  )
}
