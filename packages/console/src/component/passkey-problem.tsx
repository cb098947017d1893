/** Why a passkey did not work: the server's reason, or that the browser was stopped. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Problem } from "../api/problem.ts"
import { Alert } from "./alert.tsx"
import { ProblemAlert } from "./loaded.tsx"

export function PasskeyProblem({ error }: { readonly error: Error }): ReactElement {
  if (error instanceof Problem) return <ProblemAlert error={error} />
  return (
    <Alert kind="error" live title={<Trans>Your passkey was not used</Trans>}>
      <Trans>
        You stopped, it took too long, or there is no passkey for Sluis on this device. Try again.
      </Trans>
    </Alert>
  )
}
