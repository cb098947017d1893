/** What an entry says, in words: its six fields, and the figures and words that come with them. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import { ACTION_WORDS, ORIGIN_WORDS, RESULT_WORDS } from "@sluis/core/ledger/words"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Link } from "../../component/link.tsx"
import { Moment } from "../../component/moment.tsx"
import { useWords } from "../../component/words.ts"
import { ruleName } from "../../held/rule-name.ts"
import type { ShownEntry } from "./entry-shown.ts"
import { MEANINGS, NAMES } from "./names.ts"
import { ObjectLink } from "./object-link.tsx"
import { sentence } from "./sentence.ts"
import { WhoDid } from "./who-did.tsx"

export function EntryFacts({ shown }: { readonly shown: ShownEntry }): ReactElement {
  const { t, i18n } = useLingui()
  const words = useWords()
  const { entry } = shown
  if (entry === undefined)
    return (
      <Alert kind="info" title={<Trans>This page cannot read this entry</Trans>}>
        <Trans>It is of a later version, or it is not what Sluis writes. Below it stands as it is.</Trans>
      </Alert>
    )
  const nameOf = (name: string): string => {
    const known = NAMES.get(name)
    return known === undefined ? name : i18n._(known)
  }
  return (
    <Card title={sentence(words(ACTION_WORDS[entry.action]))}>
      <DescriptionList
        items={[
          { term: t`When`, details: <Moment at={entry.at} look="long" /> },
          { term: t`Who`, details: <WhoDid shown={shown} /> },
          { term: t`About`, details: <About entry={entry} /> },
          { term: t`Result`, details: sentence(words(RESULT_WORDS[entry.result])) },
          { term: t`Recorded by`, details: sentence(words(ORIGIN_WORDS[entry.origin])) },
          ...inOrder(entry.figures).map(([name, value]) => ({
            term: nameOf(name),
            details: i18n.number(value),
          })),
          ...inOrder(entry.words).map(([name, value]) => ({
            term: nameOf(name),
            details: <Word name={name} value={value} />,
          })),
        ]}
      />
    </Card>
  )
}

function About({ entry: { action, object } }: { readonly entry: LedgerEntry }): ReactElement {
  if (object === "") return <Trans>Sluis itself</Trans>
  return (
    <>
      <ObjectLink action={action} object={object} />{" "}
      <Link to="/ledger" search={{ object }}>
        <Trans>All entries about this</Trans>
      </Link>
    </>
  )
}

/** Words are ours, and say the same in both languages; but rules have names, and moments a way to be written. */
function Word({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  const { i18n } = useLingui()
  if (name === "rules") return <Rules ids={value.split(" ")} />
  const meaning = MEANINGS.get(`${name} ${value}`)
  if (meaning !== undefined) return i18n._(meaning)
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return <Moment at={value} />
  return value
}

function Rules({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { i18n } = useLingui()
  return (
    <ul className="sluis-list">
      {ids.map((id) => (
        <li key={id}>{id.startsWith("+") ? <Own count={Number(id.slice(1))} /> : ruleName(id, i18n)}</li>
      ))}
    </ul>
  )
}

/** What an organisation calls its rules may lead to a department, so in the open is only how many there were. */
function Own({ count }: { readonly count: number }): ReactElement {
  return (
    <Plural value={count} one="# rule of the organisation’s own" other="# rules of the organisation’s own" />
  )
}

const ORDER: readonly string[] = [...NAMES.keys()]

/** In the entry they stand by the alphabet. */
function inOrder<Value>(record: { readonly [name: string]: Value }): readonly (readonly [string, Value])[] {
  const place = (name: string): number => {
    const at = ORDER.indexOf(name)
    return at < 0 ? ORDER.length : at
  }
  return Object.entries(record).toSorted(([one], [other]) => place(one) - place(other))
}
