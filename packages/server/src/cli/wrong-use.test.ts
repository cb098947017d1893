/** Wrong use is told in the reader's language, with the help that goes with the words before the mistake. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { sluis } from "./spawn-sluis.ts"

for (const [args, said, help] of [
  ["check --lang nl", "bestand ontbreekt.", "sluis check"],
  ["--lang nl individualise letter.eml", "-o, --out <map> is nodig.", "sluis individualise"],
  ["held --lang nl show", "nummer ontbreekt.", "sluis held show"],
  ["send --lang nl --to", "bij --to <host:poort> hoort een waarde.", "sluis send"],
  [
    "check --lang=nl --as q",
    "deze waarde kan niet bij --as <domein>: een domein ziet eruit als voorbeeld.nl.",
    "sluis check",
  ],
  ["policy --lang nl tst", "er is geen opdracht tst. Bedoelt u test?", "sluis policy"],
  ["--lang nl bestand report", "er is geen opdracht bestand.", "sluis"],
] as const)
  test(`sluis ${args}: ${said}`, async () => {
    const { code, out, err } = await sluis(args.split(" "))
    assert.deepEqual({ code, out }, { code: 2, out: "" })
    assert.equal(err, `sluis: ${said}\n       ${help} --help legt uit hoe het werkt.\n`)
  })

test("help names values in Dutch, and what English calls them in English", async () => {
  const { out: dutch } = await sluis(["check", "--help", "--lang", "nl"])
  assert.match(dutch, /^Gebruik: sluis check \[opties\] <bestand\.\.\.>\n/)
  assert.match(dutch, /\n {2}--rcpt <adres> /)
  const { out: english } = await sluis(["check", "--help"])
  assert.match(english, /^Usage: sluis check \[options\] <file\.\.\.>\n/)
})
