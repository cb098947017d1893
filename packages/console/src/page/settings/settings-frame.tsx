/** What every page of the settings has: its title, and the way to the others, as links because each has an address. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { Link } from "../../component/link.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { SubNavigation } from "../../component/sub-navigation.tsx"
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
  const maySettings = useMay("settings")
  const mayPeople = useMay("people")
  const mayTokens = useMay("tokens")
  const mayBreach = useMay("breach")
  return (
    <div className="sluis-stack">
      <PageTitle title={title} lead={lead} actions={actions} />
      <SubNavigation label={t`Settings`}>
        {maySettings && (
          <Link to="/settings" activeOptions={{ exact: true }}>
            <Trans>Overview</Trans>
          </Link>
        )}
        {maySettings && (
          <Link to="/settings/health">
            <Trans>Health</Trans>
          </Link>
        )}
        {maySettings && (
          <Link to="/settings/configuration">
            <Trans>Configuration</Trans>
          </Link>
        )}
        {mayPeople && (
          <Link to="/settings/people">
            <Trans>People</Trans>
          </Link>
        )}
        {mayTokens && (
          <Link to="/settings/tokens">
            <Trans>Programs</Trans>
          </Link>
        )}
        {mayBreach && (
          <Link to="/settings/organisation">
            <Trans>Organisation</Trans>
          </Link>
        )}
      </SubNavigation>
      {children}
    </div>
  )
}
