/** Asks what a policy would have done to the mail of last month, shows that it is being reckoned, and then the answer. */
import { Plural, Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { Paragraph } from "../../component/text.tsx"
import { REPLAY_DAYS, useReplay } from "./draft.ts"
import { ReplayResult } from "./replay-result.tsx"

type Props = {
  readonly text: string
  /** Of the policy in force. */
  readonly version: string
  /** False: the text is no policy, so there is nothing to replay. */
  readonly possible?: boolean
}

export function ReplayPart({ text, version, possible = true }: Props): ReactElement {
  const replay = useReplay(text, version)
  const start = (): void => void replay.refetch()
  if (replay.isFetching) {
    return (
      <Progress
        canBeLeft
        label={
          <Plural
            value={REPLAY_DAYS}
            one="Going through the mail of the last day. This can take a minute."
            other="Going through the mail of the last # days. This can take a minute."
          />
        }
      />
    )
  }
  if (replay.isError) return <ProblemAlert error={replay.error} onRetry={start} />
  if (replay.data !== undefined) return <ReplayResult replay={replay.data} />
  return (
    <>
      <Paragraph>
        <Trans>
          Of each message Sluis keeps for a month what it counted, not what it said. With that it can reckon
          what this change would have done.
        </Trans>
      </Paragraph>
      <div className="sluis-cluster">
        <Button icon="clock" disabled={!possible} onClick={start}>
          <Plural value={REPLAY_DAYS} one="Replay over the last day" other="Replay over the last # days" />
        </Button>
      </div>
    </>
  )
}
