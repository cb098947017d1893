import assert from "node:assert/strict"
import { test } from "node:test"
import { readAudience } from "../facts/audience.ts"
import { greetingOf } from "../mail/greeting.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { isSalutationMisfit } from "./salutation.ts"

function isMisfit(greeting: string, ...fields: readonly string[]): boolean {
  const header = ["From: Els Bakker <e.bakker@voorbeeld.example>", ...fields]
  const message = parseMessage(octetsOf([...header, "", "", ""].join("\r\n")))
  const audience = readAudience(message, undefined, ["voorbeeld.example"])
  return isSalutationMisfit(audience, () => greetingOf(`${greeting}\n\nHierbij de stukken.\n`))
}

const misfits: readonly (readonly [greeting: string, to: string])[] = [
  ["Beste Karin,", "piet@example.org"],
  ["Beste Karin,", "Piet Jansen <p.jansen@example.org>"],
  ["Beste Karin,", "piet.jansen@example.org"],
  ["Beste Karin,", "Jansen, Piet <pjansen@example.org>"],
  ["Beste Karin,", '"Jansen, P. de (Piet)" <pjansen@example.org>'],
  ["Beste Karin,", "Piet Jansen | Gemeente Elders <p.jansen@example.org>"],
  ["Beste Karin,", '"Piet Jansen (Gemeente Elders)" <p.jansen@example.org>'],
  ["Beste Karin,", "Piet <voetbalfan84@example.org>"],
  ["Beste Karin,", "piet84@example.org"],
  ["Beste Karin de Wit,", "Piet Jansen <p.jansen@example.org>"],
  ["Beste Karin de Wit,", "p.jansen@example.org"],
  ["Karin,", "piet@example.org"],
  ["hoi karin,", "piet@example.org"],
  ["Hoi Karin", "piet@example.org"],
  ["Dag Karin!", "Piet Jansen <p.jansen@example.org>"],
  ["Goedemorgen Ahmed,", "Fatima El Idrissi <f.elidrissi@example.org>"],
  ["Lieve Loes,", "Ahmed Yilmaz <a.yilmaz@example.org>"],
  ["Dear Tom,", "Jane Smith <jane.smith@example.org>"],
  ["Hi Tom -", "jane@example.org"],
  ["Dear Tom:", "tim@example.org"],
  ["Beste Jeroen,", "Jerome Vos <jerome@example.org>"],
  ["Beste Jan,", "Kees Vos <kees@example.org>"],
  ["Beste Shirin,", "Piet Jansen <p.jansen@example.org>"],
  ["Beste Karin,", "Shirin Bakhtiari <shirin.bakhtiari@example.org>"],
  ["Geachte mevrouw De Vries,", "p.jansen@example.org"],
  ["Geachte mevrouw De Vries,", "K. Jansen <kj@example.org>"],
  ["Geachte mevrouw de Vries,", "Karin Jansen <karin@example.org>"],
  ["Geachte heer Van den Berg,", "Jansen, P. <p.jansen@example.org>"],
  ["Geachte heer Van den Berg,", "Piet van der Meer <piet@example.org>"],
  ["Geachte heer Van 't Hof,", "piet.jansen@example.org"],
  ["Dear Mr. Smith:", "Jane Brown <jane.brown@example.org>"],
  ["Dear Ms Smith,", "j.brown@example.org"],
  ["Geachte heer J. de Vries,", "k.jansen@example.org"],
  ["[EXTERN] Beste Karin,", "piet@example.org"],
  ["Betreft: uw aanvraag\n\nBeste Karin,", "piet@example.org"],
  ["Beste Marie,", "Wout Peeters <w.peeters@example.org>"],
  ["Beste Anne-Marie,", "Piet Jansen <p.jansen@example.org>"],
  ["Beste Zoë,", "Piet Jansen <p.jansen@example.org>"],
  ["Beste Bert,", "Henk de Boer <h.deboer@example.org>"],
  ["Beste Liesbeth,", "Marijke Vos <marijke@example.org>"],
  ["Beste Mehmet,", "Dennis Visser <dennis.visser@example.org>"],
]
for (const [greeting, to] of misfits)
  test(`misfit: ${greeting} to ${to}`, () => assert.ok(isMisfit(greeting, `To: ${to}`)))

