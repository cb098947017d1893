/**
 * Where the link leads that shows that a mailbox is somebody's. It shows nothing by being opened: whoever opens it has to be logged in
 * to the account of that mailbox as well, and a scanner of links is not.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useRef } from "react"
import type { ReactElement } from "react"

import { problemCode } from "../../api/problem.ts"
import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { Loaded, ProblemAlert } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { Waiting } from "../../component/waiting.tsx"
import { MailboxCard } from "../../shell/mailbox-card.tsx"
import { NoLink } from "../../shell/no-link.tsx"
import { useSession } from "../../shell/session.ts"
import type { Session } from "../../shell/session.ts"
import { useLink } from "../../shell/use-link.ts"
import { ChoosePassword } from "./choose-password.tsx"

export function MailboxPage(): ReactElement {
  const { t } = useLingui()
  const session = useSession()
  const link = useLink("mailbox")
  return (
    <div className="sluis-entrance">
      <PageTitle title={t`Your mailbox`} />
      <Loaded of={session}>
        {({ account }) =>
          account === undefined ? (
            link === undefined ? (
              <NoLink />
            ) : (
              <LogInFirst />
            )
          ) : link === undefined ? (
            <Standing account={account} />
          ) : (
            <Opened key={`${account.id} ${link}`} account={account} link={link} />
          )
        }
      </Loaded>
    </div>
  )
}

type Props = { readonly account: NonNullable<Session["account"]> }

function Opened({ account, link }: Props & { readonly link: string }): ReactElement {
  const { mutate, data, error } = useAct("account.proveMailbox", ["session"])
  const choosing = useAct("account.proveMailbox", ["session"])
  const focusTitle = useTitleFocus()
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate({ body: { link } })
  }, [link, mutate])

  const proven = choosing.data ?? data
  if (proven !== undefined)
    return (
      <>
        <Known account={account} />
        <OthersOut passkeysGone={proven.passkeysGone === true} passwordChosen={choosing.data !== undefined} />
      </>
    )
  if (error === null) return <Waiting />
  if (problemCode(error) === "mailbox/password" && !isOver(choosing.error))
    return (
      <ChoosePassword
        address={account.address}
        choosing={choosing}
        onChoose={(password) =>
          choosing.mutate(
            { body: { link, password } },
            {
              onSuccess: focusTitle,
              onError: (cause) => {
                if (isOver(cause)) focusTitle()
              },
            },
          )
        }
      />
    )
  const problem = choosing.error ?? error
  return (
    <>
      <ProblemAlert error={problem} />
      {problemCode(problem) === "mailbox/person" ? (
        <ButtonLink to="/login" search={{ return: PATH }} look="primary">
          <Trans>Log in with another account</Trans>
        </ButtonLink>
      ) : (
        <Standing account={account} />
      )}
    </>
  )
}

function Standing({ account }: Props): ReactElement {
  return account.proven ? <Known account={account} /> : <MailboxCard />
}

function Known({ account: { address } }: Props): ReactElement {
  return (
    <Alert
      kind="ok"
      live
      title={<Trans>Sluis knows that this mailbox is yours</Trans>}
      actions={
        <ButtonLink to="/" look="primary">
          <Trans>Go to Today</Trans>
        </ButtonLink>
      }
    >
      <Trans>
        From now on you can do all that goes with the roles of <span className="sluis-break">{address}</span>.
      </Trans>
    </Alert>
  )
}

type OutProps = { readonly passkeysGone: boolean; readonly passwordChosen: boolean }

/** Whoever made this account ready for its owner knew how to get in. */
function OthersOut({ passkeysGone, passwordChosen }: OutProps): ReactElement {
  const elsewhere = passwordChosen ? (
    <Trans>Whoever knows the old password does not get in with it any more.</Trans>
  ) : (
    <Trans>Do you use it there yourself? Then log in there again.</Trans>
  )
  if (!passkeysGone)
    return (
      <Alert kind="info" title={<Trans>In other places this account was logged out</Trans>}>
        {elsewhere}
      </Alert>
    )
  return (
    <Alert
      kind="warning"
      title={<Trans>Add your passkeys again</Trans>}
      actions={
        <ButtonLink to="/account">
          <Trans>Go to My account</Trans>
        </ButtonLink>
      }
    >
      <Paragraph>
        <Trans>The passkeys of this account do not work any more, because nobody knows who added them.</Trans>
      </Paragraph>
      <Paragraph>
        <Trans>In other places this account was logged out.</Trans> {elsewhere}
      </Paragraph>
    </Alert>
  )
}

/** The link stays in this tab (../../shell/link.ts), so that it is opened after that. */
function LogInFirst(): ReactElement {
  return (
    <Alert
      kind="info"
      title={<Trans>Log in first</Trans>}
      actions={
        <ButtonLink to="/login" search={{ return: PATH }} look="primary">
          <Trans>Log in</Trans>
        </ButtonLink>
      }
    >
      <Trans>
        The link works only for whoever is logged in with the account of this mailbox. Log in here, and this
        page goes on by itself.
      </Trans>
    </Alert>
  )
}

/** No other password would be taken. */
function isOver(error: Error | null): boolean {
  return OVER.has(problemCode(error))
}
const OVER = new Set(["mailbox/link", "mailbox/person"])

const PATH = "/mailbox"
