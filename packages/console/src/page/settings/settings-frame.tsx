/** What every page of the settings has: its title, and the way to the others, as links because each has an address. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { Link } from "../../component/link.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { useMay } from "../../shell/session.ts"
import "./settings.css"

type Props = {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function SettingsFrame({ title, lead, actions, children }: Props): ReactElement {
  const { t } = useLingui()
  const mayPeople = useMay("people")
  const mayTokens = useMay("tokens")
  return (
    <div className="sluis-stack">
      <PageTitle title={title} lead={lead} actions={actions} />
      <nav className="sluis-settings-nav" aria-label={t`Settings`}>
        <ul>
          <li>
            <Link to="/settings" activeOptions={{ exact: true }}>
              <Trans>Overview</Trans>
            </Link>
          </li>
          <li>
            <Link to="/settings/health">
              <Trans>Health</Trans>
            </Link>
          </li>
          <li>
            <Link to="/settings/configuration">
              <Trans>Configuration</Trans>
            </Link>
          </li>
          {mayPeople && (
            <li>
              <Link to="/settings/people">
                <Trans>People</Trans>
              </Link>
            </li>
          )}
          {mayTokens && (
            <li>
              <Link to="/settings/tokens">
                <Trans>Programs</Trans>
              </Link>
            </li>
          )}
        </ul>
      </nav>
      {children}
    </div>
  )
}
