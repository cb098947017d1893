/**
 * What the server was asked for: waits for it, says what went wrong and how to go on, or shows it. Once something is there, it
 * stays while newer data are fetched.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactElement, ReactNode } from "react"

import { Problem } from "../api/problem.ts"
import { Alert } from "./alert.tsx"
import { Button } from "./button.tsx"
import { Waiting } from "./waiting.tsx"

type Props<Data> = {
  readonly of: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}

export function Loaded<Data>({ of: query, children }: Props<Data>): ReactElement {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    )
  }
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
  return <Waiting />
}

type ProblemProps = { readonly error: Error; readonly onRetry?: () => void }

/** An error in the words of the server, which says what to do next; or our own, where the server cannot be reached. */
export function ProblemAlert({ error, onRetry }: ProblemProps): ReactElement {
  const { t } = useLingui()
  const known = error instanceof Problem
  return (
    <Alert
      kind="error"
      live
      title={known ? error.title : t`Something went wrong on this page`}
      actions={
        onRetry !== undefined && (
          <Button onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )
      }
    >
      {known ? error.detail : t`Load the page again. Does it happen again? Tell your administrator.`}
    </Alert>
  )
}
