/**
 * Somebody else wrote about the same thing while a form was open. What is typed stays; what the other wrote stands beside it; and
 * whoever has read it may say so: then his or her version follows that one, and nothing is left to settle.
 */
import { Trans } from "@lingui/react/macro"
import type { Section } from "@sluis/core/breach/section"
import { createContext } from "react"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { OneVersion } from "./one-version.tsx"
import type { OpenFile } from "./open-file.ts"

/** The last step that whoever fills in the form below has seen; undefined: that of when it was opened. */
export const SeenContext = createContext<number | undefined>(undefined)

type Props<T> = {
  readonly open: OpenFile
  readonly section: Section<T>
  /** The last step that the writer has seen. */
  readonly seen: number
  readonly show: (value: T) => ReactNode
  readonly onRead: () => void
}

export function Meanwhile<T>({ open, section, seen, show, onRead }: Props<T>): ReactElement | null {
  const newer = section.versions.filter(({ step }) => step > seen)
  if (newer.length === 0) return null
  return (
    <Alert
      kind="warning"
      live
      title={<Trans>Somebody else wrote here while you were typing</Trans>}
      actions={
        <Button onClick={onRead}>
          <Trans>I have read it; mine takes its place</Trans>
        </Button>
      }
    >
      <div className="sluis-stack">
        <Trans>
          What you typed is still below. Read what the other wrote, and add to yours what is missing. If you
          save without choosing, both stand in the file until somebody writes down what is right.
        </Trans>
        {newer.map((version) => (
          <OneVersion key={version.step} open={open} version={version} show={show} />
        ))}
      </div>
    </Alert>
  )
}
