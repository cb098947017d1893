/**
 * Where the link of a question leads: somebody got a message that was not meant for them, and says what became of it. No login, a
 * telephone, plain words; nothing is told about the message or about anybody else.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import {
  ANSWER_WORDS,
  ATTESTATION_ANSWERS,
  MAX_ATTESTATION_TEXT,
} from "@sluis/core/breach/letter/attestation"
import type { AttestationAnswer } from "@sluis/core/breach/letter/attestation"
import type { Gives } from "@sluis/server/contract/form"
import { useEffect, useRef, useState } from "react"
import type { FormEvent, ReactElement, ReactNode } from "react"

import { Problem } from "../../api/problem.ts"
import { useAct, useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { RadioGroup } from "../../component/choice.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { Loaded, ProblemAlert } from "../../component/loaded.tsx"
import { Moment } from "../../component/moment.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { useLanguage, useWords } from "../../component/words.ts"
import { isLanguageChosen, speak } from "../../locale/language.ts"
import { useLink } from "../../shell/use-link.ts"

export function AnswerPage(): ReactElement {
  const token = useLink("answer")
  return token === undefined ? <NoAnswer /> : <Asked key={token} token={token} />
}

function Asked({ token }: { readonly token: string }): ReactElement {
  const { t } = useLingui()
  const shown = useCall("answer.show", { body: { token } })
  const [given, setGiven] = useState(false)
  const focusTitle = useTitleFocus()
  useSpeak(shown.data?.language)
  if (given) {
    return (
      <div className="sluis-stack">
        <PageTitle title={t`Thank you`} lead={<Trans>Your answer has been received.</Trans>} />
        <Paragraph>
          <Trans>
            Does something change? Open the link again and answer once more. The newest answer counts.
          </Trans>
        </Paragraph>
        <div>
          <Button
            onClick={() => {
              setGiven(false)
              focusTitle()
            }}
          >
            <Trans>Change my answer</Trans>
          </Button>
        </div>
      </div>
    )
  }
  const { error } = shown
  if (error instanceof Problem && (error.code === "answer/link" || error.code === "answer/moved")) {
    return (
      <NoAnswer title={error.code === "answer/moved" ? error.title : undefined}>
        <Paragraph>{error.detail}</Paragraph>
      </NoAnswer>
    )
  }
  return (
    <div className="sluis-stack">
      <PageTitle title={t`What did you do with the message?`} />
      <Loaded of={shown}>
        {(asked) => (
          <AnswerForm
            token={token}
            asked={asked}
            onGiven={() => {
              setGiven(true)
              focusTitle()
            }}
          />
        )}
      </Loaded>
    </div>
  )
}

/** The page speaks the language of the letter, unless its reader has chosen one. */
function useSpeak(language: Gives<"answer.show">["language"] | undefined): void {
  const spoken = useLanguage()
  const isDone = useRef(false)
  useEffect(() => {
    if (language === undefined || isDone.current) return
    isDone.current = true
    if (language !== spoken && !isLanguageChosen()) void speak(language)
  }, [language, spoken])
}

type FormProps = {
  readonly token: string
  readonly asked: Gives<"answer.show">
  readonly onGiven: () => void
}

function AnswerForm({ token, asked, onGiven }: FormProps): ReactElement {
  const { t } = useLingui()
  const words = useWords()
  const { organisation, answered, sentAt } = asked
  const [kind, setKind] = useState<AttestationAnswer>()
  const [text, setText] = useState("")
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const give = useAct("answer.give")
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (give.isPending) return
    setChecked(true)
    if (kind === undefined) goToFirst()
    else give.mutate({ body: { token, kind, words: text.trim() } }, { onSuccess: onGiven })
  }
  return (
    <form ref={form} className="sluis-stack" noValidate onSubmit={send}>
      <Paragraph>
        {sentAt === undefined ? (
          <Trans>
            You got an e-mail from <strong>{organisation}</strong> with data of other people in it. That
            should not have happened.
          </Trans>
        ) : (
          <Trans>
            On <Moment at={sentAt} look="day" /> you got an e-mail from <strong>{organisation}</strong> with
            data of other people in it. That should not have happened.
          </Trans>
        )}
      </Paragraph>
      <Paragraph>
        <Trans>
          Please delete it, and tell us what you did with it. Then we know whether the data are safe. You did
          nothing wrong.
        </Trans>
      </Paragraph>
      {answered && (
        <Alert kind="info" title={<Trans>You have answered already</Trans>}>
          <Trans>You may answer again. The newest answer counts.</Trans>
        </Alert>
      )}
      <Card
        actions={
          <Button type="submit" look="primary" busy={give.isPending}>
            <Trans>Send my answer</Trans>
          </Button>
        }
      >
        <RadioGroup
          label={<Trans>What did you do with the message?</Trans>}
          error={checked && kind === undefined ? t`Choose what fits best.` : undefined}
          required
          value={kind}
          options={ATTESTATION_ANSWERS.map((value) => ({ value, label: words(ANSWER_WORDS[value]) }))}
          onChange={setKind}
        />
        <TextArea
          label={
            kind === "forwarded" ? (
              <Trans>To whom did you pass it on?</Trans>
            ) : (
              <Trans>Is there anything else that we should know?</Trans>
            )
          }
          maxLength={MAX_ATTESTATION_TEXT}
          value={text}
          onChange={setText}
        />
        {give.error !== null && <ProblemAlert error={give.error} />}
      </Card>
      <Paragraph look="small">
        <Trans>
          Only those at {organisation} who deal with this see your answer. It is erased with the file about
          it.
        </Trans>
      </Paragraph>
    </form>
  )
}

type NoAnswerProps = {
  /** What is the matter, where that is known. */
  readonly title?: string | undefined
  readonly children?: ReactNode
}

function NoAnswer({ title, children }: NoAnswerProps): ReactElement {
  const { t } = useLingui()
  return (
    <div className="sluis-stack">
      <PageTitle title={t`This link does not work`} />
      <Alert kind="warning" title={title ?? <Trans>We could not find the question</Trans>}>
        <div className="sluis-stack">
          {children ?? (
            <Paragraph>
              <Trans>
                Open the link again from the e-mail that you got, and take care that it is whole. Does it
                still not work? Then answer that e-mail, or call the number in it.
              </Trans>
            </Paragraph>
          )}
        </div>
      </Alert>
    </div>
  )
}
