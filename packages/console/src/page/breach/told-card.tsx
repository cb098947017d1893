/**
 * One thing that a file says: what it says now, who wrote it, and a form to write it anew. Where two people wrote it without
 * seeing each other, both versions stand side by side until one of them writes what is right.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { isClosed } from "@sluis/core/breach/file"
import type { Section, Version } from "@sluis/core/breach/section"
import { useEffect, useRef, useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Paragraph } from "../../component/text.tsx"
import { At } from "./at.tsx"
import { lastStep } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"
import { Who } from "./who.tsx"

type Props<T> = {
  readonly open: OpenFile
  /** As text: the button says it too. */
  readonly title: string
  readonly level?: 2 | 3
  readonly section: Section<T>
  readonly show: (value: T) => ReactNode
  /** Instead of what it says, while it says nothing. */
  readonly empty: ReactNode
  /** Below what it says: advice. */
  readonly children?: ReactNode
  readonly form: (from: T | undefined, close: () => void) => ReactNode
}

export function ToldCard<T>(props: Props<T>): ReactElement {
  const { open, title, level = 2, section, show, empty, children, form } = props
  const [since, setSince] = useState<number>()
  const change = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  const isEditing = since !== undefined
  useEffect(() => {
    // The form that had the focus is gone.
    if (wasEditing.current && !isEditing) change.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  const { now, conflict } = section
  const isTaken = now !== undefined && since !== undefined && now.step > since
  return (
    <Card
      level={level}
      title={title}
      aside={
        !isEditing &&
        !isClosed(open.file) && (
          <Button
            ref={change}
            look={conflict.length > 0 ? "primary" : "secondary"}
            onClick={() => setSince(lastStep(open))}
          >
            {conflict.length > 0 ? (
              <Trans>Write down what is right</Trans>
            ) : now === undefined ? (
              <Trans>Fill in</Trans>
            ) : (
              <Trans>Change</Trans>
            )}
            <span className="sluis-visually-hidden"> {title}</span>
          </Button>
        )
      }
    >
      {conflict.length > 0 && <Both open={open} versions={conflict} show={show} />}
      {isTaken && (
        <Alert kind="warning" live title={<Trans>Somebody else wrote here meanwhile</Trans>}>
          <Trans>If you go on, both versions are kept, and you can then write down what is right.</Trans>
          <OneVersion open={open} version={now} show={show} />
        </Alert>
      )}
      {isEditing ? (
        form(now?.value, () => setSince(undefined))
      ) : conflict.length > 0 ? null : now === undefined ? (
        <Paragraph>{empty}</Paragraph>
      ) : (
        <>
          {show(now.value)}
          <Paragraph look="small">
            <Trans>
              Written by <Who open={open} by={now.by} /> on <At at={now.at} />.
            </Trans>
          </Paragraph>
        </>
      )}
      {children}
    </Card>
  )
}

type BothProps<T> = {
  readonly open: OpenFile
  readonly versions: readonly Version<T>[]
  readonly show: (value: T) => ReactNode
}

function Both<T>({ open, versions, show }: BothProps<T>): ReactElement {
  const { t } = useLingui()
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
