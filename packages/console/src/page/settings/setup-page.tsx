/**
 * Setting up Sluis for real mail, step by step. What stands in a file is changed in the file, so a step shows what stands there now and
 * what to write; what is done here, is done here. It ends with a message through the real route. One can leave at any time: what
 * is done is seen from how Sluis is.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { Waiting } from "../../component/waiting.tsx"
import { SettingsFrame } from "./settings-frame.tsx"
import { STEPS } from "./setup-step.ts"
import { SetupSteps } from "./setup-steps.tsx"
import { useSetup } from "./use-setup.ts"
import type { Setup } from "./use-setup.ts"

export function SetupPage(): ReactElement {
  const { t } = useLingui()
  const setup = useSetup()
  return (
    <SettingsFrame
      title={t`Set up step by step`}
      lead={<Trans>You can stop after any step and go on later: Sluis sees by itself what is done.</Trans>}
    >
      <Steps setup={setup} />
    </SettingsFrame>
  )
}

function Steps({ setup }: { readonly setup: Setup }): ReactElement {
  const { settings, health, people, states } = setup
  const failed = [settings, health, people].find(({ data, isError }) => isError && data === undefined)
  if (states === undefined || settings.data === undefined || health.data === undefined) {
    const error = failed?.error ?? null
    return error === null ? (
      <Waiting />
    ) : (
      <ProblemAlert error={error} onRetry={() => void failed?.refetch()} />
    )
  }
  const done = STEPS.filter((step) => states[step] === "done").length
  return (
    <>
      {done === STEPS.length ? (
        <Alert kind="ok" title={<Trans>Everything is set up</Trans>}>
          <Trans>
            Sluis guards your mail. You need this page no more, and you can always come back to it.
          </Trans>
        </Alert>
      ) : (
        <Progress label={<Trans>Steps that are done</Trans>} done={done} of={STEPS.length} />
      )}
      <SetupSteps settings={settings.data} findings={health.data.findings} states={states} />
    </>
  )
}
