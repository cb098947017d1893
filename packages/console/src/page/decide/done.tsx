/** What the sender did just now, and what happens next. Calm, and nothing left to do. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useRef } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import type { Advice } from "./advice.ts"
import { AdviceList } from "./advice-words.tsx"
import { Contact } from "./ended.tsx"

export type Deed =
  | { readonly kind: "copies" | "original"; readonly recipients: number }
  | { readonly kind: "asked" }
  | { readonly kind: "stopped" }

type Props = {
  readonly deed: Deed
  readonly advice: readonly Advice[]
  readonly contact: string | undefined
  readonly onBack: () => void
}

export function Done({ deed, advice, contact, onBack }: Props): ReactElement {
  const { t } = useLingui()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed is gone; whoever listens hears what came of it.
    frame.current?.querySelector("h1")?.focus()
    scrollTo({ top: 0 })
  }, [])
  const titles = {
    copies: t`Your message is on its way`,
    original: t`Your message is on its way`,
    asked: t`A second person has been asked`,
    stopped: t`Your message will not be sent`,
  }
  return (
    <div ref={frame} className="sluis-stack sluis-decide">
      <PageTitle title={titles[deed.kind]} />
      <Alert kind={deed.kind === "asked" ? "info" : "ok"} title={<DeedWords deed={deed} />}>
        <NextWords deed={deed} />
      </Alert>
      {deed.kind === "stopped" && (
        <Card title={<Trans>Do you want to send it differently?</Trans>}>
          <AdviceList advice={advice} />
        </Card>
      )}
      {deed.kind === "asked" && (
        <div className="sluis-stack">
          <Heading level={2}>
            <Trans>Changed your mind?</Trans>
          </Heading>
          <Paragraph>
            <Trans>As long as nobody has decided, you can still choose something else.</Trans>
          </Paragraph>
          <div className="sluis-cluster">
            <Button icon="previous" onClick={onBack}>
              <Trans>Back to the message</Trans>
            </Button>
          </div>
        </div>
      )}
      <Contact contact={contact} />
    </div>
  )
}

function DeedWords({ deed }: { readonly deed: Deed }): ReactElement {
  switch (deed.kind) {
    case "copies": {
      const { recipients } = deed
      return (
        <Plural
          value={recipients}
          one="# person gets a message that shows only the own address."
          other="# people each get a message of their own."
        />
      )
    }
    case "original": {
      const { recipients } = deed
      return (
        <Plural
          value={recipients}
          one="# person gets it as you wrote it."
          other="# people get it as you wrote it."
        />
      )
    }
    case "asked":
      return <Trans>Your message keeps waiting, and nobody has received it.</Trans>
    case "stopped":
      return <Trans>Nobody has received it, and nobody will.</Trans>
  }
}

function NextWords({ deed }: { readonly deed: Deed }): ReactElement {
  switch (deed.kind) {
    case "copies":
      return (
        <Trans>
          Nobody sees who else gets it. You need not do anything more, and you can close this page.
        </Trans>
      )
    case "original":
      return (
        <Trans>Your reason has been kept. You need not do anything more, and you can close this page.</Trans>
      )
    case "asked":
      return (
        <Trans>Somebody looks at it with your reason. With the same link you see what became of it.</Trans>
      )
    case "stopped":
      return <Trans>You can close this page.</Trans>
  }
}
