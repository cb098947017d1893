/** Being turned down, losing work, owing money, living on support: said to those who have it, and the same words at work. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { observeSensitivity } from "../sensitivity.ts"

/** "subject || text" and the category that being addressed with it reveals. */
const SAID_TO_READERS: readonly (readonly [mail: string, category: string])[] = [
  ["Uitslag || Wij hebben besloten jullie niet toe te laten.", "rejection"],
  ["Uitslag || Jullie zijn helaas niet benoemd.", "rejection"],
  ["Rol || Jullie namen staan er niet bij.", "rejection"],
  ["Bericht || De vacature waarop u hebt gesolliciteerd is inmiddels vervuld.", "rejection"],
  ["Commissie || Het bestuur heeft besloten u niet voor te dragen.", "rejection"],
  ["Outcome || You did not make the cohort this year.", "rejection"],
  ["CVs || We would like to keep your details in our talent pool.", "rejection"],
  ["Brief || Jullie formatieplaatsen komen te vervallen.", "dismissal"],
  ["Winkel || Wij begrijpen dat jullie zonder werk komen te zitten.", "dismissal"],
  ["Verder || Vergeet niet dat je tijdig ww aan te vragen hebt.", "dismissal"],
  ["Post || Your post is being deleted in March.", "dismissal"],
  ["Trial || You did not pass your probationary period.", "dismissal"],
  ["Betalen || Uw premieachterstand is nog niet ingelopen.", "debt"],
  ["Kantoor || Jullie BKR-registratie komt ter sprake.", "debt"],
  ["Portal || Your tuition is past due, so enrolment waits.", "debt"],
  ["Formulier || Je inkomstenverklaring van mei ontbreekt.", "benefits"],
  ["Nacht || Voor wie bij ons overnacht: u bent dakloos en hebt recht op een briefadres.", "benefits"],
  ["Ochtend || Beste bezoekers van de nachtopvang, het ontbijt is om acht uur.", "benefits"],
  ["Visit || You collect from the food bank on Tuesdays.", "benefits"],
  ["Gesprek || Wij kregen een melding van uw verhuurder en willen helpen.", "debt"],
  ["Loon || Voor jullie is loonbeslag ontvangen.", "debt"],
  ["Bills || You told us that you cannot make ends meet.", "debt"],
  ["Car || You have missed three payments on the car.", "debt"],
  ["Register || Jullie staan in het doelgroepregister.", "benefits"],
  ["Adres || Uw post ligt hier omdat u geen eigen adres hebt.", "benefits"],
  ["Nights || As you sleep in your car, the showers are open.", "benefits"],
  ["Plek || Jullie werken hier met behoud van uitkering.", "benefits"],
]

/** Tempting, and of nobody who reads it. */
const AT_WORK: readonly string[] = [
  // Those who decide, and what else is chosen.
  "Selectie || Beste leden van de commissie, dank dat jullie de gesprekken voeren met de kandidaten.",
  "Kopje || Onze keuze is gevallen op restaurant De Linde.",
  "Cursus || Bij uw aanmelding hebt u niet gekozen voor een workshop.",
  "Scherm || Je kunt deze optie niet selecteren.",
  "Notulen || Ik heb iemand anders gevraagd om de notulen te maken.",
  "Ronde || Jullie hoeven niet bij de volgende ronde interviews te zijn.",
  "Round || You need not come to the next round of talks.",
  "Nieuw || De commissie heeft gekozen voor een externe kandidaat; Karin begint in mei.",
  "Dank || Dank voor jullie voorstel, wij vragen een andere leverancier om een prijs.",
  "Build || Your build was not promoted to production.",
  "Discount || We are unable to offer your team a discount.",
  "Deadline || Your team did not make the deadline.",
  // Work that goes on, and roles of machines.
  "Rechten || Your role in the system is being removed from the group.",
  "Groet || I hope your job is going well.",
  "School || Jullie vso-school krijgt een nieuwe gymzaal.",
  "Plan || Jullie verbeterplan voor het schoolplein is klaar.",
  "Start || Je kunt tijdens de proeftijd niet thuiswerken.",
  "Contract || The termination date of the gas contract is in annex two.",
  // Others' fault and others' money.
  "Fout || Het is niet jullie schuld dat de trein te laat was.",
  "Bodem || Uw sanering van de grond is afgerond.",
  "Rekening || Uw factuur is niet voldaan; het openstaand bedrag is 300 euro.",
  "Studie || You are behind on your reading for Friday.",
  "Desk || Your debt trades settled yesterday.",
  // Support for whoever works or moves.
  "Toelage || Your benefits review with HR is on Monday.",
  "Expats || Your housing assistance ends when the container arrives.",
  "Space || Your ESA badge is ready at the gate.",
  "Pacht || De verhuurder verhoogt de huur van de loods.",
  "Payroll || Payroll is paid in arrears, so you see May in June.",
  "Shop || You can see the new collections on Friday.",
  "Reis || Jullie kunnen voor de reis een voorschot op de onkosten vragen.",
  "Post || Your parcel is at the desk. Bring your badge.",
  "Winst || De uitkering van de winst volgt in mei.",
  "Pasjes || De uitgifte van nieuwe toegangspassen is woensdag; neem je oude pas mee.",
  "Login || You can sign on with one password from Monday.",
  "App || You can snap a photo of your receipts.",
  "Halte || The bus shelter is being replaced; your stop moves.",
]

for (const [mail, category] of SAID_TO_READERS) {
  test(`said to readers: ${mail}`, () => {
    const { sensitivity, categories } = read(mail)
    assert.equal(sensitivity, "certain")
    assert.ok(
      categories.some((one) => one === category),
      `${category} in ${categories.join(" ")}`,
    )
  })
}

for (const mail of AT_WORK) {
  test(`at work: ${mail}`, () => assert.notEqual(read(mail).sensitivity, "certain"))
}

function read(mail: string): ReturnType<typeof observeSensitivity> {
  const [subject = "", newText = ""] = mail.split(" || ")
  return observeSensitivity({ subject, newText, eventTitle: "" })
}
