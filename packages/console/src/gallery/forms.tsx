/** Every control, filled in, empty and wrong. */
import { useState } from "react"
import type { ReactElement } from "react"

import { Checkbox, RadioGroup, Select } from "../component/choice.tsx"
import { FieldGroup } from "../component/field.tsx"
import { FileDrop } from "../component/file-drop.tsx"
import { TextArea, TextInput } from "../component/text-input.tsx"

export function Forms(): ReactElement {
  const [text, setText] = useState("")
  const [way, setWay] = useState<"copies" | "original" | "none">("copies")
  const [checked, setChecked] = useState(true)
  return (
    <div className="sluis-stack">
      <TextInput label="Name" description="As others see it." required value={text} onChange={setText} />
      <TextInput
        label="E-mail address"
        error="Fill in your e-mail address."
        required
        value={text}
        onChange={setText}
      />
      <TextInput label="Note" placeholder="For example: the workshop" value={text} onChange={setText} />
      <TextInput label="Number" value="42" readOnly required onChange={setText} />
      <TextInput label="Not to be changed" value="Fixed" disabled required onChange={setText} />
      <Select
        label="Department"
        required
        value={way}
        options={[
          { value: "copies", label: "Finance" },
          { value: "original", label: "Social affairs" },
          { value: "none", label: "Youth care" },
        ]}
        onChange={setWay}
      />
      <TextArea label="Why do you send it as it is?" required value={text} onChange={setText} />
      <RadioGroup
        label="What should happen?"
        required
        value={way}
        options={[
          { value: "copies", label: "Send individually", description: "Everybody gets a copy of their own." },
          { value: "original", label: "Send as it is" },
          { value: "none", label: "Do not send", disabled: true },
        ]}
        onChange={setWay}
      />
      <RadioGroup
        label="And this?"
        required
        error="Choose one."
        value={undefined}
        options={[{ value: "copies", label: "Only this" }]}
        onChange={setWay}
      />
      <FieldGroup label="Which?" description="One or more.">
        <Checkbox label="Health" checked={checked} onChange={setChecked} />
        <Checkbox
          label="Debt"
          description="Also: payment plans."
          checked={!checked}
          onChange={() => setChecked(!checked)}
        />
        <Checkbox label="Not here" checked disabled onChange={setChecked} />
      </FieldGroup>
      <FileDrop
        label="Message"
        description="An .eml file, at most 25 MB."
        endings={[".eml"]}
        maxOctets={26_214_400}
        onFiles={() => {}}
      />
    </div>
  )
}
