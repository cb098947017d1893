/** What to change before sending again (./advice.ts), in the words of somebody who looks over your shoulder. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import type { Advice } from "./advice.ts"

export function AdviceList({ advice }: { readonly advice: readonly Advice[] }): ReactElement {
  return (
    <ul className="sluis-list">
      {advice.map((one) => (
        <li key={one}>
          <AdviceWords advice={one} />
        </li>
      ))}
      <li>
        <Trans>Then send the message again from your mail program. It is checked anew.</Trans>
      </li>
    </ul>
  )
}

function AdviceWords({ advice }: { readonly advice: Advice }): ReactElement {
  switch (advice) {
    case "bcc":
      return <Trans>Put all addresses in Bcc, or write to each person separately.</Trans>
    case "attachment-addresses":
      return <Trans>Take out the attachment with addresses, or remove the addresses from it.</Trans>
    case "old-mail":
      return <Trans>Remove the older mail below your text, or begin a new message.</Trans>
    case "text-addresses":
      return <Trans>Remove the addresses of others from your text.</Trans>
    case "fewer-data":
      return <Trans>Take out the attachment, or leave in it only what these recipients need.</Trans>
    case "list-in-text":
      return <Trans>Take the list out of your text, or leave in it only what these recipients need.</Trans>
    case "hidden-data":
      return (
        <Trans>
          Look in the attachment for hidden sheets, rows and columns, and for comments. A PDF of what you want
          to show is safest.
        </Trans>
      )
    case "one-person":
      return <Trans>Leave out what is about one person, or send it to fewer people.</Trans>
    case "readable-attachment":
      return <Trans>Leave out the attachment that Sluis cannot read, or attach it without a password.</Trans>
    case "right-people":
      return <Trans>Look at the greeting and at every address: is each of them the person you mean?</Trans>
    case "right-spelling":
      return <Trans>Read each address letter by letter. One of them is nearly the same as another.</Trans>
    case "in-parts":
      return <Trans>Send it in parts, or with fewer attachments.</Trans>
  }
}
