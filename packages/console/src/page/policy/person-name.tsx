/** Who did something; somebody who was removed since has no name any more. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

export function PersonName({ name }: { readonly name: string }): ReactElement {
  return name === "" ? <Trans>somebody who is no longer here</Trans> : <>{name}</>
}