const fits: readonly (readonly [why: string, greeting: string, to: string])[] = [
  ["the same name", "Beste Karin,", "karin@example.org"],
  ["the same name shown", "Beste Karin,", "Karin de Wit <kdw@example.org>"],
  ["the family name shown last, first", "Beste Karin,", "Wit, Karin de <k.dewit@example.org>"],
  ["the given name in brackets", "Beste Karin,", '"Wit, C.M. de (Karin)" <cm.dewit@example.org>'],
  ["an initial tells no given name", "Beste Karin,", "c.dewit@example.org"],
  ["an initial tells no given name, shown", "Beste Annemieke,", "J.M. de Vries <jm.devries@example.org>"],
  ["a given name that is a family name", "Beste Karin,", "p.simon@example.org"],
  ["a title and the family name", "Geachte mevrouw De Wit,", "k.dewit@example.org"],
  ["a title and the family name in pieces", "Geachte mevrouw De Wit,", "k.de.wit@example.org"],
  ["a title and only a given name", "Geachte mevrouw De Wit,", "karin@example.org"],
  [
    "a title and one half of the family name",
    "Geachte mevrouw Jansen,",
    "Karin de Wit-Jansen <k.dewit@example.org>",
  ],
  ["a title and a given name", "Beste mevrouw Karin,", "Karin de Wit <k.dewit@example.org>"],
  ["short for Robert", "Beste Bert,", "Robert Vos <r.vos@example.org>"],
  ["short for Hubertus", "Beste Bert,", "Hubertus Vos <h.vos@example.org>"],
  ["Bob for Robert", "Hi Bob,", "robert@example.org"],
  ["Bill for William", "Dear Bill,", "William Brown <wb@example.org>"],
  ["Henk for Hendrik", "Beste Henk,", "Hendrik Vos <hendrik.vos@example.org>"],
  ["Hans for Johannes", "Beste Hans,", "johannes.vos@example.org"],
  ["Liesbeth for Elisabeth", "Beste Liesbeth,", "elisabeth@example.org"],
  ["Sjaak for Jacques", "Beste Sjaak,", "Jacques Vos <jacques@example.org>"],
  ["Chris for Christiaan", "Beste Chris,", "christiaan@example.org"],
  ["Mo for Mohamed", "Hoi Mo,", "mohamed.elamrani@example.org"],
  ["another spelling", "Beste Carin,", "Karin de Wit <karin@example.org>"],
  ["another spelling of Sophie", "Beste Sofie,", "sophie@example.org"],
  ["another spelling of Marjolein", "Beste Marjolijn,", "marjolein@example.org"],
  ["another spelling of Eric", "Beste Erik,", "eric@example.org"],
  ["another spelling of Jeffrey", "Dear Jeffery,", "jeffrey@example.org"],
  ["a slip of the pen", "Beste Katrin,", "karin@example.org"],
  ["an accent", "Beste Zoë,", "zoe@example.org"],
  ["an accent in the address's name", "Beste Jose,", "José Vos <jv@example.org>"],
  ["one half of a hyphenated name", "Beste Anne,", "Anne-Marie Vos <amvos@example.org>"],
  ["a hyphenated name in one", "Beste Anne-Marie,", "annemarie@example.org"],
  ["initials of a hyphenated name", "Beste Jan-Peter,", "jp@example.org"],
  ["a whole name in one word", "Beste Karin,", "karindewit84@example.org"],
  ["a family name within one word", "Geachte heer Jansen,", "pjansen@example.org"],
  ["an initial and a family name in one word", "Beste Karin,", "pjansen@example.org"],
  ["digits only", "Beste Karin,", "20481234@example.org"],
  ["a nickname in the address", "Beste Karin,", "blackcat99@example.org"],
  ["a couple's address", "Beste Karin,", "pietenkarin@example.org"],
  ["a couple's name", "Beste Karin,", "Piet en Karin Jansen <jansen@example.org>"],
  ["her own domain", "Beste Karin,", "piet@karindewit.example"],
  ["a firm greeted by name", "Beste Zonnebloem,", "Piet Vos <piet@zonnebloem.example>"],
  ["a desk", "Beste Karin,", "info@example.org"],
  ["a team", "Beste Karin,", "jeugdteam@example.org"],
  ["a secretary's office", "Beste Karin,", "secretariaat@example.org"],
  ["a care desk", "Beste Karin,", "zorgloket.zuid@example.org"],
  ["a desk that bears a name", "Beste Karin,", "Balie Jan Steenstraat <balie@example.org>"],
  ["staff matters", "Beste Karin,", "hr@example.org"],
  ["a person's firm", "Beste Karin,", "Praktijk Piet Jansen <piet@example.org>"],
  ["a firm with two names", "Beste Karin,", "Bakker Installaties <bakker@example.org>"],
  ["several people", "Beste Karin en Piet,", "kees@example.org"],
  ["everybody", "Beste allemaal,", "piet@example.org"],
  ["colleagues", "Beste collega's,", "piet@example.org"],
  ["a family", "Beste familie Jansen,", "piet.vos@example.org"],
  ["nobody by name", "Beste heer/mevrouw,", "piet@example.org"],
  ["nobody at all", "Goedemorgen,", "piet@example.org"],
  ["somebody dear", "Lieve schat,", "piet@example.org"],
  ["a word that is no name", "Akkoord,", "piet@example.org"],
  ["a first word that may be any", "Voorstel:", "piet@example.org"],
  ["a function", "Beste wethouder,", "piet@example.org"],
  ["a neighbour", "Beste Buurvrouw,", "piet@example.org"],
  ["a customer", "Beste Klant,", "piet@example.org"],
  ["the sender's own name: a mail passed on", "Beste Els,", "piet@example.org"],
  ["a name further down", "Ter info, zie hieronder.\n\nBeste Karin,", "piet@example.org"],
  ["a name in a sentence", "Karin belde net.", "piet@example.org"],
  ["particles", "Geachte heer Van der Berg,", "Berg, J. van den <jberg@example.org>"],
  ["an Arabic particle", "Beste heer El Idrissi,", "f.elidrissi@example.org"],
  ["a Frisian family name", "Geachte heer Dijkstra,", "sdijkstra@example.org"],
  ["a name and an address that differ", "Beste Karin,", "Karin de Wit <piet@example.org>"],
  ["a degree behind the name", "Beste Karin,", '"Karin de Wit, MSc" <kdw@example.org>'],
]
for (const [why, greeting, to] of fits)
  test(`fits: ${why}: ${greeting} to ${to}`, () => assert.equal(isMisfit(greeting, `To: ${to}`), false))

