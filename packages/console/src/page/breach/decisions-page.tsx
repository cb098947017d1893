/** The two decisions that the law asks for, each with its reason. Nothing is chosen beforehand: the officer decides. */
import { Trans, useLingui } from "@lingui/react/macro"
import { authorityAdvice, peopleAdvice } from "@sluis/core/breach/clock/duty"
import type { ReactElement } from "react"

import { Link } from "../../component/link.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useNow } from "../../component/use-now.ts"
import { AdvicePart } from "./advice-part.tsx"
import { AuthorityForm } from "./authority-form.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { exceptionWords } from "./exception-words.ts"
import type { OpenFile } from "./open-file.ts"
import { PeopleForm } from "./people-form.tsx"
import { Reason } from "./reason.tsx"
import { situationOf } from "./situation.ts"
import { ToldCard } from "./told-card.tsx"

export function DecisionsPage(): ReactElement {
  const { t } = useLingui()
  return (
    <BreachFrame
      title={t`Decisions`}
      lead={
        <Trans>
          Whether you notify the authority, and whether you inform the people. Sluis advises and gives
          reasons; you decide and write down why.
        </Trans>
      }
    >
      {(open) => <Decisions open={open} />}
    </BreachFrame>
  )
}

function Decisions({ open }: { readonly open: OpenFile }): ReactElement {
  const { t, i18n } = useLingui()
  const situation = situationOf(open, useNow())
  const { file, id } = open
  return (
    <>
      <ToldCard
        open={open}
        title={t`Notify the Autoriteit Persoonsgegevens?`}
        section={file.authority}
        show={({ notify, reason }) => (
          <>
            <Paragraph>
              <strong>{notify ? <Trans>Yes, notify.</Trans> : <Trans>No, do not notify.</Trans>}</strong>
            </Paragraph>
            <Reason text={reason} />
            {notify && (
              <Paragraph>
                <Link to="/breaches/$id/notification" params={{ id }}>
                  <Trans>To the form</Trans>
                </Link>
              </Paragraph>
            )}
          </>
        )}
        empty={<Trans>Nobody has decided yet.</Trans>}
        form={(from, close) => <AuthorityForm open={open} from={from} onClose={close} />}
      >
        <AdvicePart duty="authority" advice={authorityAdvice(situation)} />
      </ToldCard>
      <ToldCard
        open={open}
        title={t`Inform the people concerned?`}
        section={file.people}
        show={({ inform, reason, exception }) => (
          <>
            <Paragraph>
              <strong>
                {inform ? <Trans>Yes, inform them.</Trans> : <Trans>No, do not inform them.</Trans>}
              </strong>
            </Paragraph>
            {exception !== undefined && <Paragraph>{exceptionWords(exception, i18n)}</Paragraph>}
            <Reason text={reason} />
            {inform && (
              <Paragraph>
                <Link to="/breaches/$id/letters" params={{ id }}>
                  <Trans>To the letters</Trans>
                </Link>
              </Paragraph>
            )}
          </>
        )}
        empty={<Trans>Nobody has decided yet.</Trans>}
        form={(from, close) => <PeopleForm open={open} situation={situation} from={from} onClose={close} />}
      >
        <AdvicePart duty="people" advice={peopleAdvice(situation)} />
      </ToldCard>
    </>
  )
}
