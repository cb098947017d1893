/** An address where nothing stands. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Link } from "../component/link.tsx"
import { PageTitle } from "../component/page-title.tsx"
import { Paragraph } from "../component/text.tsx"
import { BareFrame } from "./bare.tsx"

export function NotFoundPage(): ReactElement {
  const { t } = useLingui()
  return (
    <BareFrame>
      <PageTitle title={t`There is no such page`} />
      <Paragraph>
        <Trans>Check the address, or begin at the first page.</Trans>
      </Paragraph>
      <Paragraph>
        <Link to="/">
          <Trans>To the first page</Trans>
        </Link>
      </Paragraph>
    </BareFrame>
  )
}
