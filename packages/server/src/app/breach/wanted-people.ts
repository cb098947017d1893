/** Which people of a file somebody asks for: by what stands at them, or by how their letter and their answer stand. */
import type { Asks } from "../../contract/form.ts"
import { hasOpenTask } from "./kept-person.ts"
import type { KeptPerson } from "./kept-person.ts"
import { mailOf } from "./mailbox.ts"

type Wanted = Pick<Asks<"breaches.people">["body"], "person" | "find" | "only">
type Filter = NonNullable<Wanted["only"]>

export function wantedPeople(people: readonly KeptPerson[], wanted: Wanted): readonly KeptPerson[] {
  const { person, only } = wanted
  const find = foldedText(wanted.find ?? "")
  return people.filter(
    (each) =>
      (person === undefined || each.id === person) &&
      (only === undefined || passes(only, each)) &&
      (find === "" || [each.name, each.address, each.group].some((text) => foldedText(text).includes(find))),
  )
}

function passes(only: Filter, person: KeptPerson): boolean {
  const { name, nameSure, concerned } = person
  const { letters, asked, answers } = mailOf(person)
  switch (only) {
    case "no-letter":
      return concerned && letters.length === 0
    case "not-arrived":
      return letters.at(-1)?.state === "failed" || asked.at(-1)?.state === "failed"
    case "task":
      return hasOpenTask(person)
    case "no-answer":
      return asked.length > 0 && answers.length === 0
    case "answered":
      return answers.length > 0
    case "name-unsure":
      return name === "" || !nameSure
  }
}

/** Whoever looks for Zoe finds Zoë. */
function foldedText(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase()
}
