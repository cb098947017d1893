/** The organisation's own numbers in one policy and another (./compare-policies.ts). */
import type { PolicyDifference } from "./difference.ts"
import type { Policy } from "./policy.ts"
import { quoted } from "./problem.ts"

export function numberDifferences(before: Policy, after: Policy): readonly PolicyDifference[] {
  const floor = before.floor.length + after.floor.length > 0
  const [old, now] = [numbersIn(before), numbersIn(after)]
  const all = [...new Set([...now.keys(), ...old.keys()])]
  return all.flatMap((key): readonly PolicyDifference[] => {
    const [was, is] = [old.get(key), now.get(key)]
    if (was?.text === is?.text) return []
    const name = is?.shape ?? was?.shape ?? ""
    const common = { what: "numbers", name, floor, before: was?.text, after: is?.text } as const
    if (was === undefined)
      return [
        {
          ...common,
          kind: "added",
          nl: `Er komt een eigen nummer bij: ${quoted(name)}`,
          en: `An own number is added: ${quoted(name)}`,
        },
      ]
    if (is === undefined)
      return [
        {
          ...common,
          kind: "removed",
          nl: `Er vervalt een eigen nummer: ${quoted(name)}`,
          en: `An own number is taken away: ${quoted(name)}`,
        },
      ]
    return [
      {
        ...common,
        kind: "changed",
        nl: `Bij het eigen nummer ${quoted(name)} horen andere woorden`,
        en: `Other words belong to the own number ${quoted(name)}`,
      },
    ]
  })
}

type NumberText = { readonly shape: string; readonly text: string }

/** The same shape may stand there twice with other words: any of them will do. */
function numbersIn({ numbers }: Policy): ReadonlyMap<string, NumberText> {
  const groups = Map.groupBy(numbers, ({ kind, shape }) => `${kind} ${shape}`)
  return new Map(
    [...groups].map(([key, same]) => {
      const cues = [...new Set(same.map((each) => each.cues.toSorted().join(", ")))].toSorted()
      return [key, { shape: same[0]?.shape ?? "", text: [key, ...cues].join("\n") }]
    }),
  )
}
