/**
 * The configuration in force. It is read here and changed in its file, by whoever runs the machine: what a browser could change, a
 * stolen session could.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Badge } from "../../component/badge.tsx"
import { Card } from "../../component/card.tsx"
import { Checkbox } from "../../component/choice.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { CodeWords } from "../../component/code-words.tsx"
import { GENERAL, sectionsOf, settingsWanted } from "./setting-section.ts"
import type { Section, Setting } from "./setting-section.ts"
import { SettingsFrame } from "./settings-frame.tsx"

export function ConfigurationPage(): ReactElement {
  const { t } = useLingui()
  const settings = useCall("settings.show", {})
  return (
    <SettingsFrame
      title={t`Configuration`}
      lead={<Trans>Every setting that is in force. Secrets are not among them, only where they are.</Trans>}
    >
      <Loaded of={settings}>{(shown) => <Configuration shown={shown} />}</Loaded>
    </SettingsFrame>
  )
}

function Configuration({ shown }: { readonly shown: Gives<"settings.show"> }): ReactElement {
  const { t, i18n } = useLingui()
  const [words, setWords] = useState("")
  const [changed, setChanged] = useState(false)
  const wanted = settingsWanted(shown.settings, { changed, words })
  const count = wanted.length
  return (
    <>
      <Card title={<Trans>Where it is changed</Trans>}>
        <Where file={shown.file} />
        {i18n.locale === "nl" && (
          <Paragraph look="small">
            <Trans>What a setting means is told in English, as it stands in the file.</Trans>
          </Paragraph>
        )}
      </Card>
      <form
        className="sluis-settings-filter"
        role="search"
        aria-label={t`Look for a setting`}
        onSubmit={(event) => event.preventDefault()}
      >
        <TextInput
          label={<Trans>Look for a setting</Trans>}
          required
          type="search"
          autoComplete="off"
          value={words}
          onChange={setWords}
        />
        <Checkbox
          label={<Trans>Only what differs from the default</Trans>}
          checked={changed}
          onChange={setChanged}
        />
        <p className="nl-paragraph sluis-small" role="status">
          <Plural value={count} one="# setting" other="# settings" />
        </p>
      </form>
      {count === 0 && (
        <EmptyState title={<Trans>No setting fits this</Trans>}>
          <Trans>Look for a part of a name, such as “tls”, or a word from what it means.</Trans>
        </EmptyState>
      )}
      {sectionsOf(wanted).map((section) => (
        <SectionCard key={section.name} section={section} />
      ))}
    </>
  )
}

function Where({ file }: { readonly file: string | undefined }): ReactElement {
  return file === undefined ? (
    <Paragraph>
      <Trans>
        There is no file: everything is as it is by default, or comes from environment variables. Write one
        with <code>sluis config print</code>, and start Sluis with <code>--config</code> and its name.
      </Trans>
    </Paragraph>
  ) : (
    <Paragraph>
      <Trans>
        In the file <code>{file}</code>. After a change, have it read again with{" "}
        <code>systemctl reload sluis</code>. The policy, the certificates and the log then hold at once; the
        rest after a restart.
      </Trans>
    </Paragraph>
  )
}

function SectionCard({ section: { name, settings } }: { readonly section: Section }): ReactElement {
  return (
    <Card title={name === GENERAL ? <Trans>General</Trans> : <code>{name}</code>}>
      <dl className="sluis-settings">
        {settings.map((setting) => (
          <SettingItem key={setting.key} setting={setting} />
        ))}
      </dl>
    </Card>
  )
}

function SettingItem({
  setting: { key, value, isDefault, description },
}: {
  readonly setting: Setting
}): ReactElement {
  return (
    <div className="sluis-setting">
      <dt>
        <code>{key}</code>
      </dt>
      <dd className="sluis-setting__value">
        <code>{value}</code>
        {!isDefault && (
          <Badge tone="info" icon="ok">
            <Trans>Set by you</Trans>
          </Badge>
        )}
      </dd>
      <dd className="sluis-setting__meaning" lang="en">
        <CodeWords text={description} />
      </dd>
    </div>
  )
}
