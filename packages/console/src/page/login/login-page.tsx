/** Logging in: through the organisation, with a passkey, or with a password; whichever there is. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useQueryClient } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import { Fragment } from "react"
import type { ReactElement } from "react"

import { forgetAnswers } from "../../api/query-client.ts"
import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { returnPath } from "../../shell/return-path.ts"
import { useSession } from "../../shell/session.ts"
import type { Session } from "../../shell/session.ts"
import { OrganisationLogin } from "./organisation-login.tsx"
import { PasskeyLogin } from "./passkey-login.tsx"
import { PasswordLogin } from "./password-login.tsx"

export function LoginPage(): ReactElement {
  const { t } = useLingui()
  const session = useSession()
  const { return: wanted, problem } = useSearch({ from: "/bare/login" })
  return (
    <div className="sluis-entrance">
      <PageTitle title={t`Log in`} />
      {problem !== undefined && (
        <Alert kind="error" title={<Trans>Logging in through your organisation did not work</Trans>}>
          <Trans>
            Try again. Does it happen again? Then ask your administrator whether you may use Sluis: what you
            may do follows from your groups in the organisation.
          </Trans>
        </Alert>
      )}
      <Loaded of={session}>{({ login }) => <Ways login={login} target={returnPath(wanted)} />}</Loaded>
    </div>
  )
}

type Props = { readonly login: Session["login"]; readonly target: string }

/** The first that there is stands out; nobody has to choose between equals. */
function Ways({ login, target }: Props): ReactElement {
  const router = useRouter()
  const client = useQueryClient()
  const enter = (): void => {
    forgetAnswers(client) // of whoever was logged in here before
    router.history.push(target)
  }
  const organisation = login.oidc
  const ways = [
    organisation !== undefined && <OrganisationLogin key="oidc" name={organisation} target={target} />,
    login.passkey && <PasskeyLogin key="passkey" first={organisation === undefined} onEnter={enter} />,
    login.password && (
      <PasswordLogin key="password" first={organisation === undefined && !login.passkey} onEnter={enter} />
    ),
  ].filter((way) => way !== false)
  return (
    <Card>
      {ways.map((way, at) => (
        <Fragment key={way.key}>
          {at > 0 && (
            <p className="sluis-or">
              <Trans>or</Trans>
            </p>
          )}
          {way}
        </Fragment>
      ))}
    </Card>
  )
}
