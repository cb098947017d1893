/** What one officer wrote, with who and when; and several of them beside each other, where nobody saw the other's. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Version } from "@sluis/core/breach/section"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { Paragraph } from "../../component/text.tsx"
import { At } from "./at.tsx"
import type { OpenFile } from "./open-file.ts"
import { Who } from "./who.tsx"

type OneProps<T> = {
  readonly open: OpenFile
  readonly version: Version<T>
  readonly show: (value: T) => ReactNode
}

export function OneVersion<T>({ open, version, show }: OneProps<T>): ReactElement {
  return (
    <div className="sluis-breach-version">
      <Paragraph look="small">
        <strong>
          <Who open={open} by={version.by} />
        </strong>
        , <At at={version.at} />
      </Paragraph>
      {show(version.value)}
    </div>
  )
}

/** What was decided, and does not hold any more since the message went out (core/breach/sent-after-all.ts). */
export function NotAnyMore<T>({ open, version, show }: OneProps<T>): ReactElement {
  return (
    <>
      <Alert kind="warning" title={<Trans>Decide again: the message was sent after all</Trans>}>
        <Trans>
          What stands below was decided when nobody here knew that yet. It does not count any more.
        </Trans>
      </Alert>
      <OneVersion open={open} version={version} show={show} />
    </>
  )
}

type AllProps<T> = {
  readonly open: OpenFile
  /** None: nothing is shown. */
  readonly versions: readonly Version<T>[]
  readonly show: (value: T) => ReactNode
}

/** What is to be settled, and how. */
export function VersionsApart<T>({ open, versions, show }: AllProps<T>): ReactElement | null {
  const { t } = useLingui()
  if (versions.length === 0) return null
  return (
    <>
      <Alert kind="warning" title={t`People wrote different things here at the same time`}>
        <Trans>
          Nothing is lost: all versions stand below. Read them and write down what is right. Until then the
          newest counts.
        </Trans>
      </Alert>
      <div className="sluis-breach-versions">
        {versions.map((version) => (
          <OneVersion key={version.step} open={open} version={version} show={show} />
        ))}
      </div>
    </>
  )
}
