/**
 * Who could see whom by one message of a file: hidden until somebody says why he needs to see it, then as a picture with its
 * table. It stays in the memory of this page and is gone when the page is left.
 *
 * Deliberately left out: an "after". What the letters do is told elsewhere; this is what happened.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { MessageEvidence } from "@sluis/core/breach/evidence"
import type { Gives } from "@sluis/server/contract/form"
import { useEffect, useMemo, useRef, useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { ReasonDialog } from "../../held/reason-dialog.tsx"
import { RecipientTable } from "../../held/recipient-table.tsx"
import { guessMeetings } from "../../picture/guess.ts"
import { Legend } from "../../picture/legend.tsx"
import { Picture } from "../../picture/picture.tsx"
import type { Tense } from "../../picture/picture-state.ts"
import { beforeSentence, gaveAwaySentence } from "../../picture/sentence.ts"
import { tellingOf } from "../../picture/telling.ts"

type Props = { readonly id: string; readonly evidence: MessageEvidence }
type Audience = Gives<"breaches.audience">

export function AudiencePart({ id, evidence }: Props): ReactElement | null {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const [audience, setAudience] = useState<Audience>()
  const look = useAct("breaches.audience")
  const { digest, introductions, exposures, outcome } = evidence
  if (introductions + exposures === 0) return null
  if (digest === "") {
    return (
      <Paragraph look="small">
        <Trans>
          Only numbers are left of this message, so it cannot be drawn who could see whom. Do you have the
          message as a file? Then add it.
        </Trans>
      </Paragraph>
    )
  }
  if (audience !== undefined)
    return <Shown audience={audience} evidence={evidence} onHide={() => setAudience(undefined)} />
  return (
    <div>
      <Button icon="eye" busy={look.isPending} onClick={() => setAsking(true)}>
        {outcome === "prevented" ? (
          <Trans>Show who would have seen whom</Trans>
        ) : (
          <Trans>Show who could see whom</Trans>
        )}
      </Button>
      <ReasonDialog
        open={asking}
        title={<Trans>Why do you need to see who they are?</Trans>}
        question={t`Reason`}
        description={t`For instance: to check whether these people knew each other.`}
        confirm={<Trans>Show them</Trans>}
        busy={look.isPending}
        error={look.error}
        onConfirm={(reason) =>
          look.mutate(
            { params: { id }, body: { reason, message: digest } },
            {
              onSuccess: (shown) => {
                setAudience(shown)
                setAsking(false)
              },
            },
          )
        }
        onClose={() => {
          look.reset()
          setAsking(false)
        }}
      >
        <Paragraph>
          <Trans>You see names and addresses. That you looked and why is kept in the ledger.</Trans>
        </Paragraph>
      </ReasonDialog>
    </div>
  )
}

type ShownProps = {
  readonly audience: Audience
  readonly evidence: MessageEvidence
  readonly onHide: () => void
}

function Shown({ audience: { people, others }, evidence, onHide }: ShownProps): ReactElement {
  const { i18n } = useLingui()
  const meetings = useMemo(() => guessMeetings(people), [people])
  const beginning = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that asked for it is gone.
    beginning.current?.focus()
  }, [])
  const tense: Tense = evidence.outcome === "prevented" ? "would" : "could"
  const sentence = (tense === "would" ? beforeSentence : gaveAwaySentence)(
    tellingOf(people, others, evidence),
    evidence.membership,
    i18n,
  )
  return (
    <div className="sluis-audience">
      <div ref={beginning} className="sluis-card__head" tabIndex={-1}>
        <Heading level={4}>
          {tense === "would" ? <Trans>Who would have seen whom</Trans> : <Trans>Who could see whom</Trans>}
        </Heading>
        <Button look="subtle" icon="close" onClick={onHide}>
          <Trans>Hide</Trans>
        </Button>
      </div>
      {people.length === 0 ? (
        <Paragraph>
          <Trans>
            The recipients of this message are not among the people of this file. Add the message once more,
            with its recipients, and they are drawn here.
          </Trans>
        </Paragraph>
      ) : (
        <>
          <Paragraph>{sentence}</Paragraph>
          {meetings.total > 0 && (
            <>
              <Picture
                people={people}
                meetings={meetings}
                others={others}
                state="before"
                tense={tense}
                description={sentence}
              />
              <Legend people={people} meetings={meetings} state="before" tense={tense} />
            </>
          )}
          <RecipientTable recipients={people} others={others} tense={tense} />
        </>
      )}
    </div>
  )
}
