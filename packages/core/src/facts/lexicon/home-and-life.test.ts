/** Being turned down or sent away, home, body and love, in words that name no diagnosis and no law: said to readers, and of other things. */
import assert from "node:assert/strict"
import { test } from "node:test"
import type { Category } from "../facts.ts"
import { observeSensitivity } from "../sensitivity.ts"

/** "subject || text" and the category that being addressed with it reveals. */
const SAID_TO_READERS: readonly (readonly [mail: string, category: Category])[] = [
  // Another one was chosen, or nobody.
  ["Wijkbudget || De jury koos vijf plannen en dat van jullie zat daar niet tussen.", "rejection"],
  ["Fonds || Uw aanvraag hoort daar helaas niet bij.", "rejection"],
  ["Koor || Voor jullie bleef er geen stoel over.", "rejection"],
  ["Bevordering || Jullie zijn dit najaar gepasseerd voor senior.", "rejection"],
  ["Stage || Wij kunnen jullie dus niet plaatsen.", "rejection"],
  ["Fiets || Jullie aanvragen zijn niet akkoord bevonden.", "rejection"],
  ["School || We have decided that your son cannot be admitted.", "rejection"],
  ["Talks || Yours is not on the programme.", "rejection"],
  ["Lender || We are not able to lend to you.", "rejection"],
  ["Bakery || Sorry it's a no this time.", "rejection"],
  // The end of the reader's work.
  ["Kerst || Zoals jullie weten is 31 mei jullie laatste werkdag.", "dismissal"],
  ["Structuur || Helaas vervalt jullie functie per 1 januari.", "dismissal"],
  ["Rooster || Na 1 juli plan ik jullie niet meer in.", "dismissal"],
  ["Brief || In de brief staat dat jullie er per mei uit liggen.", "dismissal"],
  ["Curator || Vandaag ontvangt u van hem uw opzegging.", "dismissal"],
  ["Board || We wind up the charity, so all our jobs end on 31 August.", "dismissal"],
  ["Season || We won't have you back in the spring.", "dismissal"],
  ["Posts || We confirm that your posts will go in March.", "dismissal"],
  ["Tutors || The department has no hours for you next year.", "dismissal"],
  // He who hits, and where he may not come.
  ["Rechtbank || De rechter zet een scherm tussen u en hem.", "domestic-violence"],
  ["Huis || De politie versterkt uw deur, nu hij weer vrij is.", "domestic-violence"],
  ["Vaders || Your children were scared of you.", "domestic-violence"],
  ["Bank || Open an account he can't see.", "domestic-violence"],
  ["Zaak || De aangifte tegen uw man ligt bij de officier.", "domestic-violence"],
  ["School || De melding die over uw gezin is gedaan, houden wij bij.", "domestic-violence"],
  // Whom one loves, and how one is called.
  ["Burgerzaken || U laat uw geslacht op uw geboorteakte wijzigen.", "sexuality"],
  ["Groep || Jullie die op mannen vallen, eten donderdag mee.", "sexuality"],
  ["Verlof || Jullie transitieverlof is goedgekeurd.", "sexuality"],
  ["Peers || Your child told you they are non-binary.", "sexuality"],
  // Children who live elsewhere.
  ["Omgang || U ziet uw kind zaterdag, met iemand erbij.", "youth-care"],
  ["Weekend || Uw zoon mag van de groep naar huis.", "youth-care"],
  ["Grans || Lunch for those of you raising your grandchildren by order of the court.", "youth-care"],
  // Bodies.
  ["Verzuim || Jullie zitten al langer dan zes weken thuis.", "health"],
  ["Wigs || As you are losing your hair, a wig maker comes on Friday.", "health"],
  ["Return || You have all been off sick for more than three months.", "health"],
]

/** Tempting, and of nobody who reads it. */
const OTHER_THINGS: readonly string[] = [
  // Choices that hurt nobody.
  "Zaal || We hebben gekozen voor een andere zaal, de vorige was te klein.",
  "Begroting || Jullie hoeven daar niet bij te zijn.",
  "Parkeren || Wie geen plek heeft, kan op het veld parkeren; de garage zit vol.",
  "Vergunning || U heeft geen vergunning nodig voor een dakkapel.",
  "Jury || Van de 212 gedichten hebben jullie er 209 moeten afwijzen.",
  "Judges || Thank you for reading the 60 entries; we announce the winners in June.",
  "Build || The build did not make it, we'll try again next week.",
  // Work that goes on.
  "Piet || Vrijdag is de laatste werkdag van Piet, hij gaat met pensioen.",
  "Laptops || Lever je oude laptop vrijdag in, je krijgt een nieuwe.",
  "Project || Het project eindigt in juni, daarna gaan jullie terug naar je eigen team.",
  "Caterer || The contract with the caterer will not be renewed.",
  "Badge || Return your temporary badge and collect the new one on Friday.",
  "Lease || We gave notice on the lease; boxes are in the kitchen.",
  // Doors, fights and telephones.
  "Code || De code van de voordeur is veranderd; geef hem niet aan vreemden.",
  "Balie || De noodknop bij de balie wordt dinsdag getest.",
  "Boksen || Wees niet bang voor een blauw oog.",
  "Workshop || Your manager put you down for the workshop on Thursday.",
  // Clothes, names and couples.
  "Aangifte || Voor de geboorteakte hebben wij de voornaam van het kind nodig.",
  "Team || Neem je vriend of man mee om te juichen.",
  "Lunch || This is for all staff who are out on Friday.",
  // Children who live at home.
  "Kamp || Zakgeld is maximaal tien euro, bezoek is niet toegestaan.",
  "Oppas || Uw kleinkind laat de klas zien.",
  "Slot || Book a slot to talk about your child's progress.",
  // What else has a pump, a voice or a weight.
  "Warmtepomp || Uw pomp wordt dinsdag nagekeken, de druk is laag.",
  "Stembureau || De stemmen worden dinsdag geteld, wie telt mee?",
  "Meter || Send your meter readings by Friday.",
]

for (const [mail, category] of SAID_TO_READERS) {
  test(`said to readers: ${mail}`, () => {
    const { sensitivity, categories } = read(mail)
    assert.equal(sensitivity, "certain")
    assert.ok(categories.includes(category), `${category} in ${categories.join(" ")}`)
  })
}

for (const mail of OTHER_THINGS) {
  test(`other things: ${mail}`, () => assert.notEqual(read(mail).sensitivity, "certain"))
}

function read(mail: string): ReturnType<typeof observeSensitivity> {
  const [subject = "", newText = ""] = mail.split(" || ")
  return observeSensitivity({ subject, newText, eventTitle: "" })
}
