/** What the things that a file says are called. */
import { Trans } from "@lingui/react/macro"
import type { SectionName } from "@sluis/core/breach/file"
import type { ReactElement } from "react"

export function SectionWords({ section }: { readonly section: SectionName }): ReactElement {
  switch (section) {
    case "description":
      return <Trans>Description</Trans>
    case "times":
      return <Trans>The times</Trans>
    case "awareness":
      return <Trans>When the organisation was certain</Trans>
    case "nearMiss":
      return <Trans>Breach or near miss</Trans>
    case "cause":
      return <Trans>Cause</Trans>
    case "assessment":
      return <Trans>Severity</Trans>
    case "authority":
      return <Trans>Notify the Autoriteit Persoonsgegevens?</Trans>
    case "people":
      return <Trans>Inform the people concerned?</Trans>
    case "closing":
      return <Trans>Closed or open</Trans>
    case "evidence":
      return <Trans>A message</Trans>
    case "answer":
      return <Trans>A field of the form</Trans>
    case "measure":
    case "measure-closing":
      return <Trans>A measure</Trans>
  }
}
