/** The report of a period as files: for a council, in full, and the file by which somebody else can check it. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useMutation } from "@tanstack/react-query"
import type { Asking } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { call } from "../../api/client.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { useLanguage } from "../../component/words.ts"
import { useMay } from "../../shell/session.ts"
import { fromBase64 } from "../../try/base64.ts"
import { save } from "../../try/save.ts"

type Query = Asking<"safeguard.report">["query"]
type Wanted = Pick<Query, "version" | "as"> | "month"
type Props = { readonly from: string; readonly to: string }

export function Downloads({ from, to }: Props): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const announce = useAnnounce()
  const mayMonth = useMay("breach")
  const make = useMutation({
    mutationFn: async (wanted: Wanted) =>
      wanted === "month"
        ? await call("safeguard.month", { query: { month: to.slice(0, 7), language, as: "pdf" } })
        : await call("safeguard.report", { query: { from, to, language, ...wanted } }),
    onSuccess: ({ name, type, octets }) => {
      save(fromBase64(octets), name, type)
      announce(t`Saved as ${name}.`)
    },
  })
  const button = (
    wanted: Wanted,
    label: ReactElement,
    look: "primary" | "secondary" = "secondary",
  ): ReactElement => (
    <Button look={look} busy={make.isPending} onClick={() => make.mutate(wanted)}>
      {label}
    </Button>
  )
  return (
    <section className="sluis-stack">
      <Heading level={3}>
        <Trans>Make the report</Trans>
      </Heading>
      <Paragraph>
        <Trans>
          The version for the council has no personal data and nothing that anybody typed. With the check file
          and an export of the ledger anybody can count every figure anew. Keep the check file with the
          report.
        </Trans>
      </Paragraph>
      <div className="sluis-cluster">
        {button({ version: "council", as: "pdf" }, <Trans>For the council (PDF)</Trans>, "primary")}
        {button({ version: "council", as: "html" }, <Trans>For the council (web page)</Trans>)}
        {button({ version: "full", as: "pdf" }, <Trans>Full version (PDF)</Trans>)}
        {button({ version: "council", as: "json" }, <Trans>Figures (JSON)</Trans>)}
        {button({ version: "council", as: "check" }, <Trans>Check file for the council</Trans>)}
        {button({ version: "full", as: "check" }, <Trans>Check file of the full version</Trans>)}
        {mayMonth && button("month", <Trans>Monthly report on breaches (PDF)</Trans>)}
      </div>
      {make.isPending && <Progress label={<Trans>The report is being made</Trans>} />}
      {make.error !== null && <ProblemAlert error={make.error} />}
    </section>
  )
}
