/** The form of a change (./change-page.tsx). What is typed is kept as a draft, so that it can be left and gone on with. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { useAct, useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { useLeaveWarning } from "../../component/leave-warning.ts"
import { Loaded, ProblemAlert } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { hasEnoughWords } from "../../held/reason-text.ts"
import { CheckResult } from "./check-result.tsx"
import type { Check } from "./check-result.tsx"
import { usePolicyDraft } from "./draft.ts"
import type { Draft } from "./draft.ts"
import { PolicyEditor } from "./policy-editor.tsx"
import type { Place } from "./policy-editor.tsx"
import { ReplayPart } from "./replay-part.tsx"
import type { Policy } from "./rule-shown.ts"
import { useSettled } from "./use-settled.ts"
import type { PolicyChange } from "./waiting-change.tsx"

/** As long as the API takes. */
const MAX_TEXT = 240 * 1024
const MAX_REASON = 1000
/** Milliseconds without a key press after which the text is checked. */
const PAUSE = 600

type Props = { readonly policy: Policy; readonly onDone: (change: PolicyChange) => void }

export function ChangeForm({ policy, onDone }: Props): ReactElement {
  const { t } = useLingui()
  const kept = usePolicyDraft()
  const [draft, setDraft] = useState<Draft>(() => kept.read() ?? freshDraft(policy))
  const [goTo, setGoTo] = useState<Place>()
  const [refused, setRefused] = useState(false)
  const settled = useSettled(draft.text, PAUSE)
  const check = useCall("policy.check", { body: { text: settled } }, { keep: true, staleTime: Infinity })
  const propose = useAct("policy.propose")
  const { form, goToFirst } = useFirstError()

  const isCurrent = settled === draft.text && !check.isPlaceholderData
  const known = isCurrent ? check.data : undefined
  const isChange = known?.valid === true && draft.text !== policy.text
  const touchesFloor = check.data?.touchesFloor ?? false
  const isDirty = draft.text !== policy.text && !propose.isSuccess
  useLeaveWarning(isDirty)

  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (next.text === policy.text) kept.forget()
    else kept.keep(next)
  }
  const startAnew = (): void => {
    kept.forget()
    setDraft(freshDraft(policy))
    propose.reset()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (propose.isPending) return
    const isReady = isChange && hasEnoughWords(draft.reason)
    setRefused(!isReady)
    if (!isReady) {
      goToFirst()
      return
    }
    propose.mutate(
      { body: { text: draft.text, reason: draft.reason.trim(), base: draft.base } },
      {
        onSuccess: (made) => {
          kept.forget()
          onDone(made)
        },
      },
    )
  }
  return (
    <form ref={form} className="sluis-stack" noValidate onSubmit={submit}>
      {draft.base !== policy.version && <Outdated onAnew={startAnew} />}
      <Card
        title={<Trans>The text</Trans>}
        aside={
          isDirty && (
            <Button look="subtle" icon="close" onClick={startAnew}>
              <Trans>Undo everything</Trans>
            </Button>
          )
        }
      >
        <PolicyEditor
          label={<Trans>Text of the policy</Trans>}
          description={
            <Trans>
              Change what should be different. Nothing happens until you put it in force below. You may leave
              this page meanwhile: your text is kept as long as you stay logged in and this window is open.
            </Trans>
          }
          value={draft.text}
          maxLength={MAX_TEXT}
          onChange={(text) => change({ text })}
          goTo={goTo}
        />
      </Card>
      <Card title={<Trans>What differs</Trans>}>
        <div className={isCurrent ? "sluis-stack" : "sluis-stack sluis-policy-stale"} aria-busy={!isCurrent}>
          <Loaded of={check}>{(checked) => <CheckResult check={checked} onGo={setGoTo} />}</Loaded>
        </div>
        <SaidAloud check={known} />
      </Card>
      <Card title={<Trans>What it would have done</Trans>}>
        <ReplayPart text={draft.text} version={policy.version} possible={isChange} />
      </Card>
      <Card
        title={touchesFloor ? <Trans>Propose</Trans> : <Trans>Put in force</Trans>}
        actions={
          <Button type="submit" look="primary" busy={propose.isPending}>
            {touchesFloor ? <Trans>Propose this change</Trans> : <Trans>Put in force</Trans>}
          </Button>
        }
      >
        <Paragraph>
          <WhatFollows isChange={isChange} touchesFloor={touchesFloor} />
        </Paragraph>
        <TextArea
          label={<Trans>Why is this change needed?</Trans>}
          description={<Trans>It is kept with the change, with your name.</Trans>}
          required
          rows={3}
          maxLength={MAX_REASON}
          error={
            refused && !hasEnoughWords(draft.reason)
              ? t`Write at least three words, so that others understand it later.`
              : undefined
          }
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        {refused && !isChange && isCurrent && (
          <Alert kind="warning" live title={<Trans>There is no change to put in force yet</Trans>}>
            {known?.valid === false ? (
              <Trans>First mend what is not right in the text; it is listed above.</Trans>
            ) : (
              <Trans>The text is still the same as the policy in force. Change something in it.</Trans>
            )}
          </Alert>
        )}
        {propose.error !== null && <ProblemAlert error={propose.error} />}
      </Card>
    </form>
  )
}

type FollowsProps = { readonly isChange: boolean; readonly touchesFloor: boolean }

function WhatFollows({ isChange, touchesFloor }: FollowsProps): ReactElement {
  if (!isChange) {
    return (
      <Trans>
        As soon as something has changed and the text is right, you see here whether somebody else has to
        approve it.
      </Trans>
    )
  }
  return touchesFloor ? (
    <Trans>
      This change touches the floor: what protects everybody. So a privacy officer who did not make it has to
      approve it first.
    </Trans>
  ) : (
    <Trans>This change leaves the floor alone, so you can put it in force yourself.</Trans>
  )
}

function freshDraft({ text, version }: Policy): Draft {
  return { text, base: version, reason: "" }
}

function Outdated({ onAnew }: { readonly onAnew: () => void }): ReactElement {
  return (
    <Alert
      kind="warning"
      live
      title={<Trans>The policy was changed by somebody else meanwhile</Trans>}
      actions={
        <Button onClick={onAnew}>
          <Trans>Begin anew with the policy in force</Trans>
        </Button>
      }
    >
      <Trans>
        Your text is a change of an older policy, so it cannot be put in force any more. Copy what you want to
        keep, and begin anew.
      </Trans>
    </Alert>
  )
}

/** A check comes with every pause, so a screen reader hears only whether it is right. */
function SaidAloud({ check }: { readonly check: Check | undefined }): ReactElement {
  const count = check?.problems.length ?? 0
  return (
    <p className="sluis-visually-hidden" role="status">
      {check === undefined ? (
        ""
      ) : count > 0 ? (
        <Trans>The text is not right yet.</Trans>
      ) : (
        <Trans>The text is right.</Trans>
      )}
    </p>
  )
}
