/**
 * The clock in full: until when, what it counts from, and the other readings of the law folded away, because nobody should plan on
 * them.
 */
import { Trans } from "@lingui/react/macro"
import type { BreachFile } from "@sluis/core/breach/file"
import { fileClock } from "@sluis/core/breach/clock/file-clock"
import type { ClockStart, FileClock } from "@sluis/core/breach/clock/file-clock"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useNow } from "../../component/use-now.ts"
import { useWords } from "../../component/words.ts"
import { At } from "./at.tsx"
import { ClockWords } from "./clock-words.tsx"

type Props = { readonly id: string; readonly file: BreachFile }

export function ClockCard({ id, file }: Props): ReactElement {
  const now = useNow()
  const clock = fileClock(file, now)
  return (
    <Card title={<Trans>The clock</Trans>} aside={<ClockWords clock={clock} />}>
      {clock.kind === "none" ? (
        <Paragraph>
          {clock.why === "near-miss" ? (
            <Trans>
              Nobody got the data, so nothing has to be notified. Did it go out after all? Say so under “What
              happened”: then a clock runs.
            </Trans>
          ) : (
            <Trans>No law with a period held at that time.</Trans>
          )}
        </Paragraph>
      ) : (
        <Until id={id} clock={clock} />
      )}
    </Card>
  )
}

function Until({
  id,
  clock,
}: {
  readonly id: string
  readonly clock: Exclude<FileClock, { readonly kind: "none" }>
}): ReactElement {
  const words = useWords()
  const { strict, hourRounded, longStop } = clock.deadlines
  return (
    <>
      <Paragraph>
        {clock.kind === "stopped" ? (
          clock.by.kind === "notified" ? (
            <Trans>
              The breach was notified on <At at={clock.by.at} look="long" />. It had to be before{" "}
              <At at={strict.at} look="long" />.
            </Trans>
          ) : (
            <Trans>
              On <At at={clock.by.at} look="long" /> it was decided not to notify. The reason stands under
              “Decisions”. Without that decision, the period ends on <At at={strict.at} look="long" />.
            </Trans>
          )
        ) : (
          <Trans>
            Notify the Autoriteit Persoonsgegevens before{" "}
            <strong>
              <At at={strict.at} look="long" />
            </strong>
            . What you do not know yet, you add later.
          </Trans>
        )}
      </Paragraph>
      <Paragraph look="small">
        <Trans>
          It counts from <At at={clock.start.at} look="long" />:
        </Trans>{" "}
        <From from={clock.start.from} />{" "}
        {clock.start.from !== "aware" && (
          <Link to="/breaches/$id/happened" params={{ id }}>
            <Trans>Write down when you were certain</Trans>
          </Link>
        )}
      </Paragraph>
      <details className="sluis-details">
        <summary>
          <Trans>Other readings of the law</Trans>
        </summary>
        <div className="sluis-stack sluis-small">
          <Paragraph>{words(strict.why)}</Paragraph>
          {[hourRounded, longStop].map(({ reading, at, why }) => (
            <Paragraph key={reading}>
              <strong>
                <At at={at} look="long" />
              </strong>
              . {words(why)}
            </Paragraph>
          ))}
        </div>
      </details>
    </>
  )
}

function From({ from }: { readonly from: ClockStart["from"] }): ReactElement {
  switch (from) {
    case "aware":
      return <Trans>then the organisation was certain of it.</Trans>
    case "processor-told":
      return <Trans>then a processor told the organisation.</Trans>
    case "detected":
      return (
        <Trans>then it was discovered. Nobody has written down yet when the organisation was certain.</Trans>
      )
    case "opened":
      return (
        <Trans>
          then this file was opened. Nobody has written down yet when the organisation was certain.
        </Trans>
      )
  }
}
