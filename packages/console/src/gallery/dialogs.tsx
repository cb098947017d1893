/** Dialogs, opened by buttons as in the console. */
import { useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../component/button.tsx"
import { Card } from "../component/card.tsx"
import { ConfirmDialog } from "../component/confirm-dialog.tsx"

export function Dialogs(): ReactElement {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <Card title="Dialogs">
      <div className="sluis-cluster">
        <Button onClick={() => setOpen(true)}>Open the dialog</Button>
      </div>
      <ConfirmDialog
        open={open}
        title="Send it as it is?"
        confirm="Send as it is"
        danger
        reason={{
          label: "Why?",
          description: "The second person reads this, and it is kept.",
          required: true,
        }}
        error={undefined}
        onConfirm={close}
        onClose={close}
      >
        <p className="nl-paragraph">112 people will see each other's address. This cannot be taken back.</p>
      </ConfirmDialog>
    </Card>
  )
}
