/**
 * Rehearsing and sending. A rehearsal shows real letters and how many there would be; only after one, and as long as nothing was
 * changed since, they can be sent.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { ReactElement } from "react"

import { call } from "../../api/client.ts"
import { Alert } from "../../component/alert.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { ErrorWords } from "../../component/error-words.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { draftToSend, half, writtenIn } from "./letter-draft.ts"
import type { Draft } from "./letter-draft.ts"
import { LeftOut } from "./left-out.tsx"
import { LetterShown } from "./letter-shown.tsx"
import { lastStep } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"

type Rehearsed = {
  readonly result: Gives<"breaches.inform">
  /** What it was a rehearsal of. */
  readonly draft: Draft
  readonly seen: number
}

type Asked = Pick<Rehearsed, "draft" | "seen"> & { readonly rehearse: boolean }

type Props = {
  readonly open: OpenFile
  readonly draft: Draft
  /** They are on their way: the next round begins with an empty draft. */
  readonly onSent: () => void
}

export function SendLetters({ open, draft, onSent }: Props): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  const client = useQueryClient()
  const focusTitle = useTitleFocus()
  const [rehearsed, setRehearsed] = useState<Rehearsed>()
  const [asking, setAsking] = useState(false)
  const inform = useMutation({
    // The draft goes with the call: while it is on its way, the one on the page may become another, which nobody rehearsed.
    mutationFn: async ({ draft: written, seen, rehearse }: Asked) =>
      await call("breaches.inform", {
        params: { id: open.id },
        body: { seen, round: written.round, draft: draftToSend(written), rehearse },
      }),
    onSuccess: async (result, { draft: written, seen, rehearse }) => {
      setRehearsed(rehearse ? { result, draft: written, seen } : undefined)
      if (rehearse) return
      // Here and not with the click, because the page may have been left meanwhile: what was sent is no draft any more.
      onSent()
      await client.invalidateQueries({ queryKey: ["breaches"] })
    },
  })
  const isHalf = [draft.happened, draft.advice, ...draft.groups.values()].some(
    (words) => half(words, writtenIn(open)) !== undefined,
  )
  const isFresh = rehearsed !== undefined && rehearsed.draft === draft
  const people = isFresh ? rehearsed.result.people : 0
  const informs = open.file.people.now?.value.inform === true
  return (
    <Card title={<Trans>Rehearse and send</Trans>}>
      <Paragraph>
        <Trans>A rehearsal sends nothing. It shows how many letters there are, and real ones to read.</Trans>
      </Paragraph>
      {isHalf && (
        <Alert kind="warning" title={<Trans>A text is there in one language only</Trans>}>
          <Trans>Whoever gets the letter in the other language would miss it. Write it there too.</Trans>
        </Alert>
      )}
      <div>
        <Button
          look={isFresh ? "secondary" : "primary"}
          busy={inform.isPending}
          disabled={isHalf}
          onClick={() =>
            inform.mutate(
              { draft, seen: lastStep(open), rehearse: true },
              { onSuccess: () => announce(t`The rehearsal is ready.`) },
            )
          }
        >
          <Trans>Rehearse</Trans>
        </Button>
      </div>
      {inform.isPending && !asking && <Progress label={<Trans>The letters are being written</Trans>} />}
      {inform.error !== null && !asking && <ProblemAlert error={inform.error} />}
      {isFresh && (
        <>
          <Outcome result={rehearsed.result} />
          <LeftOut id={open.id} leftOut={rehearsed.result.leftOut} />
          {people + rehearsed.result.tasks > 0 && informs && (
            <div>
              <Button look="primary" onClick={() => setAsking(true)}>
                <Plural value={people} _0="Make the tasks" one="Send # letter" other="Send # letters" />
              </Button>
            </div>
          )}
        </>
      )}
      <ConfirmDialog
        open={asking}
        title={<Trans>Send the letters?</Trans>}
        confirm={<Trans>Send them</Trans>}
        busy={inform.isPending}
        error={inform.error === null ? undefined : <ErrorWords error={inform.error} />}
        onConfirm={() =>
          inform.mutate(
            // Of the rehearsal: what came after it, its reader has not seen.
            { draft, seen: rehearsed?.seen ?? lastStep(open), rehearse: false },
            {
              onSuccess: () => {
                announce(t`The letters are being sent.`)
                setAsking(false)
                focusTitle()
              },
            },
          )
        }
        onClose={() => {
          inform.reset()
          setAsking(false)
        }}
      >
        <Paragraph>
          <Plural
            value={people}
            one="# person gets a letter by e-mail. That cannot be undone."
            other="# people each get a letter of their own by e-mail. That cannot be undone."
          />
        </Paragraph>
      </ConfirmDialog>
    </Card>
  )
}

function Outcome({ result: { people, tasks, examples } }: Pick<Rehearsed, "result">): ReactElement {
  return (
    <>
      <Alert
        kind={people === 0 ? "warning" : "ok"}
        live
        title={
          <Plural
            value={people}
            _0="Nobody would get a letter by e-mail"
            one="# person would get a letter by e-mail"
            other="# people would each get a letter by e-mail"
          />
        }
      >
        {tasks > 0 && (
          <Plural
            value={tasks}
            one="# person has no address that works: a letter on paper becomes a task."
            other="# people have no address that works: letters on paper become tasks."
          />
        )}
      </Alert>
      {examples.map(({ language, subject, text }) => (
        <LetterShown key={language} language={language} subject={subject} text={text} />
      ))}
    </>
  )
}
