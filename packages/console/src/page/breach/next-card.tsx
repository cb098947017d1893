/**
 * What is still to be done and how long there is for it, for whoever opens a file for the first time: one thing to do now, and the
 * rest after it.
 */
import { Trans } from "@lingui/react/macro"
import { fileClock } from "@sluis/core/breach/clock/file-clock"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useNow } from "../../component/use-now.ts"
import { ClockWords } from "./clock-words.tsx"
import type { OpenFile } from "./open-file.ts"
import { toDo } from "./to-do.ts"
import { ToDoWords } from "./to-do-words.tsx"

export function NextCard({ open }: { readonly open: OpenFile }): ReactElement {
  const now = useNow()
  return (
    <Card title={<Trans>To do now</Trans>} aside={<ClockWords clock={fileClock(open.file, now)} />}>
      <NextList open={open} />
    </Card>
  )
}

function NextList({ open }: { readonly open: OpenFile }): ReactElement {
  const [first, ...others] = toDo(open)
  const params = { id: open.id }
  if (first === undefined) {
    return (
      <Alert kind="ok" title={<Trans>Nothing is missing</Trans>}>
        <Trans>You can close this file. Improvement points that are planned stay open beside it.</Trans>
      </Alert>
    )
  }
  if (first.what.kind === "on-the-way") {
    return (
      <Alert kind="info" title={<ToDoWords what={first.what} />}>
        <Trans>
          There is nothing else to do. Once everything has arrived, you can close this file. What does not
          arrive becomes a task for you.
        </Trans>
      </Alert>
    )
  }
  return (
    <>
      <div>
        <ButtonLink look="primary" to={first.part} params={params}>
          <ToDoWords what={first.what} />
        </ButtonLink>
      </div>
      {others.length > 0 && (
        <>
          <Paragraph look="small">
            <Trans>After that:</Trans>
          </Paragraph>
          <ol className="sluis-breach-next" start={2}>
            {others.map(({ key, part, what }) => (
              <li key={key}>
                <Link to={part} params={params}>
                  <ToDoWords what={what} />
                </Link>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}
