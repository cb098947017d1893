/** One button: the browser asks which passkey, so no address has to be typed. */
import { Trans } from "@lingui/react/macro"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { ReactElement } from "react"

import { logInWithPasskey } from "../../api/passkey.ts"
import { Button } from "../../component/button.tsx"
import { PasskeyProblem } from "../../component/passkey-problem.tsx"
import { Paragraph } from "../../component/text.tsx"

type Props = {
  /** No other way stands before it. */
  readonly first: boolean
  readonly onEnter: () => void
}

export function PasskeyLogin({ first, onEnter }: Props): ReactElement {
  const client = useQueryClient()
  const login = useMutation({
    mutationFn: logInWithPasskey,
    onSuccess: async () => await client.invalidateQueries({ queryKey: ["session"] }),
  })
  return (
    <>
      {login.error !== null && <PasskeyProblem error={login.error} />}
      <Button
        icon="key"
        look={first ? "primary" : "secondary"}
        wide
        busy={login.isPending}
        onClick={() => login.mutate(undefined, { onSuccess: onEnter })}
      >
        <Trans>Log in with a passkey</Trans>
      </Button>
      <Paragraph look="small">
        <Trans>With your finger, your face, or the lock of your device.</Trans>
      </Paragraph>
    </>
  )
}
