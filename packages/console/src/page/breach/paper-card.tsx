/** One paper: to be read here, copied, or saved. */
import { Trans } from "@lingui/react/macro"
import { useMutation } from "@tanstack/react-query"
import type { Asking } from "@sluis/server/contract/form"
import type { ReactElement, ReactNode } from "react"

import { call } from "../../api/client.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useLanguage } from "../../component/words.ts"
import { fromBase64 } from "../../try/base64.ts"
import { CopyButton } from "./copy-button.tsx"
import { PaperButtons } from "./paper-buttons.tsx"
import { ScrollText } from "./scroll-text.tsx"

type Props = {
  readonly id: string
  readonly paper: Asking<"breaches.paper">["params"]["paper"]
  readonly title: string
  readonly lead: ReactNode
}

export function PaperCard({ id, paper, title, lead }: Props): ReactElement {
  const language = useLanguage()
  const read = useMutation({
    mutationFn: async () => {
      const query = { language, as: "text" as const }
      const { octets } = await call("breaches.paper", { params: { id, paper }, query })
      return { language, text: new TextDecoder().decode(fromBase64(octets)) }
    },
  })
  return (
    <Card
      title={title}
      actions={<PaperButtons id={id} paper={paper} label={title} kinds={["pdf", "html", "text"]} />}
    >
      <Paragraph>{lead}</Paragraph>
      <div className="sluis-cluster">
        <Button busy={read.isPending} onClick={() => read.mutate()}>
          <Trans>Read it here</Trans>
          <span className="sluis-visually-hidden"> {title}</span>
        </Button>
        {read.data !== undefined && <CopyButton text={read.data.text} name={title} />}
      </div>
      {read.error !== null && <ProblemAlert error={read.error} />}
      {read.data !== undefined && (
        <ScrollText label={title} language={read.data.language} text={read.data.text} />
      )}
    </Card>
  )
}
