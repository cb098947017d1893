/** Why somebody wrote what he or she did, as it was typed. */
import type { ReactElement } from "react"

export function Reason({ text }: { readonly text: string }): ReactElement | null {
  return text.trim() === "" ? null : <p className="nl-paragraph sluis-breach-text">{text}</p>
}
