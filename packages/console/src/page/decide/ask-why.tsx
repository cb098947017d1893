/** The two ways on that want a reason: sending it as it is, and asking a second person. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Paragraph } from "../../component/text.tsx"
import { ReasonDialog } from "../../held/reason-dialog.tsx"

type AskingProps = {
  readonly open: boolean
  readonly busy: boolean
  readonly error: Error | null
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

export function OriginalDialog({
  people,
  ...asking
}: AskingProps & { readonly people: number }): ReactElement {
  const { t } = useLingui()
  return (
    <ReasonDialog
      {...asking}
      title={<Trans>Send it as it is?</Trans>}
      question={t`Why may everybody see this?`}
      description={t`For instance: these people work together on this project.`}
      confirm={<Trans>Send as it is</Trans>}
      danger
    >
      <Paragraph>
        <Plural
          value={people}
          one="# person gets the message as you wrote it, with all addresses in it. That cannot be undone."
          other="# people get the message as you wrote it, with all addresses in it. That cannot be undone."
        />
      </Paragraph>
      <Paragraph>
        <Trans>Your reason is kept.</Trans>
      </Paragraph>
    </ReasonDialog>
  )
}

export function AskDialog(asking: AskingProps): ReactElement {
  const { t } = useLingui()
  return (
    <ReasonDialog
      {...asking}
      title={<Trans>Ask a second person</Trans>}
      question={t`Why must it leave like this?`}
      description={t`For instance: these people work together on this project.`}
      confirm={<Trans>Ask a second person</Trans>}
    >
      <Paragraph>
        <Trans>
          A colleague who may decide about this gets your reason and looks at it. Until then your message
          waits, and nobody receives it.
        </Trans>
      </Paragraph>
    </ReasonDialog>
  )
}
