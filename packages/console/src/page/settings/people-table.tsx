/** People as rows: who, what they may, and since when. */
import { msg } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Moment } from "../../component/moment.tsx"
import { RoleName } from "../../component/role.tsx"
import { useSession } from "../../shell/session.ts"
import type { Person } from "./people-page.tsx"

type Props = {
  readonly people: readonly Person[]
  readonly busy: boolean
  readonly onChange: (person: Person) => void
  readonly onRemove: (person: Person) => void
}

export function PeopleTable({ people, busy, onChange, onRemove }: Props): ReactElement {
  const { t } = useLingui()
  const own = useSession().data?.account?.id
  return (
    <DataTable
      caption={t`People who may log in`}
      captionHidden
      rows={people}
      keyOf={({ id }) => id}
      busy={busy}
      empty={
        <EmptyState icon="people" title={<Trans>Nobody has an account yet</Trans>}>
          <Trans>
            Whom you invite comes to stand here at once. In a demonstration you yourself have no account:
            everybody with the link of its start gets in.
          </Trans>
        </EmptyState>
      }
      columns={[
        {
          id: "name",
          label: t`Name`,
          names: true,
          cell: ({ id, name, address }) => {
            // So that a long one breaks there, and not within a word.
            const local = address.slice(0, address.lastIndexOf("@"))
            return (
              <span className="sluis-person">
                <span>
                  {name}
                  {id === own && (
                    <>
                      {" "}
                      <Trans>(you)</Trans>
                    </>
                  )}
                </span>
                <span className="sluis-small">
                  {local}
                  <wbr />
                  {address.slice(local.length)}
                </span>
              </span>
            )
          },
        },
        {
          id: "roles",
          label: t`Roles`,
          cell: ({ roles, departments }) => (
            <span className="sluis-person">
              {roles.map((role) => (
                <span key={role}>
                  <RoleName role={role} />
                </span>
              ))}
              {departments.length > 0 && <span className="sluis-small">{departments.join(", ")}</span>}
            </span>
          ),
        },
        {
          id: "state",
          label: t`State`,
          cell: ({ state, proven }) => (
            <span className="sluis-person">
              <StateBadge state={state} looks={STATES} />
              {state !== "invited" && !proven && (
                <span className="sluis-small">
                  <Trans>Mailbox not confirmed yet</Trans>
                </span>
              )}
            </span>
          ),
        },
        {
          id: "seen",
          label: t`Last here`,
          cell: ({ seenAt }) => (seenAt === undefined ? <Trans>Not yet</Trans> : <Moment at={seenAt} />),
        },
        {
          id: "deeds",
          label: t`What you can do`,
          cell: (person) => (
            <span className="sluis-deeds">
              <Button look="subtle" onClick={() => onChange(person)}>
                <Trans>Change</Trans>
                <span className="sluis-visually-hidden"> {person.name}</span>
              </Button>
              <Button look="subtle" danger onClick={() => onRemove(person)}>
                <Trans>Remove</Trans>
                <span className="sluis-visually-hidden"> {person.name}</span>
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}

const STATES: StateLooks<Person["state"]> = {
  active: { tone: "positive", icon: "ok", words: msg`Active` },
  invited: { tone: "info", icon: "clock", words: msg`Invited` },
  blocked: { tone: "negative", icon: "refuse", words: msg`Blocked` },
}
