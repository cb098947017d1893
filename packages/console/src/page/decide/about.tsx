/** Which message it is about: enough for its sender to know it again, in two sentences. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Remaining } from "../../component/duration.tsx"
import { Moment } from "../../component/moment.tsx"
import type { Decision } from "./choice.ts"

export function About({ decision }: { readonly decision: Decision }): ReactElement {
  const { t } = useLingui()
  const { at, expiresAt, state } = decision
  const subject = decision.subject === "" ? t`No subject` : decision.subject
  const people = decision.recipients.length + decision.others
  return (
    <>
      <p className="nl-paragraph sluis-decide__about">
        <Trans>
          This is about your message “<strong>{subject}</strong>” of <Moment at={at} look="long" />, to{" "}
          <Plural value={people} one="# person" other="# people" />.
        </Trans>
      </p>
      {state === "waiting" && expiresAt !== undefined && (
        <p className="nl-paragraph">
          <Trans>
            It waits until <Moment at={expiresAt} look="long" />, still <Remaining until={expiresAt} />. If
            nobody has decided by then, it is not sent.
          </Trans>
        </p>
      )}
    </>
  )
}
