/** The clock and what to do next, above every part of a file: whoever writes a letter must not lose sight of either. */
import { Trans } from "@lingui/react/macro"
import { fileClock } from "@sluis/core/breach/clock/file-clock"
import type { ReactElement } from "react"

import { Link } from "../../component/link.tsx"
import { useNow } from "../../component/use-now.ts"
import { ClockWords } from "./clock-words.tsx"
import type { OpenFile } from "./open-file.ts"
import { toDo } from "./to-do.ts"
import { ToDoWords } from "./to-do-words.tsx"

export function ClockLine({ open }: { readonly open: OpenFile }): ReactElement {
  const now = useNow()
  const [next] = toDo(open)
  return (
    <div className="sluis-breach-lines">
      <p className="nl-paragraph sluis-breach-line">
        <span>
          <Trans>To notify the authority:</Trans>
        </span>{" "}
        <ClockWords clock={fileClock(open.file, now)} />
      </p>
      {next !== undefined && (
        <p className="nl-paragraph">
          <Trans>To do now:</Trans>{" "}
          <Link to={next.part} params={{ id: open.id }}>
            <ToDoWords what={next.what} />
          </Link>
        </p>
      )}
    </div>
  )
}
