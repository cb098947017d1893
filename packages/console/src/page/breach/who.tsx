/** Who took a step. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import type { OpenFile } from "./open-file.ts"

type Props = { readonly open: Pick<OpenFile, "names">; readonly by: string }

export function Who({ open, by }: Props): ReactElement {
  if (by === "") return <>Sluis</>
  const name = open.names[by] ?? ""
  return name === "" ? <Trans>somebody who has no account any more</Trans> : <>{name}</>
}
