/**
 * One thing that a file says: what it says now, who wrote it, and a form to write it anew. Where two people wrote it without
 * seeing each other, both versions stand side by side until one of them writes what is right.
 */
import { Trans } from "@lingui/react/macro"
import { isClosed } from "@sluis/core/breach/file"
import type { Section } from "@sluis/core/breach/section"
import { useEffect, useRef, useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Paragraph } from "../../component/text.tsx"
import { At } from "./at.tsx"
import { Meanwhile, SeenContext } from "./meanwhile.tsx"
import { NotAnyMore, VersionsApart } from "./one-version.tsx"
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
  const [seen, setSeen] = useState<number>()
  const change = useRef<HTMLButtonElement>(null)
  const writing = useRef<HTMLDivElement>(null)
  const wasEditing = useRef(false)
  const isEditing = seen !== undefined
  useEffect(() => {
    // The form that had the focus is gone.
    if (wasEditing.current && !isEditing) change.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  const { now, conflict } = section
  const former = now === undefined ? section.versions.at(-1) : undefined
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
            onClick={() => setSeen(lastStep(open))}
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
      {former !== undefined && <NotAnyMore open={open} version={former} show={show} />}
      <VersionsApart open={open} versions={conflict} show={show} />
      {isEditing ? (
        <>
          <Meanwhile
            open={open}
            section={section}
            seen={seen}
            show={show}
            onRead={() => {
              setSeen(lastStep(open))
              firstField(writing.current)?.focus()
            }}
          />
          <div ref={writing}>
            <SeenContext value={seen}>{form(now?.value, () => setSeen(undefined))}</SeenContext>
          </div>
        </>
      ) : conflict.length > 0 || former !== undefined ? null : now === undefined ? (
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

function firstField(form: HTMLElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("input, select, textarea") ?? null
}
