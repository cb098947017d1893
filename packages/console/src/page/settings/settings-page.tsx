/** The beginning of the settings: whether anything needs attention, what there is, and the assistant as long as it is needed. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { HealthBadge } from "../../component/badge.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { Icon } from "../../component/icon.tsx"
import type { IconName } from "../../component/icon.tsx"
import { Link } from "../../component/link.tsx"
import { Heading } from "../../component/text.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { useMay, useSession } from "../../shell/session.ts"
import { worstState } from "./finding-order.ts"
import { SettingsFrame } from "./settings-frame.tsx"
import { missesEssential, STEPS } from "./setup-step.ts"
import { useSetup } from "./use-setup.ts"

export function SettingsPage(): ReactElement {
  const { t } = useLingui()
  const health = useCall("health.show", {})
  const mayPeople = useMay("people")
  const mayTokens = useMay("tokens")
  return (
    <SettingsFrame
      title={t`Settings`}
      lead={<Trans>How Sluis runs, who may use it, and which programs may.</Trans>}
    >
      <Assistant />
      <Loaded of={health}>
        {({ findings }) => (
          <ul className="sluis-ways">
            <Way
              icon="ok"
              to="/settings/health"
              title={<Trans>Health</Trans>}
              aside={<HealthBadge health={worstState(findings)} />}
            >
              <Trans>
                Whether everything works, and what to do where it does not: routes, queue, certificates, disk.
              </Trans>
            </Way>
            <Way icon="settings" to="/settings/configuration" title={<Trans>Configuration</Trans>}>
              <Trans>Every setting in force, with what it means. It is changed in the file, not here.</Trans>
            </Way>
            {mayPeople && (
              <Way icon="people" to="/settings/people" title={<Trans>People</Trans>}>
                <Trans>Who may log in and what each may do. Here you invite colleagues.</Trans>
              </Way>
            )}
            {mayTokens && (
              <Way icon="key" to="/settings/tokens" title={<Trans>Programs</Trans>}>
                <Trans>Tokens for other systems, such as your case system or your monitoring.</Trans>
              </Way>
            )}
            <Way icon="policy" to="/settings/setup" title={<Trans>Set up step by step</Trans>}>
              <Trans>From your domains to a test message through the real route.</Trans>
            </Way>
          </ul>
        )}
      </Loaded>
    </SettingsFrame>
  )
}

type WayProps = {
  readonly icon: IconName
  readonly to:
    | "/settings/health"
    | "/settings/configuration"
    | "/settings/people"
    | "/settings/tokens"
    | "/settings/setup"
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

function Way({ icon, to, title, aside, children }: WayProps): ReactElement {
  return (
    <li className="sluis-way">
      <Icon name={icon} />
      <div className="sluis-way__words">
        <div className="sluis-cluster">
          <Heading level={2}>
            <Link to={to}>{title}</Link>
          </Heading>
          {aside}
        </div>
        <p className="nl-paragraph">{children}</p>
      </div>
      <Icon name="next" />
    </li>
  )
}

/** Nothing, as soon as nothing essential is missing. */
function Assistant(): ReactElement | null {
  const isDemonstration = useSession().data?.demonstration ?? false
  const setup = useSetup()
  const states = setup.states
  if (states === undefined || !missesEssential(states)) return null
  const left = STEPS.filter((step) => states[step] !== "done").length
  return (
    <Alert
      kind="info"
      title={
        isDemonstration ? (
          <Trans>Ready to use Sluis for real mail?</Trans>
        ) : (
          <Trans>Sluis is not set up completely yet</Trans>
        )
      }
      actions={
        <ButtonLink to="/settings/setup" look="primary">
          <Trans>Set up step by step</Trans>
        </ButtonLink>
      }
    >
      <Plural value={left} one="# step is left." other="# steps are left." />{" "}
      <Trans>You can stop in between and go on later.</Trans>
    </Alert>
  )
}
