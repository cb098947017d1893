/** What others ask for: a statement, answers for the council, the message to the data protection officer. Drafts, all of them. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Paragraph } from "../../component/text.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { PaperCard } from "./paper-card.tsx"

export function PapersPage(): ReactElement {
  const { t } = useLingui()
  return (
    <BreachFrame
      title={t`Papers`}
      lead={
        <Trans>
          Drafts from what the file says now. Read them before anybody else does; you send them yourself.
        </Trans>
      }
    >
      {({ id }) => (
        <>
          <PaperCard
            id={id}
            paper="statement"
            title={t`Statement`}
            lead={<Trans>For the website and the press: what happened, and whom people can reach.</Trans>}
          />
          <PaperCard
            id={id}
            paper="council"
            title={t`Answers for the council`}
            lead={<Trans>The questions that a council or a board asks, with answers from the file.</Trans>}
          />
          <PaperCard
            id={id}
            paper="officer"
            title={t`Message to the data protection officer`}
            lead={<Trans>In short what is known, with the way to this file.</Trans>}
          />
          <Card title={<Trans>The register</Trans>}>
            <Paragraph>
              <Trans>This breach has a row in the register of Article 33(5) GDPR by itself.</Trans>{" "}
              <Link to="/breaches/register">
                <Trans>To the register</Trans>
              </Link>
            </Paragraph>
          </Card>
        </>
      )}
    </BreachFrame>
  )
}
