/**
 * The organisation as the notification form and the letters know it: typed once, on a quiet day. What is missing or cannot be
 * right is said by the core, beside the field, and refuses nothing: half of it is better than none.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { checkProfile, EMPTY_PROFILE, MAX_PROFILE_UNITS } from "@sluis/core/breach/profile"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import type { Gives } from "@sluis/server/contract/form"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { FormEvent, ReactElement, ReactNode } from "react"

import { useAct, useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Checkbox } from "../../component/choice.tsx"
import { Loaded, ProblemAlert } from "../../component/loaded.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"
import { differences, merged } from "./profile-change.ts"
import { ProfileMeanwhile } from "./profile-meanwhile.tsx"
import { SettingsFrame } from "./settings-frame.tsx"

export function OrganisationPage(): ReactElement {
  const { t } = useLingui()
  const profile = useCall("organisation.show", {}, { staleTime: Infinity })
  return (
    <SettingsFrame
      title={t`Organisation`}
      lead={
        <Trans>
          What the notification form and the letters about a breach say of your organisation. Fill it in now:
          when a breach happens, there is no time.
        </Trans>
      }
    >
      <Loaded of={profile}>{(known) => <ProfileForm known={known} />}</Loaded>
    </SettingsFrame>
  )
}

/** `known`: as it is now, also where somebody else saved it since this form was opened. */
function ProfileForm({ known }: { readonly known: Known }): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  /** The version that what is typed comes of. */
  const [base, setBase] = useState<Pick<Known, "profile" | "version">>(known)
  const [profile, setProfile] = useState<OrganisationProfile>(known.profile)
  const [checked, setChecked] = useState(false)
  const put = useAct("organisation.put")
  const { notifier, contact, desk, processOwner } = profile
  const client = useQueryClient()
  const isNewer = known.version > base.version
  const different = isNewer
    ? differences({ base: base.profile, mine: profile, theirs: known.profile })
    : NO_DIFFERENCE
  const remarks = checkProfile(profile)
  const lacks = remarks.filter(({ kind }) => kind === "missing").length
  const field = (name: string): Shown => ({
    remarks: checked ? remarks.filter((remark) => remark.field === name) : [],
    required: NEEDED.has(name),
  })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (put.isPending) return
    setChecked(true)
    put.mutate(
      {
        body: {
          profile: {
            ...profile,
            notifier: { ...notifier },
            contact: { ...contact },
            desk: { ...desk, hours: { ...desk.hours } },
            processOwner: { ...processOwner },
          },
          // Of a version that says nothing new here there is nothing to read.
          seen: different.length > 0 ? base.version : Math.max(base.version, known.version),
        },
      },
      {
        onSuccess: ({ version }) => {
          setBase({ profile, version })
          announce(t`Saved.`)
        },
        // What a colleague saved may not have been heard of yet.
        onError: () => void client.invalidateQueries({ queryKey: ["organisation"] }),
      },
    )
  }
  const read = (counts: "mine" | "theirs"): void => {
    setProfile(merged({ base: base.profile, mine: profile, theirs: known.profile }, counts))
    setBase(known)
    put.reset()
    announce(t`Look the form over and choose “Save”.`)
  }
  return (
    <form className="sluis-stack" noValidate onSubmit={send}>
      <Card title={<Trans>The organisation</Trans>}>
        <Line
          label={<Trans>Name</Trans>}
          {...field("name")}
          value={profile.name}
          onChange={(name) => setProfile({ ...profile, name })}
        />
        <Line
          label={<Trans>Number in the trade register (KvK)</Trans>}
          {...field("kvkNumber")}
          value={profile.kvkNumber}
          onChange={(kvkNumber) => setProfile({ ...profile, kvkNumber })}
        />
        <Line
          label={<Trans>Address</Trans>}
          description={<Trans>Street, postcode and town.</Trans>}
          {...field("address")}
          value={profile.address}
          onChange={(address) => setProfile({ ...profile, address })}
        />
        <Line
          label={<Trans>Sector</Trans>}
          description={<Trans>For instance: municipality, hospital, school.</Trans>}
          {...field("sector")}
          value={profile.sector}
          onChange={(sector) => setProfile({ ...profile, sector })}
        />
        <Line
          label={<Trans>Website</Trans>}
          {...field("website")}
          value={profile.website}
          onChange={(website) => setProfile({ ...profile, website })}
        />
      </Card>
      <Card title={<Trans>Who sends the notification</Trans>}>
        <Contact
          of="notifier"
          contact={notifier}
          field={field}
          onChange={(changed) => setProfile({ ...profile, notifier: changed })}
        />
      </Card>
      <Card title={<Trans>Whom the authority may ask</Trans>}>
        <Contact
          of="contact"
          contact={contact}
          field={field}
          onChange={(changed) => setProfile({ ...profile, contact: changed })}
        />
        <Line
          label={<Trans>Number of the data protection officer (FG) at the authority</Trans>}
          {...field("fgNumber")}
          value={profile.fgNumber}
          onChange={(fgNumber) => setProfile({ ...profile, fgNumber })}
        />
      </Card>
      <Card title={<Trans>Who answers for the safeguard</Trans>}>
        <Paragraph>
          <Trans>
            The process owner owns the rules, is named so in the full report on the safeguard, and is who the
            monthly report on breaches is for.
          </Trans>
        </Paragraph>
        <Line
          label={<Trans>Name</Trans>}
          {...field("processOwner.name")}
          value={processOwner.name}
          onChange={(name) => setProfile({ ...profile, processOwner: { ...processOwner, name } })}
        />
        <Line
          label={<Trans>Function</Trans>}
          {...field("processOwner.function")}
          value={processOwner.function}
          onChange={(called) =>
            setProfile({ ...profile, processOwner: { ...processOwner, function: called } })
          }
        />
        <Line
          label={<Trans>E-mail address</Trans>}
          {...field("processOwner.email")}
          required={processOwner.monthly}
          value={processOwner.email}
          onChange={(email) => setProfile({ ...profile, processOwner: { ...processOwner, email } })}
        />
        <Checkbox
          label={<Trans>Mail the monthly report there by itself</Trans>}
          description={
            <Trans>
              On the first of each month, about the month before; the first time within an hour. It names
              departments and what still has to be improved.
            </Trans>
          }
          checked={processOwner.monthly}
          onChange={(monthly) => setProfile({ ...profile, processOwner: { ...processOwner, monthly } })}
        />
      </Card>
      <Card title={<Trans>Whom people concerned can reach</Trans>}>
        <Line
          label={<Trans>Phone number of a desk</Trans>}
          {...field("desk.phone")}
          value={desk.phone}
          onChange={(phone) => setProfile({ ...profile, desk: { ...desk, phone } })}
        />
        <Line
          label={<Trans>E-mail address of a desk</Trans>}
          {...field("desk.email")}
          value={desk.email}
          onChange={(email) => setProfile({ ...profile, desk: { ...desk, email } })}
        />
        <Line
          label={<Trans>When it can be reached, in Dutch</Trans>}
          description={<Trans>As it stands in a sentence: op werkdagen van 9.00 tot 17.00 uur.</Trans>}
          {...field("desk.hours.nl")}
          value={desk.hours.nl}
          onChange={(nl) => setProfile({ ...profile, desk: { ...desk, hours: { ...desk.hours, nl } } })}
        />
        <Line
          label={<Trans>When it can be reached, in English</Trans>}
          {...field("desk.hours.en")}
          value={desk.hours.en}
          onChange={(en) => setProfile({ ...profile, desk: { ...desk, hours: { ...desk.hours, en } } })}
        />
      </Card>
      {put.isSuccess && (
        <Alert
          kind={remarks.length === 0 ? "ok" : "warning"}
          live
          title={
            remarks.length === 0 ? <Trans>Saved and complete</Trans> : <Trans>Saved, but not complete</Trans>
          }
        >
          {lacks > 0 ? (
            <Trans>
              Some fields are still empty. You can fill them in later; the form then says “unknown”.
            </Trans>
          ) : remarks.length > 0 ? (
            <Trans>Look at the fields that are marked.</Trans>
          ) : (
            <Trans>The next form and the next letters use these data.</Trans>
          )}
        </Alert>
      )}
      {put.error !== null && <ProblemAlert error={put.error} />}
      {different.length > 0 && !put.isPending && (
        <ProfileMeanwhile different={different} saved={known.saved} onRead={read} />
      )}
      <div>
        <Button type="submit" look="primary" busy={put.isPending}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  )
}

