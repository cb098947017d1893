/** A secret that Sluis shows once, because it keeps only a fingerprint of it: a link of an invitation, a token. */
import type { ReactElement, ReactNode } from "react"

import { CopyField } from "../../component/copy-field.tsx"

type Props = { readonly label: ReactNode; readonly value: string }

export function ShownOnce({ label, value }: Props): ReactElement {
  return <CopyField label={label} value={value} focus />
}
