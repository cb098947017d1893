/**
 * Where the link leads that shows that a mailbox is somebody's. It shows nothing by being opened: whoever opens it has to be logged in
 * to the account of that mailbox as well, and a scanner of links is not.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useRef } from "react"
import type { ReactElement } from "react"

import { Problem } from "../../api/problem.ts"
import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { Loaded, ProblemAlert } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { Waiting } from "../../component/waiting.tsx"
import { MailboxCard } from "../../shell/mailbox-card.tsx"
import { NoLink } from "../../shell/no-link.tsx"
import { useSession } from "../../shell/session.ts"
import type { Session } from "../../shell/session.ts"
import { useLink } from "../../shell/use-link.ts"

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
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate({ body: { link } })
  }, [link, mutate])

  if (error === null)
    return data === undefined ? (
      <Waiting />
    ) : (
      <>
        <Known account={account} />
        <OthersOut passkeysGone={data.passkeysGone === true} />
      </>
    )
  return (
    <>
      <ProblemAlert error={error} />
      {error instanceof Problem && error.code === "mailbox/person" ? (
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

/** Whoever made this account ready for its owner may know how to get in. */
function OthersOut({ passkeysGone }: { readonly passkeysGone: boolean }): ReactElement {
  return (
    <Alert
      kind={passkeysGone ? "warning" : "info"}
      title={<Trans>Is nobody else in your account?</Trans>}
      actions={
        <ButtonLink to="/account">
          <Trans>Go to My account</Trans>
        </ButtonLink>
      }
    >
      <Paragraph>
        <Trans>
          Whoever was logged in with it elsewhere is logged out. Did somebody else set your password, or does
          somebody else know it? Then change it now.
        </Trans>
      </Paragraph>
      {passkeysGone && (
        <Paragraph>
          <Trans>
            The passkeys of this account do not work any more, because nobody knows who added them: add yours
            again now.
          </Trans>
        </Paragraph>
      )}
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

const PATH = "/mailbox"
