/** What one recipient gets: the original and the copy beside each other, with the differences marked. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Select } from "../../component/choice.tsx"
import { Paragraph } from "../../component/text.tsx"
import { Waiting } from "../../component/waiting.tsx"
import { MOST_PEOPLE, type Checked, type CopyView } from "../../try/answer.ts"
import { ComparisonView } from "../../try/comparison-view.tsx"
import { copyFileName } from "../../try/file-name.ts"
import { save } from "../../try/save.ts"
import type { Try } from "../../try/use-try.ts"

type Props = {
  readonly checked: Checked
  /** Number of the copy; undefined: the first. */
  readonly chosen: number | undefined
  readonly onChoose: (number: number) => void
  readonly onCopy: Try["copy"]
}

export function CopyCard({ checked, chosen, onChoose, onCopy }: Props): ReactElement {
  const { t } = useLingui()
  const { outcome, copies } = checked
  return (
    <div id="sluis-copy" className="sluis-try__copy">
      <Card title={outcome.kind === "held" && copies.length > 0 ? t`What each would get` : t`What each gets`}>
        {copies.length === 0 ? (
          <NoCopies outcome={outcome} />
        ) : (
          <OneCopy checked={checked} number={chosen ?? 0} onChoose={onChoose} onCopy={onCopy} />
        )}
      </Card>
    </div>
  )
}

function NoCopies({ outcome }: { readonly outcome: Checked["outcome"] }): ReactElement {
  switch (outcome.kind) {
    case "as-it-is":
      return (
        <Paragraph>
          <Trans>
            Everybody gets the message exactly as the sender wrote it. Only one Received field is put in front
            of it, as every mail server does.
          </Trans>
        </Paragraph>
      )
    case "refused":
      return (
        <Paragraph>
          <Trans>
            Nobody gets this message. The sender's mail program says at once that it was refused, and why.
          </Trans>
        </Paragraph>
      )
    case "held":
    case "copies":
      return (
        <Paragraph>
          <Trans>
            There are no copies to show: what would have to be taken out stands where it cannot be taken out
            cleanly. So the message waits, and the sender is told what to do.
          </Trans>
        </Paragraph>
      )
  }
}

type OneProps = Omit<Props, "chosen"> & { readonly number: number }

function OneCopy({ checked, number, onChoose, onCopy }: OneProps): ReactElement {
  const { t, i18n } = useLingui()
  const { copies, people, original } = checked
  const copy = useCopy(number, onCopy)
  // Until another one is made, the former stays, under its own name.
  const address = copies[copy?.number ?? number]?.address ?? ""
  const count = i18n.number(MOST_PEOPLE)
  return (
    <>
      <div className="sluis-try__recipient">
        <Select
          label={t`Recipient`}
          required
          value={String(number)}
          options={copies.map((each, index) => ({
            value: String(index),
            label: labelOf(each.address, each.person === undefined ? "" : (people[each.person]?.name ?? "")),
          }))}
          onChange={(value) => onChoose(Number(value))}
        />
        <Button
          busy={copy?.number !== number}
          onClick={() => {
            if (copy !== undefined) save(copy.octets, copyFileName(address))
          }}
        >
          <Trans>Download this copy</Trans>
        </Button>
      </div>
      {copies.length === MOST_PEOPLE && (
        <Paragraph look="small">
          <Trans>The first {count} recipients are listed here.</Trans>
        </Paragraph>
      )}
      {copy === undefined ? (
        <Waiting />
      ) : (
        <ComparisonView
          before={original}
          after={copy.view}
          beforeLabel={t`As the sender wrote it`}
          afterLabel={t`As ${address} gets it`}
          level={3}
        />
      )}
    </>
  )
}

function labelOf(address: string, name: string): string {
  return name === "" || name === address ? address : `${name} (${address})`
}

/** The copy with that number, as soon as the worker has made it; the former one until then, so that nothing jumps. */
function useCopy(number: number, onCopy: Try["copy"]): CopyView | undefined {
  const [copy, setCopy] = useState<CopyView>()
  useEffect(() => {
    let wanted = true
    void onCopy(number).then((made) => {
      if (wanted && made !== undefined) setCopy(made)
    })
    return () => {
      wanted = false
    }
  }, [number, onCopy])
  return copy
}