const others: readonly (readonly [why: string, misfit: boolean, fields: readonly string[]])[] = [
  ["one in To and an own person in Cc", true, ["To: piet@example.org", "Cc: kees@voorbeeld.example"]],
  ["one in To and the greeted one in Cc", false, ["To: piet@example.org", "Cc: karin@voorbeeld.example"]],
  ["one in To and an outsider in Cc", false, ["To: piet@example.org", "Cc: kees@example.org"]],
  ["two in To", false, ["To: piet@example.org, kees@example.org"]],
  ["the sender in Cc", true, ["To: piet@example.org", "Cc: e.bakker@voorbeeld.example"]],
  ["the only one in Bcc", true, ["To: e.bakker@voorbeeld.example", "Bcc: piet@example.org"]],
  ["a name without an address beside him", false, ["To: piet@example.org, Karin"]],
  ["nobody", false, ["To: e.bakker@voorbeeld.example"]],
  ["a reply", true, ["To: piet@example.org", "In-Reply-To: <1@example.org>"]],
]
for (const [why, misfit, fields] of others)
  test(`${misfit ? "misfit" : "fits"}: ${why}`, () =>
    assert.equal(isMisfit("Beste Karin,", ...fields), misfit))

test("beside twenty people in Cc nobody is the only one who is meant, beside nineteen one is", () => {
  const cc = (count: number): string =>
    `Cc: ${Array.from({ length: count }, (_, number) => `p${number}@voorbeeld.example`).join(", ")}`
  assert.ok(isMisfit("Beste Karin,", "To: piet@example.org", cc(19)))
  assert.equal(isMisfit("Beste Karin,", "To: piet@example.org", cc(20)), false)
})
