/** Through the organisation's own identity provider. A link and not a form: the content security policy lets forms go nowhere else. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

const ADDRESS = "/login/oidc"

/** `target`: a path of the console, to come back to. */
export function OrganisationLogin(props: { readonly name: string; readonly target: string }): ReactElement {
  const { name, target } = props
  return (
    <a
      className="nl-button nl-button--primary sluis-button sluis-button--wide"
      href={`${ADDRESS}?${new URLSearchParams({ returnTo: target })}`}
    >
      <span className="nl-button__label">
        <Trans>Log in with {name}</Trans>
      </span>
    </a>
  )
}
