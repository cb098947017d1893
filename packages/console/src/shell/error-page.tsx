/** Our mistake: a page that could not be shown. The rest of the console stays. */
import { useLingui } from "@lingui/react/macro"
import type { ErrorComponentProps } from "@tanstack/react-router"
import type { ReactElement } from "react"

import { ProblemAlert } from "../component/loaded.tsx"
import { PageTitle } from "../component/page-title.tsx"

export function ErrorPage({ error }: ErrorComponentProps): ReactElement {
  const { t } = useLingui()
  return (
    <>
      <PageTitle title={t`This page cannot be shown`} />
      {/* Loading anew also gets the pages of a version that was installed meanwhile. */}
      <ProblemAlert
        error={error instanceof Error ? error : new Error("not an error")}
        onRetry={() => location.reload()}
      />
    </>
  )
}
