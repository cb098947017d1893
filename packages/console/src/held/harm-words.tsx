/**
 * What would have been given away, in words (./harm.ts has the numbers). Where the numbers say nothing, the rules' own words are
 * the news; so something always stands here.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { FACTS } from "@sluis/core/policy/facts-schema"
import type { ReactElement } from "react"

import { harmsOf } from "./harm.ts"
import type { Harm, Place, Sight } from "./harm.ts"
import { said } from "./said.ts"
import type { Text } from "./said.ts"
import "./held.css"

type Props = {
  readonly sight: Sight | undefined
  readonly reasons: readonly (Text & { readonly rule: string })[]
}

/** The numbers say something: then the rules' own words are a second story, to be told elsewhere. */
export function hasHarms(sight: Props["sight"], reasons: Props["reasons"]): boolean {
  return told(sight, reasons).length > 0
}

export function HarmWords({ sight, reasons }: Props): ReactElement {
  const { i18n } = useLingui()
  const harms = told(sight, reasons)
  const isListed = harms.some(({ kind }) => kind === "listed")
  return (
    <p className="nl-paragraph sluis-harm">
      {harms.length === 0
        ? reasons.map((reason) => said(reason, i18n.locale)).join(" ")
        : harms.map((harm, at) => (
            <span key={`${harm.kind} ${"place" in harm ? harm.place : ""}`}>
              {at > 0 && " "}
              <Sentence harm={harm} afterIntroduced={harms[at - 1]?.kind === "introduced"} />
            </span>
          ))}
      {isListed && (
        <>
          {" "}
          <Trans>Not everybody who gets the message has those already.</Trans>
        </>
      )}
    </p>
  )
}

function told(sight: Props["sight"], reasons: Props["reasons"]): readonly Harm[] {
  return harmsOf(
    sight,
    reasons.map(({ rule }) => rule),
  )
}

type SentenceProps = { readonly harm: Harm; readonly afterIntroduced: boolean }

function Sentence({ harm, afterIntroduced }: SentenceProps): ReactElement {
  switch (harm.kind) {
    case "introduced":
      return <Introduced people={harm.people} everybody={harm.everybody} />
    case "exposed": {
      const { people } = harm
      if (afterIntroduced || people < 2) {
        return <Trans>They would have known of each other that they get this message.</Trans>
      }
      return (
        <Trans>
          <Plural value={people} one="# person" other="# people" /> would have known of each other that they
          get this message.
        </Trans>
      )
    }
    case "reveals":
      return <Reveals certain={harm.certain} categories={harm.categories} />
    case "bcc": {
      const { people } = harm
      return (
        <Plural
          value={people}
          one="The header holds # address from Bcc, which everybody could have read."
          other="The header holds # addresses from Bcc, which everybody could have read."
        />
      )
    }
    case "listed":
      return <Listed place={harm.place} people={harm.people} />
  }
}

type IntroducedProps = { readonly people: number; readonly everybody: boolean }

function Introduced({ people, everybody }: IntroducedProps): ReactElement {
  if (people < 2) return <Trans>Somebody would have seen an address that was not known to him or her.</Trans>
  return everybody ? (
    <Trans>
      <Plural value={people} one="# person" other="# people" /> would have seen each other’s address.
    </Trans>
  ) : (
    <Trans>
      <Plural value={people} one="# person" other="# people" /> would have seen each other’s address, also
      people who do not know each other.
    </Trans>
  )
}

type RevealsProps = { readonly certain: boolean; readonly categories: readonly Sight["categories"][number][] }

function Reveals({ certain, categories }: RevealsProps): ReactElement {
  const { i18n } = useLingui()
  const words = new Intl.ListFormat(i18n.locale).format(
    categories.map((category) => said(FACTS.membership.categories.values[category], i18n.locale)),
  )
  if (words === "") {
    return certain ? (
      <Trans>That gives away something about them.</Trans>
    ) : (
      <Trans>That may give away something about them.</Trans>
    )
  }
  return certain ? (
    <Trans>
      That gives away something about them: <strong>{words}</strong>.
    </Trans>
  ) : (
    <Trans>
      That may give away something about them: <strong>{words}</strong>.
    </Trans>
  )
}

function Listed({ place, people }: { readonly place: Place; readonly people: number }): ReactElement {
  switch (place) {
    case "attached":
      return (
        <Plural
          value={people}
          one="An attachment holds the address of # person."
          other="An attachment holds the addresses of # people."
        />
      )
    case "quoted":
      return (
        <Plural
          value={people}
          one="The older mail below the text holds the address of # person."
          other="The older mail below the text holds the addresses of # people."
        />
      )
    case "text":
      return (
        <Plural
          value={people}
          one="The text holds the address of # person."
          other="The text holds the addresses of # people."
        />
      )
  }
}