type Known = Gives<"organisation.show">

const NO_DIFFERENCE: ReturnType<typeof differences> = []

/** Without these a notification or a letter has a gap. */
const NEEDED: ReadonlySet<string> = new Set(checkProfile(EMPTY_PROFILE).map(({ field }) => field))

type Shown = { readonly remarks: ReturnType<typeof checkProfile>; readonly required: boolean }

type LineProps = Shown & {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
}

function Line({ remarks, ...line }: LineProps): ReactElement {
  const words = useWords()
  const [remark] = remarks
  return (
    <TextInput
      {...line}
      error={remark === undefined ? undefined : words(remark.problem)}
      autoComplete="off"
      maxLength={MAX_PROFILE_UNITS}
    />
  )
}

type ContactProps = {
  /** Where it stands in the profile. */
  readonly of: "notifier" | "contact"
  readonly contact: OrganisationProfile["contact"]
  readonly field: (name: string) => Shown
  readonly onChange: (contact: OrganisationProfile["contact"]) => void
}

function Contact({ of, contact, field, onChange }: ContactProps): ReactElement {
  return (
    <>
      <Line
        label={<Trans>Name</Trans>}
        {...field(`${of}.name`)}
        value={contact.name}
        onChange={(name) => onChange({ ...contact, name })}
      />
      <Line
        label={<Trans>Function</Trans>}
        {...field(`${of}.function`)}
        value={contact.function}
        onChange={(called) => onChange({ ...contact, function: called })}
      />
      <Line
        label={<Trans>Phone number</Trans>}
        {...field(`${of}.phone`)}
        value={contact.phone}
        onChange={(phone) => onChange({ ...contact, phone })}
      />
      <Line
        label={<Trans>E-mail address</Trans>}
        {...field(`${of}.email`)}
        value={contact.email}
        onChange={(email) => onChange({ ...contact, email })}
      />
    </>
  )
}
