import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { isSaidOfPerson } from "./person.ts"
import { observeSensitivity } from "./sensitivity.ts"

/** What the text says of one person, "" for nothing; then "subject || text". */
const SAID: readonly (readonly [personal: string, mail: string])[] = [
  ["health", "Overdracht || Mevrouw Jansen heeft PTSS en slaapt slecht."],
  ["health", "Dossier || Bij dhr. De Vries is vorige week diabetes vastgesteld."],
  ["dismissal", "Team || Karim is vorige week ontslagen, dus zijn taken gaan naar Els."],
  ["crime", "Zaak || Karim El Amrani wordt verdacht van mishandeling van zijn buurman."],
  ["youth-care", "Zorg || Haar uithuisplaatsing is met drie maanden verlengd."],
  ["debt", "Verzoek || Mijn cliënt, de heer Bakker, zit in de schuldsanering."],
  ["", "Brief || Uw uitkering is stopgezet."],
  // Much may stand between whoever has it and what he has; not a paper, or a course.
  ["health", "Verslag || Jesse Moorman heeft een IQ van 74 en kenmerken van autisme."],
  ["health", "Verzuim || Mevrouw De Wit is sinds maart thuis met klachten die passen bij een burn-out."],
  ["debt", "Huur || Dhr. Kok zit met zijn gezin al twee maanden in de schuldsanering."],
  ["health", "Ward || Mr Brown was seen on Monday and has signs of early dementia."],
  ["health", "Team || Karim heeft gisteren bij de balie verteld dat hij depressief is."],
  ["health", "Ward || Patient 4412 has been admitted twice this year with severe psychosis."],
  [
    "health",
    "Note || Ask Rosalind Tapper's manager to cut her hours, she has just been diagnosed with epilepsy.",
  ],
  // A line that is wrapped goes on; one of a list does not.
  ["health", "Verzuim || Mevrouw Jansen van de derde heeft een\r\nburn-out."],
  ["health", "Verzuim || Mevrouw Jansen van de derde heeft een \r\n> burn-out."],
  ["", "Agenda || - de beslisboom, door Karim\r\n- casus: bedreigd door een vader"],
  ["", "Note || Ask Rosalind Tapper, she has written a report on epilepsy."],
  ["", "Werk || Peter heeft een offerte gestuurd voor de cursus omgaan met dementie."],
  ["", "Work || Mr Brown has written a report on early dementia."],
  ["", "Werk || Anna heeft maandag een afspraak met de werkgroep autisme."],
  ["", "Werk || Jan heeft de notulen van de commissie schuldsanering rondgestuurd."],
  ["", "Werk || Karin heeft de folder over diabetes nagekeken."],
  ["", "Nieuws || Amsterdam heeft een wachtlijst voor mensen met dementie."],
  ["health", "x || Jolanda is al een paar weken thuis. Bij haar is borstkanker vastgesteld."],
  [
    "health",
    "x || Jolanda is voorlopig niet hier. Bij haar is vorige week borstkanker vastgesteld en zij wordt geopereerd.",
  ],
  ["", "x || Jolanda is er niet. Bij haar afdeling is een cursus over kanker."],
  ["health", "x || Kees komt niet. Vorige week is bij hem een hersentumor gevonden."],
  ["health", "x || Mark will be out until June. The doctors diagnosed him with depression."],
  ["", "x || De printer is kapot. Bij hem is een virus vastgesteld."],
  ["", "x || Het rapport is klaar. Ze hebben depressie onderzocht."],
  ["health", "Sick || Peter called in sick with a burn-out."],
  ["health", "Afwezig || Sanne is thuis vanwege haar zwangerschap."],
  ["health", "School || Leerling Tim V. heeft ADHD en krijgt extra tijd bij toetsen."],
  ["domestic-violence", "Melding || Zij is slachtoffer van huiselijk geweld en verblijft bij haar zus."],
  ["debt", "Huur || Meneer Yilmaz heeft een huurachterstand van vier maanden."],
  ["health", "Referral || Mrs Brown was diagnosed with dementia last year."],
  ["crime", "FYI || His criminal record came back positive."],
  ["rejection", "Selectie || Anna de Boer is afgewezen voor de functie van teamleider."],
  ["health", "Familie || Mijn man heeft kanker en daarom werk ik minder."],
  ["origin", "Plaatsing || De heer Tesfay is statushouder en zoekt een woning."],
  ["sexuality", "Tja || Wist je dat Joost homo is?"],
  ["health", "Verzuim || De burn-out van Petra duurt nu een half jaar."],
  ["", "Training || Mevrouw Jansen geeft een training over PTSS."],
  ["", "Welkom || Sanne de Boer werkt sinds vandaag bij het team schuldhulp."],
  ["", "Nieuws || De gemeente heeft een nieuwe aanpak voor schuldhulp."],
  ["", "Wethouder || Wethouder De Wit presenteert het armoedebeleid en de nieuwe regels voor bijstand."],
  ["", "Congres || Prof. Peter Smit spreekt op het congres over kanker."],
  ["", "Groep || Beste lotgenoten, tot zaterdag."],
  ["", "Cijfers || Bijstandsgerechtigden krijgen in mei een brief."],
  ["", "Product || Onze app helpt mensen met diabetes."],
  ["", "Planning || Jan, kun je de notulen van het overleg schuldhulp sturen?"],
  ["", "Contact || Mijn collega Els van de reclassering belt je morgen."],
  ["", "Vraag || Heeft Piet de presentatie over verslaving al af?"],
  ["", "Colleague || Mary works at the domestic violence shelter and will join the call."],
  ["", "Leger || Het Leger des Heils en de GGZ hebben een nieuw contract."],
  ["health", "Overleg || Ik sprak gisteren mevrouw El Idrissi; zij is al maanden depressief."],
  ["debt", "Vraag || Kunnen we iets doen voor de heer Van Dam? Hij heeft problematische schulden."],
  ["dismissal", "Personeel || Fatima Boukhari wordt per 1 juni ontslagen."],
  ["youth-care", "Dossier || Kevin (14) is vorig jaar uit huis geplaatst."],
  ["crime", "Info || Meneer Smit heeft een taakstraf gekregen van de politierechter."],
  ["benefits", "Aanvraag || De bijstandsuitkering van mevrouw Kaya is ingetrokken."],
  ["domestic-violence", "Zorgmelding || Lisa de Groot heeft jarenlang huiselijk geweld meegemaakt."],
  ["health", "Absence || Tom has been diagnosed with bipolar disorder."],
  ["health", "Report || The patient, Mrs Collins, suffers from dementia."],
  ["origin", "School || Amina is vluchteling en spreekt nog weinig Nederlands."],
  ["religion", "Intro || Pieter Bos is lid van de gereformeerde kerk."],
  ["union", "Let op || Ik hoorde dat Johan vakbondslid is."],
  ["health", "Leerling || Leerling 20341 heeft een angststoornis."],
  ["health", "Kind || Mijn dochter heeft epilepsie, dus zij kan niet mee op kamp."],
  ["health", "Ontslag || Meneer Van Oort gaat vrijdag naar huis. De psychose is over."],
  ["health", "Referral || Thank you for seeing this 77 year old gentleman, who has heart failure."],
  ["debt", "Overdracht || Wim Lokhorst is hier bekend. Er ligt loonbeslag op zijn salaris."],
  ["", "Aanhef || Beste meneer Van Oort, de psychose is over als onderwerp van de avond."],
  ["", "Verslag || Mevrouw Bos is consulent en zit in Assen. De psychose is haar onderwerp niet."],
  ["", "Beslag || Er ligt loonbeslag op zijn vroegst in mei."],
  ["", "Vergadering || Els kan niet bij het overleg over de jeugdzorg zijn."],
  ["", "Boek || Freud schreef over depressie."],
  ["", "Boekje || Karin heeft een folder over diabetes gemaakt."],
  ["", "Rooster || Peter heeft dienst op de afdeling oncologie."],
  ["", "Bedankt || Anja heeft de cijfers schuldhulp naar de directie gestuurd."],
  ["", "Gesprek || Mevrouw Bakker is wethouder en verantwoordelijk voor de bijstand."],
  ["", "Factuur || Bijgaand de factuur van het Kankerfonds."],
  ["", "Nieuws || Amsterdam heeft een nieuw loket voor statushouders."],
  ["", "Agenda || Jan heeft maandag een gesprek met de reclassering over de samenwerking."],
  ["", "Update || The company has a new policy on sick leave."],
]

