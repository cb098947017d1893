/**
 * Who would get a message, and what each of them would have learnt by it. Up to a dozen stand there at once; more fold open,
 * and are made only then.
 */
import { Plural } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { Paragraph } from "../component/text.tsx"
import { PeopleTable } from "../picture/people-table.tsx"
import type { Tense } from "../picture/picture-state.ts"

type Props = {
  readonly recipients: Gives<"decision.open">["recipients"]
  /** People who are not told here. */
  readonly others: number
  /** Left out: "would". */
  readonly tense?: Tense
}

const MOST_AT_ONCE = 12

export function RecipientTable({ recipients, others, tense = "would" }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  const count = recipients.length + others
  if (count <= MOST_AT_ONCE) return <Table recipients={recipients} others={others} tense={tense} />
  return (
    <details className="sluis-details" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Plural value={count} one="Show # person" other="Show all # people" />
      </summary>
      {open && <Table recipients={recipients} others={others} tense={tense} />}
    </details>
  )
}

function Table({ recipients, others, tense = "would" }: Props): ReactElement {
  return (
    <>
      <PeopleTable people={recipients} tense={tense} />
      {others > 0 && (
        <Paragraph look="small">
          <Plural
            value={others}
            one="And # more person, who is not shown here."
            other="And # more people, who are not shown here."
          />
        </Paragraph>
      )}
    </>
  )
}
