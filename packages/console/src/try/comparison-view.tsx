/**
 * Two messages beside each other with the differences marked: struck out is what went, underlined what came. Marks are elements with
 * a meaning (<del>, <ins>) and a shape, never colour alone.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useMemo, useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../component/button.tsx"
import { Heading, Paragraph } from "../component/text.tsx"
import { compare, isMain, type ComparedField, type ComparedText } from "./comparison.ts"
import "./comparison-view.css"
import type { Piece } from "./difference.ts"
import type { MailView } from "./view.ts"

type Props = {
  readonly before: MailView
  readonly after: MailView
  /** Above the two sides. */
  readonly beforeLabel: string
  readonly afterLabel: string
  /** Of the headings in it: one below that of what it stands in. */
  readonly level: 2 | 3
}

export function ComparisonView({ before, after, beforeLabel, afterLabel, level }: Props): ReactElement {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const { fields, texts } = useMemo(() => compare(before, after), [before, after])
  const main = fields.filter(isMain)
  const shown = all ? fields : main
  const more = fields.length - main.length
  return (
    <div className="sluis-stack">
      <table className="sluis-comparison" role="table">
        <caption className="sluis-visually-hidden">{t`The header of the message, before and after`}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t`Field`}
            </th>
            <th scope="col" role="columnheader">
              {beforeLabel}
            </th>
            <th scope="col" role="columnheader">
              {afterLabel}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((field, index) => (
            <FieldRow key={index} field={field} beforeLabel={beforeLabel} afterLabel={afterLabel} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <div>
          <Button look="subtle" icon={all ? "up" : "down"} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? <Trans>Show fewer fields</Trans> : <Trans>Show all fields</Trans>}
          </Button>
        </div>
      )}
      {texts.map((text, index) => (
        <TextPart key={index} text={text} level={level} />
      ))}
      <Attachments mail={after} level={level} />
    </div>
  )
}

type RowProps = { readonly field: ComparedField; readonly beforeLabel: string; readonly afterLabel: string }

function FieldRow({ field, beforeLabel, afterLabel }: RowProps): ReactElement {
  const { t } = useLingui()
  return (
    <tr role="row" data-change={field.change}>
      <th scope="row" role="rowheader">
        {field.name}
      </th>
      <td role="cell" data-label={beforeLabel}>
        {field.change === "new" ? (
          <None text={t`was not there`} />
        ) : (
          <Value pieces={field.before} name={field.name} />
        )}
      </td>
      <td role="cell" data-label={afterLabel}>
        {field.change === "gone" ? (
          <None text={t`left out`} />
        ) : (
          <Value pieces={field.after} name={field.name} />
        )}
      </td>
    </tr>
  )
}

function None({ text }: { readonly text: string }): ReactElement {
  return <span className="sluis-comparison__none">{text}</span>
}

/** Longer values scroll, and whatever scrolls can have the focus. */
const LONG = 600

function Value({ pieces, name }: { readonly pieces: readonly Piece[]; readonly name: string }): ReactElement {
  const { t } = useLingui()
  const isLong = pieces.reduce((units, { text }) => units + text.length, 0) > LONG
  if (!isLong) return <Pieces pieces={pieces} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must be able to reach it
    <div className="sluis-comparison__long" role="group" aria-label={t`Long value of ${name}`} tabIndex={0}>
      <Pieces pieces={pieces} />
    </div>
  )
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactElement {
  return (
    <>
      {pieces.map(({ text, kind }, index) => {
        if (kind === "gone") return <del key={index}>{text}</del>
        if (kind === "new") return <ins key={index}>{text}</ins>
        return <span key={index}>{text}</span>
      })}
    </>
  )
}

type TextProps = { readonly text: ComparedText; readonly level: Props["level"] }

function TextPart({ text, level }: TextProps): ReactElement | null {
  const whole = text.lines.filter(({ kind }) => kind !== "gone")
  if (text.change === "same" && whole.every((line) => line.text.trim() === "")) return null
  return (
    <section className="sluis-stack">
      <Heading level={level}>
        {text.kind === "text" ? <Trans>Text</Trans> : <Trans>Invitation</Trans>}
      </Heading>
      {text.change === "same" ? (
        <>
          <Paragraph look="small">
            <Trans>The text is the same in both.</Trans>
          </Paragraph>
          <div className="sluis-comparison__text">{whole.map((line) => line.text).join("\n")}</div>
        </>
      ) : (
        <div className="sluis-comparison__text">
          {text.lines.map((line, index) => (
            <span key={index}>
              <Pieces pieces={[line]} />
              {"\n"}
            </span>
          ))}
        </div>
      )}
    </section>
  )
}

type AttachmentsProps = { readonly mail: MailView; readonly level: Props["level"] }

function Attachments({ mail, level }: AttachmentsProps): ReactElement | null {
  const { i18n } = useLingui()
  if (mail.attachments.length === 0) return null
  return (
    <section className="sluis-stack">
      <Heading level={level}>
        <Trans>Attachments</Trans>
      </Heading>
      <ul className="sluis-comparison__attachments">
        {mail.attachments.map(({ filename, type, octets }, index) => (
          <li key={index}>
            {filename === "" ? <Trans>Without a name</Trans> : filename}{" "}
            <span className="sluis-small">
              ({type}, {i18n.number(Math.max(1, Math.round(octets / 1000)))} kB)
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
