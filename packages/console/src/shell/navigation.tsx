/** The main navigation: only what the user may open. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Icon } from "../component/icon.tsx"
import { Link } from "../component/link.tsx"
import type { Session } from "./session.ts"

export function Navigation({ session }: { readonly session: Session }): ReactElement {
  const { t } = useLingui()
  const may = new Set(session.permissions)
  return (
    <nav className="sluis-navigation" aria-label={t`Main navigation`}>
      <ul className="sluis-navigation__list">
        <li>
          <Link to="/" activeOptions={{ exact: true }}>
            <Icon name="today" />
            <Trans>Today</Trans>
          </Link>
        </li>
        {may.has("own") && (
          <li>
            <Link to="/held">
              <Icon name="hold" />
              <Trans>Held messages</Trans>
            </Link>
          </li>
        )}
        {may.has("breach") && (
          <li>
            <Link to="/breaches">
              <Icon name="breach" />
              <Trans>Breaches</Trans>
            </Link>
          </li>
        )}
        {may.has("statistics") && (
          <li>
            <Link to="/safeguard">
              <Icon name="safeguard" />
              <Trans>Safeguard</Trans>
            </Link>
          </li>
        )}
        {may.has("check") && (
          <li>
            <Link to="/try">
              <Icon name="eye" />
              <Trans>Try it</Trans>
            </Link>
          </li>
        )}
        {session.demonstration && (
          <li>
            <Link to="/outbox">
              <Icon name="individualise" />
              <Trans>Outbox</Trans>
            </Link>
          </li>
        )}
        {may.has("policy:read") && (
          <li>
            <Link to="/policy">
              <Icon name="policy" />
              <Trans>Policy</Trans>
            </Link>
          </li>
        )}
        {may.has("lists") && (
          <li>
            <Link to="/lists">
              <Icon name="people" />
              <Trans>Lists</Trans>
            </Link>
          </li>
        )}
        {may.has("ledger") && (
          <li>
            <Link to="/ledger">
              <Icon name="ledger" />
              <Trans>Ledger</Trans>
            </Link>
          </li>
        )}
        {may.has("tokens") && !may.has("settings") && (
          <li>
            <Link to="/settings/tokens">
              <Icon name="key" />
              <Trans>Programs</Trans>
            </Link>
          </li>
        )}
        {may.has("settings") && (
          <li>
            <Link to="/settings">
              <Icon name="settings" />
              <Trans>Settings</Trans>
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}
