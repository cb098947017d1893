/** The figures that matter, each with what exactly is counted and how somebody can check it without trusting us. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Figure, Figures } from "../../component/figure.tsx"
import { Link } from "../../component/link.tsx"
import { writtenNumber } from "../../locale/written-number.ts"
import { useMay } from "../../shell/session.ts"

type Statistics = Gives<"statistics.show">

export function Prevented({ statistics }: { readonly statistics: Statistics }): ReactElement {
  const { total, waiting } = statistics
  const { i18n } = useLingui()
  const mayDecide = useMay("held")
  const released = writtenNumber(total.released, i18n.locale)
  const dropped = writtenNumber(total.dropped, i18n.locale)
  return (
    <Figures>
      <Figure
        tone="accent"
        label={<Trans>Introductions prevented</Trans>}
        value={total.introductionsPrevented}
        note={<Trans>Times that somebody did not get another’s address</Trans>}
        check={
          <>
            <p className="nl-paragraph">
              <Trans>
                One introduction is one person who would have learnt the address of one other. With 112
                strangers in To that is 112 × 111 = 12,432.
              </Trans>
            </p>
            <p className="nl-paragraph">
              <Trans>
                Counted when a message was sent individually. Try the same message under “Try it”: your own
                browser then computes the same number, if these people did not know each other yet.
              </Trans>
            </p>
          </>
        }
      />
      <Figure
        tone="accent"
        label={<Trans>Exposures avoided</Trans>}
        value={total.exposuresPrevented}
        note={<Trans>Times that somebody did not learn who is on a sensitive list</Trans>}
        check={
          <p className="nl-paragraph">
            <Trans>
              Counted in the same way, where being on the list says something about people, for instance about
              their health. Colleagues count too: who knows the address does not know the diagnosis.
            </Trans>
          </p>
        }
      />
      <Figure
        label={<Trans>Sent individually</Trans>}
        value={total.individualised}
        note={<Trans>Messages of which each recipient got an own copy</Trans>}
        check={
          <p className="nl-paragraph">
            <Trans>
              Messages that Sluis split by itself. Those that were held and then sent individually are counted
              with the held ones. The mail server that receives from Sluis logs each copy.
            </Trans>
          </p>
        }
      />
      <Figure
        label={<Trans>Passed unaltered</Trans>}
        value={total.delivered}
        note={<Trans>Messages that needed nothing</Trans>}
        check={
          <p className="nl-paragraph">
            <Trans>
              Messages that left exactly as they came, octet for octet. Nothing of what they say is kept.
              Compare it with the log of your mail server.
            </Trans>
          </p>
        }
      />
      <Figure
        label={<Trans>Held</Trans>}
        value={total.held}
        note={
          <Trans>
            Of held messages, {released} were sent later and {dropped} were not
          </Trans>
        }
        check={
          <p className="nl-paragraph">
            <Trans>
              Messages that had to wait until somebody decided. Each decision stands under “Held messages”,
              “Decided”, with who decided and why.
            </Trans>
          </p>
        }
      />
      <Figure
        label={<Trans>Waiting now</Trans>}
        value={waiting}
        note={
          mayDecide ? (
            <Link to="/held">
              <Trans>Look at the held messages</Trans>
            </Link>
          ) : (
            <Trans>Held messages that nobody has decided about</Trans>
          )
        }
        check={
          <p className="nl-paragraph">
            <Trans>
              Not of the period, but at this moment. Each of them stands under “Held messages”, for whoever
              may decide about it.
            </Trans>
          </p>
        }
      />
    </Figures>
  )
}
