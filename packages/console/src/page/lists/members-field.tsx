/** Who is on a list: pasted, or in a file. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { RadioGroup } from "../../component/choice.tsx"
import { FileDrop } from "../../component/file-drop.tsx"
import { TextArea } from "../../component/text-input.tsx"

export type Members = {
  readonly by: "text" | "file"
  readonly text: string
  readonly file: File | undefined
}

/** As much as the API takes. */
const MAX_TEXT = 4 * 1024 * 1024
const MAX_FILE_OCTETS = 5 * 1024 * 1024
const ENDINGS = [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"]

type Props = {
  readonly members: Members
  /** Say what is missing: after the first attempt to send the form. */
  readonly missing: boolean
  readonly onChange: (members: Members) => void
}

export function MembersField({ members, missing, onChange }: Props): ReactElement {
  const { t } = useLingui()
  const { by, text, file } = members
  const chosen = file?.name ?? ""
  return (
    <>
      <RadioGroup
        label={<Trans>Where are the addresses?</Trans>}
        required
        value={by}
        options={[
          { value: "text", label: <Trans>I paste them</Trans> },
          { value: "file", label: <Trans>In a file: a CSV table or a spreadsheet</Trans> },
        ]}
        onChange={(other) => onChange({ ...members, by: other })}
      />
      {by === "text" ? (
        <TextArea
          label={<Trans>Addresses</Trans>}
          description={
            <Trans>
              One on each line, or with commas between them. Rows of a table, with their titles, are fine too.
            </Trans>
          }
          error={missing ? t`Paste the addresses here.` : undefined}
          required
          rows={8}
          spellCheck={false}
          autoComplete="off"
          maxLength={MAX_TEXT}
          value={text}
          onChange={(other) => onChange({ ...members, text: other })}
        />
      ) : (
        <>
          <FileDrop
            label={<Trans>File</Trans>}
            description={<Trans>Sluis reads the addresses in it, and does not keep the file.</Trans>}
            error={missing ? t`Choose the file with the addresses.` : undefined}
            endings={ENDINGS}
            maxOctets={MAX_FILE_OCTETS}
            onFiles={([first]) => onChange({ ...members, file: first })}
          />
          <p className="nl-paragraph" role="status">
            {chosen !== "" && (
              <Trans>
                Chosen: <strong>{chosen}</strong>
              </Trans>
            )}
          </p>
        </>
      )}
    </>
  )
}