for (const [personal, mail] of SAID) {
  test(`${personal === "" ? "of nobody" : `of a person: ${personal}`}: ${mail}`, () => {
    const [subject = "", newText = ""] = mail.split(" || ")
    assert.equal(observeSensitivity({ subject, newText, eventTitle: "" }).personal.join(" "), personal)
  })
}

test("what one tells of oneself is one's own to tell", () => {
  const said = (newText: string): string =>
    observeSensitivity({ subject: "", newText, eventTitle: "" }).personal.join(" ")
  assert.equal(said("Ik ben zwanger!"), "")
  assert.equal(said("I have cancer and will be away for a while."), "")
  assert.equal(said("Mijn vrouw heeft kanker."), "health")
})

test("a full stop behind a title, or an initial, ends no sentence", () => {
  for (const name of ["dhr. De Vries", "mevr. K. de Wit", "Mrs. Brown", "de heer J. Bos"]) {
    const newText = `Vorige week is bij ${name} de ziekte van Parkinson vastgesteld: ${name} heeft parkinson.`
    assert.deepEqual(observeSensitivity({ subject: "", newText, eventTitle: "" }).personal, ["health"], name)
  }
})

test("no text makes it throw, wherever the term stands", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), fc.nat(), (text, one, other) => {
      const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].toSorted(
        (a, b) => a - b,
      )
      assert.equal(typeof isSaidOfPerson(text, start, end), "boolean")
    }),
  )
})

test("only what stands near the term is looked at", () => {
  const far = `Mevrouw Jansen ${"x ".repeat(100)}`
  const near = "Mevrouw Jansen heeft "
  assert.equal(isSaidOfPerson(`${far}heeft PTSS`, far.length + 6, far.length + 10), false)
  assert.equal(isSaidOfPerson(`${near}PTSS`, near.length, near.length + 4), true)
})
