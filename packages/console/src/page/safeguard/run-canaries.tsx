/** Sends canaries now. What comes of them appears by itself: the server tells when each has ended. */
import { Plural, Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"

export function RunCanaries(): ReactElement {
  const run = useAct("canary.run")
  return (
    <div className="sluis-stack">
      <Button look="primary" busy={run.isPending} onClick={() => run.mutate({ body: { routes: [] } })}>
        <Trans>Test the safeguard now</Trans>
      </Button>
      <div role="status">
        {run.data !== undefined && (
          <Plural
            value={run.data.canaries}
            one="# test message was sent. How it ended appears below."
            other="# test messages were sent. How each of them ended appears below."
          />
        )}
      </div>
      {run.error !== null && <ProblemAlert error={run.error} />}
    </div>
  )
}
