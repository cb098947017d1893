/**
 * Whether forms of a file are shown: while it is open, and after a colleague closed it as long as this page is looked at. What is
 * being typed is then not taken away; whoever sends it hears why that is not possible, and what is.
 */
import { isClosed } from "@sluis/core/breach/file"
import { useState } from "react"

import type { OpenFile } from "./open-file.ts"

export function useMayWrite({ file }: OpenFile): boolean {
  const [was] = useState(() => !isClosed(file))
  return was || !isClosed(file)
}
