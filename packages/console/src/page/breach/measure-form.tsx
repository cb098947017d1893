/** A measure: what is done, by whom, and when it has to be done. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Measure } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { RadioGroup } from "../../component/choice.tsx"
import { TextArea, TextInput } from "../../component/text-input.tsx"
import type { OpenFile } from "./open-file.ts"
import { PersonalRemark } from "./personal-remark.tsx"
import { StepForm } from "./step-form.tsx"
import { MAX_LINE, MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  /** Undefined: a new one. */
  readonly from: Measure | undefined
  readonly onClose: () => void
}

export function MeasureForm({ open, from, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [id] = useState(() => from?.id ?? newId())
  const [kind, setKind] = useState(from?.kind ?? "improvement")
  const [text, setText] = useState(from?.text ?? "")
  const [english, setEnglish] = useState(from?.english ?? "")
  const wantsEnglish = open.people.languages.includes("en") || english !== ""
  const [owner, setOwner] = useState(from?.owner ?? "")
  const [due, setDue] = useState(from?.due ?? "")
  return (
    <StepForm
      open={open}
      act={() => ({
        kind: "measure",
        measure: {
          id,
          kind,
          text: text.trim(),
          ...(english.trim() !== "" && { english: english.trim() }),
          owner: owner.trim(),
          due: due === "" ? undefined : due,
        },
      })}
      submit={<Trans>Save</Trans>}
      done={t`Saved.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <RadioGroup
            label={<Trans>What is it for?</Trans>}
            required
            value={kind}
            options={[
              { value: "immediate", label: <Trans>Against this breach, at once</Trans> },
              { value: "improvement", label: <Trans>Against the next: an improvement point</Trans> },
            ]}
            onChange={setKind}
          />
          <TextArea
            label={wantsEnglish ? <Trans>What is done, in Dutch</Trans> : <Trans>What is done</Trans>}
            description={
              wantsEnglish ? (
                <Trans>It stands in letters and papers too. Put nobody’s name in it.</Trans>
              ) : (
                <Trans>In Dutch: it stands in letters and papers too. Put nobody’s name in it.</Trans>
              )
            }
            error={wrong("text")}
            required
            lang="nl"
            maxLength={MAX_TEXT}
            value={text}
            onChange={setText}
          />
          {wantsEnglish && (
            <TextArea
              label={<Trans>What is done, in English</Trans>}
              description={
                <Trans>
                  For whoever gets the letter in English. Left empty, that letter leaves it out, and says that
                  it is written down in Dutch only.
                </Trans>
              }
              error={wrong("english")}
              lang="en"
              maxLength={MAX_TEXT}
              value={english}
              onChange={setEnglish}
            />
          )}
          <PersonalRemark text={`${text}\n${english}`} />
          <TextInput
            label={<Trans>Owner</Trans>}
            description={<Trans>A function rather than a name: head of communication.</Trans>}
            error={wrong("owner")}
            autoComplete="off"
            maxLength={MAX_LINE}
            value={owner}
            onChange={setOwner}
          />
          <TextInput
            label={<Trans>To be done by</Trans>}
            error={wrong("due")}
            type="date"
            value={due}
            onChange={setDue}
          />
        </>
      )}
    </StepForm>
  )
}

const ID_OCTETS = 8

/** Two officers who add one at the same time add two. */
function newId(): string {
  return `m${[...crypto.getRandomValues(new Uint8Array(ID_OCTETS))].map((octet) => octet.toString(16).padStart(2, "0")).join("")}`
}
