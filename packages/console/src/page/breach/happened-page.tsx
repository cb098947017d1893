/** What happened: in words, in times, why, and by the messages themselves. */
import { Trans, useLingui } from "@lingui/react/macro"
import { causeWords } from "@sluis/core/breach/cause-words"
import { capital } from "@sluis/core/breach/words"
import type { ReactElement } from "react"

import { Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"
import { At } from "./at.tsx"
import { AwareForm } from "./aware-form.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { CauseForm } from "./cause-form.tsx"
import { DescriptionForm } from "./description-form.tsx"
import { EvidenceCard } from "./evidence-card.tsx"
import { NearMissForm } from "./near-miss-form.tsx"
import type { OpenFile } from "./open-file.ts"
import { Reason } from "./reason.tsx"
import { TimeRemarks } from "./time-remarks.tsx"
import { TimesForm } from "./times-form.tsx"
import { TimesShown } from "./times-shown.tsx"
import { ToldCard } from "./told-card.tsx"

export function HappenedPage(): ReactElement {
  const { t } = useLingui()
  return (
    <BreachFrame
      title={t`What happened`}
      lead={
        <Trans>Write down what you know now. You can add to it later; nothing that was there is lost.</Trans>
      }
    >
      {(open) => <Happened open={open} />}
    </BreachFrame>
  )
}

function Happened({ open }: { readonly open: OpenFile }): ReactElement {
  const { t } = useLingui()
  const words = useWords()
  const { file } = open
  return (
    <>
      <ToldCard
        open={open}
        title={t`Description`}
        section={file.description}
        show={({ title, department, summary }) => (
          <>
            <Paragraph>
              <strong>{title}</strong>
              {department !== "" && <> · {department}</>}
            </Paragraph>
            {summary === "" ? (
              <Paragraph>
                <Trans>There is no description yet: who sent what to whom, and what was wrong.</Trans>
              </Paragraph>
            ) : (
              <p className="nl-paragraph sluis-breach-text">{summary}</p>
            )}
          </>
        )}
        empty={<Trans>Nothing has been written down yet.</Trans>}
        form={(from, close) => <DescriptionForm open={open} from={from} onClose={close} />}
      />
      <ToldCard
        open={open}
        title={t`When the organisation was certain`}
        section={file.awareness}
        show={({ at, reason }) => (
          <>
            <Paragraph>
              <strong>
                <At at={at} look="long" />
              </strong>
            </Paragraph>
            <Reason text={reason} />
          </>
        )}
        empty={
          <Trans>
            The clock begins when your organisation is reasonably certain that there was a breach. A first
            suspicion is not that; looking into it may take a short time.
          </Trans>
        }
        form={(from, close) => <AwareForm open={open} from={from} onClose={close} />}
      />
      <ToldCard
        open={open}
        title={t`The times`}
        section={file.times}
        show={(times) => <TimesShown times={times} />}
        empty={<Trans>When did it begin and end, and when was it discovered?</Trans>}
        form={(from, close) => <TimesForm open={open} from={from} onClose={close} />}
      >
        <TimeRemarks file={file} />
      </ToldCard>
      <ToldCard
        open={open}
        title={t`Cause`}
        section={file.cause}
        show={({ cause, reason }) => (
          <>
            <Paragraph>
              <strong>{capital(words(causeWords(cause)))}</strong>
            </Paragraph>
            <Reason text={reason} />
          </>
        )}
        empty={<Trans>How could it happen? It counts for the figures, and for what you improve.</Trans>}
        form={(from, close) => <CauseForm open={open} from={from} onClose={close} />}
      />
      <ToldCard
        open={open}
        title={t`Breach or near miss`}
        section={file.nearMiss}
        show={({ nearMiss, reason }) => (
          <>
            <Paragraph>
              <strong>
                {nearMiss ? (
                  <Trans>A near miss: nobody got the data.</Trans>
                ) : (
                  <Trans>A breach: somebody got data that were not meant for them, or may have.</Trans>
                )}
              </strong>
            </Paragraph>
            <Reason text={reason} />
          </>
        )}
        empty={<Trans>Nothing has been written down yet.</Trans>}
        form={(from, close) => (
          <NearMissForm open={open} nearMiss={from?.nearMiss ?? false} onClose={close} />
        )}
      />
      <EvidenceCard open={open} />
    </>
  )
}
