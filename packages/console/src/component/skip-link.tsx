/** The first thing that the Tab key reaches: past header and navigation, to what the page is about. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

export const MAIN_ID = "main"

export function SkipLink(): ReactElement {
  return (
    <a className="nl-skip-link nl-skip-link--visible-on-focus sluis-skip" href={`#${MAIN_ID}`}>
      <Trans>Go to the content</Trans>
    </a>
  )
}
