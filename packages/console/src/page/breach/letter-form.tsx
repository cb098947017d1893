/** Writing the letters of a round: what Sluis proposes, what the officer changes, how it reads, a rehearsal, and sending. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { happenedText } from "@sluis/core/breach/letter/letter-happened"
import { LETTER_LIMITS } from "@sluis/core/breach/letter/letter"
import type { LetterRound } from "@sluis/core/breach/letter/letter"
import { letterPlain } from "@sluis/core/breach/letter/letter-text"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import type { Language, Words } from "@sluis/core/breach/words"
import { useState } from "react"
import type { ReactElement } from "react"

import { useKeptDraft } from "../../api/kept-draft.ts"
import { Card } from "../../component/card.tsx"
import { RadioGroup, Select } from "../../component/choice.tsx"
import { useLeaveWarning } from "../../component/leave-warning.ts"
import { Heading, Paragraph } from "../../component/text.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { LANGUAGE_NAMES, LANGUAGES } from "../../locale/language.ts"
import { EMPTY, exampleLetter, half, isEmpty, writtenIn } from "./letter-draft.ts"
import type { Draft } from "./letter-draft.ts"
import { LetterShown } from "./letter-shown.tsx"
import { accountIn } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"
import { PersonalRemark } from "./personal-remark.tsx"
import { PlainRemark } from "./plain-remark.tsx"
import { SendLetters } from "./send-letters.tsx"

type Props = {
  readonly open: OpenFile
  readonly profile: OrganisationProfile
  readonly firstRound: LetterRound
}

export function LetterForm({ open, profile, firstRound }: Props): ReactElement {
  const { t } = useLingui()
  const kept = useKeptDraft<Draft>(`letters/${open.id}`)
  const [draft, setDraft] = useState<Draft>(() => kept.read() ?? { ...NOTHING, round: firstRound })
  useLeaveWarning(!isEmpty(draft))
  const account = accountIn(open)
  const languages = writtenIn(open)
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    kept.keep(next)
  }
  const startAnew = (): void => {
    kept.forget()
    setDraft({ ...NOTHING, round: "fuller" })
  }
  const groups = open.people.groups.map(({ group }) => group).filter((group) => group !== "")
  return (
    <>
      <Card title={<Trans>The letter</Trans>}>
        <RadioGroup
          label={<Trans>Which letter?</Trans>}
          required
          value={draft.round}
          options={[
            {
              value: "first",
              label: <Trans>First letter</Trans>,
              description: <Trans>At once, with what you know now.</Trans>,
            },
            {
              value: "fuller",
              label: <Trans>Fuller letter</Trans>,
              description: <Trans>Later, with what you found out and what you do about it.</Trans>,
            },
          ]}
          onChange={(round) => change({ round })}
        />
        <BothTexts
          languages={languages}
          title={t`What happened`}
          empty={(language) => {
            const text = happenedText(account, language)
            return <Trans>Left empty, Sluis writes: “{text}”</Trans>
          }}
          words={draft.happened}
          onChange={(happened) => change({ happened })}
        />
        <BothTexts
          languages={languages}
          title={t`What others advised`}
          empty={() =>
            draft.round === "fuller" ? (
              <Trans>Left empty, the letter says that nobody was asked for advice.</Trans>
            ) : (
              <Trans>Left empty, the letter says nothing about it.</Trans>
            )
          }
          words={draft.advice}
          onChange={(advice) => change({ advice })}
        />
        {groups.map((group) => (
          <BothTexts
            key={group}
            languages={languages}
            title={t`For the group “${group}” alone`}
            empty={() => <Trans>Left empty, the letter says nothing about it.</Trans>}
            words={draft.groups.get(group) ?? EMPTY}
            onChange={(words) => change({ groups: new Map([...draft.groups, [group, words]]) })}
          />
        ))}
      </Card>
      <Example open={open} profile={profile} draft={draft} groups={groups} />
      <SendLetters open={open} draft={draft} onSent={startAnew} />
    </>
  )
}

const NOTHING: Omit<Draft, "round"> = { happened: EMPTY, advice: EMPTY, groups: new Map() }

type TextsProps = {
  /** In which letters are written. */
  readonly languages: readonly Language[]
  readonly title: string
  /** What the letter says where nothing is typed. */
  readonly empty: (language: Language) => ReactElement
  readonly words: Words
  readonly onChange: (words: Words) => void
}

function BothTexts({ languages, title, empty, words, onChange }: TextsProps): ReactElement {
  const { t } = useLingui()
  const missing = half(words, languages)
  return (
    <>
      <Heading level={3}>{title}</Heading>
      {languages.map((language) => (
        <div key={language} className="sluis-stack">
          <TextArea
            label={`${title} (${LANGUAGE_NAMES[language]})`}
            description={empty(language)}
            error={missing === language ? t`Write it in this language too.` : undefined}
            lang={language}
            maxLength={LETTER_LIMITS.paragraph}
            value={words[language]}
            onChange={(typed) => onChange({ ...words, [language]: typed })}
          />
          <PlainRemark text={words[language]} language={language} />
        </div>
      ))}
      <PersonalRemark text={`${words.nl}\n${words.en}`} />
    </>
  )
}

type ExampleProps = {
  readonly open: OpenFile
  readonly profile: OrganisationProfile
  readonly draft: Draft
  readonly groups: readonly string[]
}

function Example({ open, profile, draft, groups }: ExampleProps): ReactElement {
  const { t } = useLingui()
  const [language, setLanguage] = useState<Language>(writtenIn(open)[0] ?? "nl")
  const [group, setGroup] = useState("")
  const letter = exampleLetter(open, profile, draft, { language, group })
  return (
    <Card title={<Trans>How it reads</Trans>}>
      <Paragraph>
        <Trans>To nobody in particular. With the rehearsal below you see the letter to a real person.</Trans>
      </Paragraph>
      <RadioGroup
        label={<Trans>Language of the letter</Trans>}
        required
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={setLanguage}
      />
      {groups.length > 0 && (
        <Select
          label={<Trans>Group</Trans>}
          required
          value={group}
          options={[{ value: "", label: t`No group` }, ...groups.map((value) => ({ value, label: value }))]}
          onChange={setGroup}
        />
      )}
      <LetterShown language={language} subject={letter.subject} text={letterPlain(letter)} />
      <Paragraph look="small">
        <Plural
          value={open.people.concerned}
          one="# person would get a letter."
          other="# people would get a letter, each their own."
        />
      </Paragraph>
    </Card>
  )
}
