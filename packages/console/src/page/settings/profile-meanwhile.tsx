/**
 * A colleague saved the data of the organisation while this form was open: what is different there, by whom, and a choice. What is
 * typed stays until that is made.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"
import type { ProfileDifference } from "./profile-change.ts"

type Props = {
  readonly different: readonly ProfileDifference[]
  readonly saved: Gives<"organisation.show">["saved"]
  /** Which counts where both wrote something. */
  readonly onRead: (counts: "mine" | "theirs") => void
}

export function ProfileMeanwhile({ different, saved, onRead }: Props): ReactElement {
  const isCrossed = different.some((each) => each.isCrossed)
  const termOf = useTerms()
  return (
    <Alert
      kind="warning"
      live
      title={<Trans>A colleague changed these data while you were typing</Trans>}
      actions={
        isCrossed ? (
          <>
            <Button onClick={() => onRead("mine")}>
              <Trans>Where we differ, mine counts</Trans>
            </Button>
            <Button onClick={() => onRead("theirs")}>
              <Trans>Where we differ, theirs counts</Trans>
            </Button>
          </>
        ) : (
          <Button onClick={() => onRead("theirs")}>
            <Trans>I have read it; put it in my form</Trans>
          </Button>
        )
      }
    >
      <div className="sluis-stack">
        <Trans>
          What you typed is still in the form, and is not saved yet. This is what your colleague saved. Choose
          first; then look the form over and choose “Save”.
        </Trans>
        {saved !== undefined && (
          <Paragraph look="small">
            <strong>
              {saved.by === "" ? <Trans>somebody who has no account any more</Trans> : saved.by}
            </strong>
            , <Moment at={new Date(saved.at).toISOString()} look="short" />
          </Paragraph>
        )}
        <DescriptionList
          items={different.map(({ field, mine, theirs, isCrossed: isBoth }) => ({
            term: termOf(field),
            details: (
              <>
                <Value field={field} value={theirs} />
                {isBoth && (
                  <span className="sluis-small">
                    {" "}
                    (<Trans>you typed:</Trans> <Value field={field} value={mine} />)
                  </span>
                )}
              </>
            ),
          }))}
        />
      </div>
    </Alert>
  )
}

function Value({ field, value }: { readonly field: string; readonly value: string }): ReactElement {
  if (field === "processOwner.monthly") return value === "true" ? <Trans>Yes</Trans> : <Trans>No</Trans>
  return value === "" ? <Trans>nothing</Trans> : <>{value}</>
}

/** As the form calls each field, with the card that it stands in. */
function useTerms(): (field: string) => string {
  const { t } = useLingui()
  const people = (card: string, of: string): readonly (readonly [string, string])[] => [
    [`${of}.name`, `${card}: ${t`Name`}`],
    [`${of}.function`, `${card}: ${t`Function`}`],
    [`${of}.phone`, `${card}: ${t`Phone number`}`],
    [`${of}.email`, `${card}: ${t`E-mail address`}`],
  ]
  const terms = new Map<string, string>([
    ["name", t`Name`],
    ["kvkNumber", t`Number in the trade register (KvK)`],
    ["address", t`Address`],
    ["sector", t`Sector`],
    ["website", t`Website`],
    ...people(t`Who sends the notification`, "notifier"),
    ...people(t`Whom the authority may ask`, "contact"),
    ["fgNumber", t`Number of the data protection officer (FG) at the authority`],
    ...people(t`Who answers for the safeguard`, "processOwner"),
    ["processOwner.monthly", t`Mail the monthly report there by itself`],
    ["desk.phone", t`Phone number of a desk`],
    ["desk.email", t`E-mail address of a desk`],
    ["desk.hours.nl", t`When it can be reached, in Dutch`],
    ["desk.hours.en", t`When it can be reached, in English`],
  ])
  return (field) => terms.get(field) ?? field
}
