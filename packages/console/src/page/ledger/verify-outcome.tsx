/** What came of verifying: with which key, how much, and if something is wrong, where and what to do. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { Link } from "../../component/link.tsx"
import { Moment } from "../../component/moment.tsx"
import type { Verification } from "./verification.ts"
import type { Trouble, Verified } from "./verify-served.ts"

export function Outcome({ state }: { readonly state: Verification }): ReactElement | null {
  switch (state.step) {
    case "none":
    case "busy":
      return null
    case "verified":
      return <Whole verified={state.verified} at={state.at} />
    case "trouble":
      return <Wrong trouble={state.trouble} />
    case "failed":
      return <Failed status={state.status} />
  }
}

function Whole({ verified, at }: { readonly verified: Verified; readonly at: string }): ReactElement {
  const { size, key, unread, grownFrom, isOtherKey } = verified
  return (
    <>
      <Alert kind="ok" live title={<Trans>The ledger is whole</Trans>}>
        <p className="nl-paragraph">
          <Trans>
            <Plural value={size} one="# entry was" other="# entries were" /> verified on{" "}
            <Moment at={at} look="long" />: each is what was signed, and nothing is missing between them.
          </Trans>
        </p>
        <p className="nl-paragraph">
          {grownFrom === undefined ? (
            <Trans>From now on this browser also sees whether what it verified today stays in it.</Trans>
          ) : (
            <Plural
              value={grownFrom}
              one="The # entry that this browser verified before is in it, unaltered."
              other="The # entries that this browser verified before are in it, unaltered."
            />
          )}
        </p>
        {unread > 0 && (
          <p className="nl-paragraph">
            <Plural
              value={unread}
              one="# entry is of a later version, which this page cannot read. It is in the ledger as it was signed."
              other="# entries are of a later version, which this page cannot read. They are in the ledger as they were signed."
            />
          </p>
        )}
        <p className="nl-paragraph">
          <Trans>
            Signed with <code className="sluis-ledger-key">{key}</code>
          </Trans>
        </p>
      </Alert>
      {isOtherKey && (
        <Alert kind="warning" title={<Trans>The key is another one than last time</Trans>}>
          <Trans>
            This browser verified a ledger with another key before, so it could not compare the two. If Sluis
            was not installed anew, find out why there is another key before you rely on this.
          </Trans>
        </Alert>
      )}
    </>
  )
}

function Wrong({ trouble }: { readonly trouble: Trouble }): ReactElement {
  const { i18n } = useLingui()
  switch (trouble.kind) {
    case "key":
      return (
        <Alert kind="error" live title={<Trans>This is no key of a ledger</Trans>}>
          <Trans>Paste the whole key: a name, a plus, eight characters, a plus, and the rest.</Trans>
        </Alert>
      )
    case "nothing-signed":
      return (
        <Alert kind="info" live title={<Trans>Nothing has been signed yet</Trans>}>
          <Trans>That happens within seconds. Try again in a minute.</Trans>
        </Alert>
      )
    case "checkpoint":
      return trouble.why === "unsigned" || trouble.why === "other-log" || trouble.why === "not-by-log" ? (
        <Alert kind="error" live title={<Trans>The ledger is not signed with this key</Trans>}>
          <Trans>
            Check that you pasted the right key. If it is, then this is not the ledger that the key belongs
            to: ask the organisation how that can be.
          </Trans>
        </Alert>
      ) : (
        <Alarm title={<Trans>The signature under the ledger is not right</Trans>}>
          <Trans>What the server hands out as signed was altered, or is no checkpoint.</Trans>
        </Alarm>
      )
    case "tree":
      return <WrongTree trouble={trouble} />
    case "not-grown": {
      const { at } = trouble
      const [size, now] = [i18n.number(trouble.size), i18n.number(trouble.now)]
      return (
        <Alarm title={<Trans>The ledger is not the one that this browser verified before</Trans>}>
          {trouble.now < trouble.size ? (
            <Trans>
              On <Moment at={at} look="long" /> this browser verified {size} entries; now there are {now}.
              Entries have disappeared.
            </Trans>
          ) : (
            <Trans>
              Everything fits what is signed now, but among the first {size} entries at least one is not what
              it was when this browser verified them, on <Moment at={at} look="long" />. The ledger was
              written anew.
            </Trans>
          )}
        </Alarm>
      )
    }
  }
}

function WrongTree({ trouble }: { readonly trouble: Extract<Trouble, { kind: "tree" }> }): ReactElement {
  const { i18n } = useLingui()
  const { why, bend } = trouble
  switch (why.kind) {
    case "entry": {
      const index = i18n.number(why.index)
      const link = (
        <Link to="/ledger/$index" params={{ index: String(why.index) }}>
          <Trans>Look at this entry as it stands now</Trans>
        </Link>
      )
      return why.why.kind === "altered" ? (
        <Alarm title={<Trans>Entry {index} is not what was signed</Trans>} actions={link}>
          <Trans>Somebody altered it after it was signed. Everything before it is as it was signed.</Trans>
        </Alarm>
      ) : (
        <Alarm title={<Trans>Entry {index} is not written as an entry must be</Trans>} actions={link}>
          <Trans>It was signed like this, so Sluis did not write it. Everything before it is in order.</Trans>
        </Alarm>
      )
    }
    case "tile": {
      const [first, last, path] = [i18n.number(why.first), i18n.number(why.last), why.path]
      return (
        <Alarm
          title={
            <Trans>
              The hashes of entries {first} to {last} were altered
            </Trans>
          }
        >
          <Trans>
            The file <code>{path}</code> is not what was signed. The entries themselves may be as they were.
          </Trans>
        </Alarm>
      )
    }
    case "missing": {
      const { path } = why
      return (
        <Alarm title={<Trans>A part of the ledger is missing</Trans>}>
          <Trans>
            The server does not have <code>{path}</code>, which was signed.
          </Trans>
        </Alarm>
      )
    }
    case "bundle": {
      const { path } = why
      return (
        <Alarm title={<Trans>There is more in the ledger than was signed</Trans>}>
          <Trans>
            Something was added at the end of <code>{path}</code>.
          </Trans>
        </Alarm>
      )
    }
    case "root": {
      const [first, last] = [i18n.number(bend?.first ?? 0), i18n.number(bend?.last ?? 0)]
      return (
        <Alarm title={<Trans>The ledger is not the one that was signed</Trans>}>
          {bend === undefined ? (
            <Trans>The entries are as they were signed, but the hashes over them were altered.</Trans>
          ) : (
            <Trans>
              One of the entries {first} to {last}, or more of them, was altered, and so were the hashes over
              it.
            </Trans>
          )}
        </Alarm>
      )
    }
    case "too-large":
      return (
        <Alert kind="warning" live title={<Trans>This ledger is too large for a browser</Trans>}>
          <Trans>
            Verify it with <code>sluis ledger verify</code>.
          </Trans>
        </Alert>
      )
  }
}

type AlarmProps = { readonly title: ReactNode; readonly children: ReactNode; readonly actions?: ReactNode }

/** Always with what to do now: somebody altered what nobody may. */
function Alarm({ title, children, actions }: AlarmProps): ReactElement {
  return (
    <Alert kind="error" live title={title} actions={actions}>
      <p className="nl-paragraph">{children}</p>
      <p className="nl-paragraph">
        <Trans>
          Put nothing back and restart nothing. Have the folder of data copied, let{" "}
          <code>sluis ledger verify</code> confirm it, and report it as an incident.
        </Trans>
      </p>
    </Alert>
  )
}

function Failed({ status }: { readonly status: number | undefined }): ReactElement {
  if (status === 401 || status === 403)
    return (
      <Alert kind="warning" live title={<Trans>You may not read the ledger any more</Trans>}>
        <Trans>Log in again, and begin anew. This says nothing about the ledger.</Trans>
      </Alert>
    )
  return (
    <Alert kind="warning" live title={<Trans>The ledger could not be fetched to the end</Trans>}>
      <Trans>
        Check your connection and try again. Does it stay away? Tell your administrator. This says nothing
        about the ledger.
      </Trans>
    </Alert>
  )
}
