/**
 * The picture of a held message: who would meet whom, and what it becomes when it is sent individually. Nothing is drawn where
 * nobody would meet anybody: then something else was wrong, and a picture would tell another story.
 */
import { useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useMemo, useState } from "react"
import type { ReactElement } from "react"

import { BeforeAfter } from "../picture/before-after.tsx"
import { guessMeetings } from "../picture/guess.ts"
import { Picture } from "../picture/picture.tsx"
import type { PictureState } from "../picture/picture-state.ts"
import { afterSentence, beforeSentence } from "../picture/sentence.ts"
import { tellingOf } from "../picture/telling.ts"
import type { Sight } from "./harm.ts"

type Props = {
  readonly recipients: Gives<"decision.open">["recipients"]
  /** People who are not told here. */
  readonly others: number
  readonly sight: Sight | undefined
  /** Copies can be made: then there is an "after" to look at. */
  readonly separable: boolean
}

export function AudiencePicture({ recipients, others, sight, separable }: Props): ReactElement | null {
  const { i18n } = useLingui()
  const [state, setState] = useState<PictureState>("before")
  const meetings = useMemo(() => guessMeetings(recipients), [recipients])
  if (meetings.total === 0) return null
  const description =
    state === "before"
      ? beforeSentence(tellingOf(recipients, others, sight), sight?.categories ?? [], i18n)
      : afterSentence({ kind: "held", separable }, i18n)
  return (
    <div className="sluis-audience">
      {separable && <BeforeAfter state={state} onChange={setState} />}
      <Picture
        people={recipients}
        meetings={meetings}
        others={others}
        state={state}
        description={description}
      />
    </div>
  )
}
