/** A paper as a file, in the forms that it has; made by the server, and saved by the browser. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useMutation } from "@tanstack/react-query"
import type { Phase } from "@sluis/core/breach/step"
import type { Asking } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { call } from "../../api/client.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { useLanguage } from "../../component/words.ts"
import { saveFile } from "./save-file.ts"

type PaperName = Asking<"breaches.paper">["params"]["paper"]
type Kind = NonNullable<Asking<"breaches.paper">["query"]["as"]>

type Props = {
  readonly id: string
  readonly paper: PaperName
  /** For screen readers: which paper these buttons are of. */
  readonly label: string
  readonly kinds: readonly Kind[]
  /** Of the form: which notification. */
  readonly phase?: Phase
}

export function PaperButtons({ id, paper, label, kinds, phase }: Props): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const announce = useAnnounce()
  const make = useMutation({
    mutationFn: async (as: Kind) =>
      await call("breaches.paper", {
        params: { id, paper },
        query: { language, as, ...(phase !== undefined && { phase }) },
      }),
    onSuccess: (file) => {
      saveFile(file)
      announce(t`Saved as ${file.name}.`)
    },
  })
  return (
    <div className="sluis-stack">
      <div className="sluis-cluster">
        {kinds.map((as) => (
          <Button key={as} busy={make.isPending} onClick={() => make.mutate(as)}>
            <KindWords as={as} />
            <span className="sluis-visually-hidden"> {label}</span>
          </Button>
        ))}
      </div>
      {make.isPending && <Progress label={<Trans>The paper is being made</Trans>} />}
      {make.error !== null && <ProblemAlert error={make.error} />}
    </div>
  )
}

function KindWords({ as }: { readonly as: Kind }): ReactElement {
  switch (as) {
    case "pdf":
      return <Trans>Save as PDF</Trans>
    case "html":
      return <Trans>Save as web page</Trans>
    case "text":
      return <Trans>Save as text</Trans>
    case "json":
      return <Trans>Save as JSON</Trans>
  }
}
