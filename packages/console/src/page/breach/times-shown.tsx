/** The times of a breach, as far as they are known. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Times } from "@sluis/core/breach/step"
import type { ReactElement } from "react"

import { DescriptionList } from "../../component/description-list.tsx"
import { At } from "./at.tsx"

export function TimesShown({ times }: { readonly times: Times }): ReactElement {
  const { t } = useLingui()
  const at = (moment: number | undefined): ReactElement =>
    moment === undefined ? <Trans>not known</Trans> : <At at={moment} />
  return (
    <DescriptionList
      items={[
        { term: t`It happened, or began`, details: at(times.occurredFrom) },
        {
          term: t`It ended`,
          details: times.ongoing ? <Trans>it still goes on</Trans> : at(times.occurredUntil),
        },
        ...(times.suspectedAt === undefined
          ? []
          : [{ term: t`Somebody first suspected it`, details: at(times.suspectedAt) }]),
        { term: t`It was discovered`, details: at(times.detectedAt) },
        ...(times.processorToldAt === undefined
          ? []
          : [{ term: t`A processor told you`, details: at(times.processorToldAt) }]),
      ]}
    />
  )
}
