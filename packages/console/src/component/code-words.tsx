/** Words of the server, with names of the configuration set as code (./code-pieces.ts). */
import type { ReactElement } from "react"

import { codePieces } from "./code-pieces.ts"

export function CodeWords({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {codePieces(text).map((piece, at) =>
        // Pieces of one sentence, which only change together.
        piece.isCode ? <code key={at}>{piece.text}</code> : <span key={at}>{piece.text}</span>,
      )}
    </>
  )
}
