/** One field of the form: its answer, where that comes from, a button to copy it, and a form to answer it otherwise. */
import { Trans } from "@lingui/react/macro"
import { isClosed } from "@sluis/core/breach/file"
import type { FilledField } from "@sluis/core/breach/form/form"
import type { Origin } from "@sluis/core/breach/form/form-field"
import { readAnswer } from "@sluis/core/breach/form/form-answer"
import { fieldText } from "@sluis/core/breach/form/form-paper"
import { personalDataWords } from "@sluis/core/breach/form/personal-data"
import { listText } from "@sluis/core/breach/words"
import { useRef, useState } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Badge } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useLanguage, useWords } from "../../component/words.ts"
import { CopyButton } from "./copy-button.tsx"
import { FieldForm } from "./field-form.tsx"
import type { OpenFile } from "./open-file.ts"
import { Meanwhile, SeenContext } from "./meanwhile.tsx"
import { VersionsApart } from "./one-version.tsx"
import { lastStep } from "./open-file.ts"

type Props = { readonly open: OpenFile; readonly filled: FilledField }

export function FieldRow({ open, filled }: Props): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const [seen, setSeen] = useState<number>()
  const row = useRef<HTMLDivElement>(null)
  const { field, value, origin, source, changed, wrong, personal } = filled
  const name = words(field.name)
  const text = fieldText(field, value, language)
  const given = open.file.answers.find((answer) => answer.field === field.id)
  const conflict = given?.said.conflict ?? []
  const show = (said: string | undefined): ReactElement => {
    const read = readAnswer(field, said)
    const shown = read.ok ? fieldText(field, read.value, language) : (said ?? "")
    return shown === "" ? (
      <Paragraph>
        <Trans>took the answer back</Trans>
      </Paragraph>
    ) : (
      <p className="nl-paragraph sluis-breach-text">{shown}</p>
    )
  }
  return (
    <div ref={row} id={`field-${field.id}`} className="sluis-breach-field" tabIndex={-1}>
      <div className="sluis-breach-field__head">
        <span>{name}</span>
        <OriginBadge origin={origin} required={field.required} source={words(source)} />
        {changed && (
          <Badge tone="info" icon="info">
            <Trans>Changed since the last notification</Trans>
          </Badge>
        )}
      </div>
      {wrong !== undefined && (
        <Alert kind="error" title={<Trans>This answer cannot be read</Trans>}>
          {wrong.written}: {words(wrong.problem)}
        </Alert>
      )}
      {personal.length > 0 && (
        <Alert kind="warning" title={<Trans>Does this have to be in it?</Trans>}>
          {listText(personalDataWords(personal).map(words), language)}
        </Alert>
      )}
      <VersionsApart open={open} versions={conflict} show={show} />
      {seen !== undefined ? (
        <SeenContext value={seen}>
          {given !== undefined && (
            <Meanwhile
              open={open}
              section={given.said}
              seen={seen}
              show={show}
              onRead={() => {
                setSeen(lastStep(open))
                row.current?.focus()
              }}
            />
          )}
          <FieldForm
            open={open}
            filled={filled}
            onClose={() => {
              setSeen(undefined)
              row.current?.focus()
            }}
          />
        </SeenContext>
      ) : (
        <>
          {text === "" ? (
            <Paragraph>
              <Trans>not known yet</Trans>
            </Paragraph>
          ) : (
            <p className="nl-paragraph sluis-breach-text">{text}</p>
          )}
          <div className="sluis-cluster">
            {text !== "" && <CopyButton text={text} name={name} />}
            {!isClosed(open.file) && (
              <Button look="subtle" onClick={() => setSeen(lastStep(open))}>
                {text === "" ? <Trans>Fill in</Trans> : <Trans>Change</Trans>}
                <span className="sluis-visually-hidden"> {name}</span>
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

type OriginProps = { readonly origin: Origin; readonly required: boolean; readonly source: string }

function OriginBadge({ origin, required, source }: OriginProps): ReactElement {
  switch (origin) {
    case "evidence":
      return (
        <Badge tone="positive" icon="deliver">
          {source}
        </Badge>
      )
    case "profile":
      return (
        <Badge tone="neutral" icon="settings">
          {source}
        </Badge>
      )
    case "officer":
      return (
        <Badge tone="info" icon="person">
          {source}
        </Badge>
      )
    case "unknown":
      return required ? (
        <Badge tone="warning" icon="warning">
          {source}
        </Badge>
      ) : (
        <Badge tone="neutral" icon="info">
          <Trans>may stay open</Trans>
        </Badge>
      )
  }
}
