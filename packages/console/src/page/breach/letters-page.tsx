/**
 * Letters to the people concerned: one for each, by name, through the gate like all mail. Sluis writes them; the officer changes
 * what is not right, rehearses, and then sends them all.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { BreachFile } from "@sluis/core/breach/file"
import { checkProfile } from "@sluis/core/breach/profile"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { Paragraph } from "../../component/text.tsx"
import { At } from "./at.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { LetterForm } from "./letter-form.tsx"
import type { OpenFile } from "./open-file.ts"
import { RoundWords } from "./round-words.tsx"
import { ToDoWords } from "./to-do-words.tsx"
import { useMayWrite } from "./use-may-write.ts"

export function LettersPage(): ReactElement {
  const { t } = useLingui()
  const profile = useCall("organisation.show", {})
  return (
    <BreachFrame
      title={t`Letters`}
      lead={
        <Trans>
          Everybody concerned gets a letter of their own by e-mail, in plain words. Nobody else’s name or
          address is ever in it: Sluis checks that before one letter leaves.
        </Trans>
      }
    >
      {(open) => (
        <Loaded of={profile}>{({ profile: known }) => <Letters open={open} profile={known} />}</Loaded>
      )}
    </BreachFrame>
  )
}

type Props = { readonly open: OpenFile; readonly profile: OrganisationProfile }

function Letters({ open, profile }: Props): ReactElement {
  const { file, people } = open
  const mayWrite = useMayWrite(open)
  const lacks = checkProfile(profile).filter(({ field }) => field.startsWith("desk.") || field === "name")
  const informs = file.people.now?.value.inform === true
  return (
    <>
      <SentLetters open={open} />
      {!informs && (
        <Alert
          kind="warning"
          title={<Trans>It has not been decided to inform the people</Trans>}
          actions={
            <Link to="/breaches/$id/decisions" params={{ id: open.id }}>
              <Trans>To the decisions</Trans>
            </Link>
          }
        >
          <Trans>You can write and rehearse the letters. Sending them is possible after that decision.</Trans>
        </Alert>
      )}
      {people.concerned === 0 && (
        <Alert
          kind="warning"
          title={<Trans>There is nobody to write to yet</Trans>}
          actions={
            <Link to="/breaches/$id/people" params={{ id: open.id }}>
              <Trans>To the people concerned</Trans>
            </Link>
          }
        >
          <Trans>Add the people whose data it is about.</Trans>
        </Alert>
      )}
      {lacks.length > 0 && (
        <Alert
          kind="warning"
          title={<Trans>The letter cannot say whom people may call</Trans>}
          actions={
            <Link to="/settings/organisation">
              <Trans>Fill in the data of the organisation</Trans>
            </Link>
          }
        >
          <Trans>The name of the organisation, and the phone number and address of a desk, are needed.</Trans>
        </Alert>
      )}
      {mayWrite && <LetterForm open={open} profile={profile} firstRound={nextRound(file)} />}
    </>
  )
}

function nextRound({ letters }: BreachFile): "first" | "fuller" {
  return letters.some(({ value }) => value.round === "first") ? "fuller" : "first"
}

function SentLetters({ open }: { readonly open: OpenFile }): ReactElement | null {
  const { letters } = open.file
  const { informed, concerned, openTasks, onTheWay } = open.people
  if (letters.length === 0) return null
  return (
    <Card title={<Trans>What was sent</Trans>}>
      <Progress
        label={<Trans>People with a letter</Trans>}
        done={Math.min(informed, concerned)}
        of={concerned}
        canBeLeft={onTheWay > 0}
      />
      <ul className="sluis-breach-list">
        {letters.map(({ step, at, value: { round, people, paper } }) => (
          <li key={step}>
            <RoundWords round={round} />, <At at={at} />:{" "}
            <Plural value={people} one="# person" other="# people" />
            {paper > 0 && (
              <>
                ,{" "}
                <Plural
                  value={paper}
                  one="# of them on paper or by telephone"
                  other="# of them on paper or by telephone"
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {openTasks > 0 && (
        <Alert kind="warning" title={<ToDoWords what={{ kind: "by-hand", people: openTasks }} />}>
          <Trans>Sluis cannot do that for you. Record at each person that it has been done.</Trans>
        </Alert>
      )}
      <Paragraph>
        <Link to="/breaches/$id/people" params={{ id: open.id }}>
          <Trans>See what became of each letter</Trans>
        </Link>
      </Paragraph>
    </Card>
  )
}
