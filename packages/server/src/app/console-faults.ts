/**
 * The part of the catalogue of faults (./fault.ts) that whoever uses the API or the console meets.
 *
 * Why apart: what a program at a terminal is told to do is no help in a browser. `onScreen` of an entry there is the same for
 * here: what to do instead, in the console.
 */
import type { FaultSpec } from "./fault-spec.ts"

export const CONSOLE_FAULTS = {
  "request/invalid": {
    problem: { nl: "klopt niet met wat deze vraag verwacht", en: "is not what this request expects" },
    remedy: {
      nl: "Kijk in de beschrijving van de API wat er moet staan.",
      en: "See in the description of the API what it must hold.",
    },
    onScreen: {
      nl: "Controleer wat u hebt ingevuld.",
      en: "Check what you filled in.",
    },
  },
  "request/too-large": {
    problem: { nl: "is te groot", en: "is too large" },
    remedy: { nl: "Neem een kleiner bestand of bericht.", en: "Take a smaller file or message." },
  },
  "request/too-many": {
    problem: { nl: "komt te vaak achter elkaar", en: "comes too often" },
    remedy: { nl: "Wacht een minuut en probeer het opnieuw.", en: "Wait a minute and try again." },
  },
  "request/full": {
    problem: {
      nl: "past er niet meer bij: het grootste aantal is bereikt",
      en: "does not fit any more: the largest number is reached",
    },
    remedy: {
      nl: "Verwijder eerst wat niet meer nodig is.",
      en: "First remove what is not needed any more.",
    },
  },
  "request/unknown": {
    problem: { nl: "bestaat hier niet", en: "is not here" },
    remedy: { nl: "Kijk of het adres klopt.", en: "Check the address." },
  },
  "request/method": {
    problem: { nl: "kan niet op deze manier worden gevraagd", en: "cannot be asked in this way" },
    remedy: {
      nl: "Kijk in de beschrijving van de API welke methode erbij hoort.",
      en: "See in the description of the API which method goes with it.",
    },
  },
  "request/type": {
    problem: { nl: "is geen JSON", en: "is no JSON" },
    remedy: {
      nl: "Stuur JSON, met `Content-Type: application/json`.",
      en: "Send JSON, with `Content-Type: application/json`.",
    },
  },
  "request/origin": {
    problem: { nl: "komt van een andere website", en: "comes from another website" },
    remedy: {
      nl: "Er is niets veranderd. Doe dit in de console van Sluis zelf.",
      en: "Nothing was changed. Do this in the console of Sluis itself.",
    },
  },
  "login/needed": {
    problem: { nl: "is alleen voor wie is ingelogd", en: "is only for whoever is logged in" },
    remedy: { nl: "Log in en probeer het opnieuw.", en: "Log in and try again." },
  },
  "login/wrong": {
    problem: { nl: "past niet bij dit wachtwoord", en: "does not go with this password" },
    remedy: {
      nl: "Kijk of het adres en het wachtwoord kloppen.",
      en: "Check the address and the password.",
    },
  },
  "login/passkey": {
    problem: { nl: "kon met deze toegangssleutel niet inloggen", en: "could not log in with this passkey" },
    remedy: {
      nl: "Probeer het opnieuw, of log in met uw wachtwoord.",
      en: "Try again, or log in with your password.",
    },
  },
  "login/locked": {
    problem: {
      nl: "is even op slot na te veel pogingen",
      en: "is locked for a while after too many attempts",
    },
    remedy: {
      nl: "Wacht een kwartier. Was u dit niet? Zeg het dan uw beheerder.",
      en: "Wait a quarter of an hour. Was this not you? Then tell your administrator.",
    },
  },
  "login/oidc": {
    problem: { nl: "kon niet via uw organisatie inloggen", en: "could not log in through your organisation" },
    remedy: {
      nl: "Probeer het opnieuw; blijft het misgaan, vraag dan uw beheerder of u een rol in Sluis hebt.",
      en: "Try again; if it keeps failing, ask your administrator whether you have a role in Sluis.",
    },
  },
  "login/link": {
    problem: {
      nl: "is verlopen, al gebruikt of niet heel",
      en: "has expired, was used before or is not whole",
    },
    remedy: {
      nl: "Vraag een nieuwe link aan uw beheerder; bij een eerste start staat die in het logboek van Sluis.",
      en: "Ask your administrator for a new link; at a first start it stands where Sluis was started.",
    },
  },
  "access/denied": {
    problem: { nl: "mag u niet zien of doen", en: "is not for you to see or do" },
    remedy: {
      nl: "Hebt u dit nodig voor uw werk? Vraag uw beheerder om de rol die erbij hoort.",
      en: "Do you need it for your work? Ask your administrator for the role that goes with it.",
    },
  },
  "access/second-person": {
    problem: { nl: "moet door een tweede persoon worden besloten", en: "must be decided by a second person" },
    remedy: {
      nl: "Er is niets verstuurd. Vraag een collega met de rol van beoordelaar.",
      en: "Nothing was sent. Ask a colleague who has the role of reviewer.",
    },
  },
  "access/mailbox": {
    problem: {
      nl: "wacht tot Sluis weet dat uw mailbox van u is",
      en: "waits until Sluis knows that your mailbox is yours",
    },
    remedy: {
      nl: "Ga naar Vandaag, laat u een link mailen en open die terwijl u bent ingelogd.",
      en: "Go to Today, have a link mailed to you, and open it while you are logged in.",
    },
  },
  "access/reason": {
    problem: {
      nl: "wordt pas getoond met een reden van ten minste drie woorden",
      en: "is shown only for a reason of at least three words",
    },
    remedy: {
      nl: "Schrijf waarom u dit moet zien. Uw naam en reden worden bewaard.",
      en: "Write why you need to see it. Your name and reason are kept.",
    },
  },
  "decision/link": {
    problem: { nl: "is verlopen of niet heel", en: "has expired or is not whole" },
    remedy: {
      nl: "Open de link opnieuw vanuit de melding, of log in bij Sluis.",
      en: "Open the link from the notice again, or log in to Sluis.",
    },
  },
  "decision/made": {
    problem: { nl: "is al besloten", en: "was decided already" },
    remedy: { nl: "Er is niets veranderd.", en: "Nothing was changed." },
  },
  "mailbox/asked": {
    problem: { nl: "is al een paar keer gemaild", en: "was mailed a few times already" },
    remedy: {
      nl: "Kijk ook bij de ongewenste mail. Over een uur kunt u weer om een link vragen.",
      en: "Look among unwanted mail too. In an hour you can ask for a link again.",
    },
  },
  "mailbox/link": {
    problem: {
      nl: "is verlopen, al gebruikt of niet heel",
      en: "has expired, was used before or is not whole",
    },
    remedy: {
      nl: "Er is niets veranderd. Ga naar Vandaag en vraag daar om een nieuwe link.",
      en: "Nothing was changed. Go to Today, and ask for a new link there.",
    },
  },
  "mailbox/password": {
    problem: { nl: "moet anders zijn dan het huidige", en: "has to be another than the present one" },
    remedy: {
      nl: "Iemand anders kan het huidige kennen. Kies een nieuw wachtwoord; de link werkt nog.",
      en: "Somebody else may know the present one. Choose a new one; the link still works.",
    },
  },
  "mailbox/person": {
    problem: { nl: "is voor een ander account", en: "is for another account" },
    remedy: {
      nl: "Er is niets veranderd. Log in met het account van de mailbox waarin de link stond, en open hem dan opnieuw.",
      en: "Nothing was changed. Log in with the account of the mailbox that the link was in, and open it again then.",
    },
  },
  "person/unknown": {
    problem: { nl: "is hier niet bekend", en: "is not known here" },
    remedy: { nl: "Kijk of het adres klopt.", en: "Check the address." },
    onScreen: { nl: "Laad de pagina opnieuw.", en: "Load the page again." },
  },
  "person/administrator": {
    problem: { nl: "heeft al een beheerder", en: "has an administrator already" },
    remedy: {
      nl: "Geef met --for het adres van wie weer moet kunnen inloggen.",
      en: "Give with --for the address of who must be able to log in again.",
    },
  },
  "person/exists": {
    problem: { nl: "heeft al een account", en: "has an account already" },
    remedy: { nl: "Verander de rollen van dat account.", en: "Change the roles of that account." },
  },
  "person/last-administrator": {
    problem: { nl: "is de laatste beheerder", en: "is the last administrator" },
    remedy: {
      nl: "Er is niets veranderd. Geef eerst iemand anders de rol van beheerder.",
      en: "Nothing was changed. Give somebody else the role of administrator first.",
    },
  },
  "person/changed": {
    problem: { nl: "is intussen veranderd", en: "was changed meanwhile" },
    remedy: {
      nl: "Laad de pagina opnieuw en probeer het nog eens.",
      en: "Load the page again and try once more.",
    },
  },
  "person/weak-password": {
    problem: { nl: "is te makkelijk te raden", en: "is too easy to guess" },
    remedy: {
      nl: "Neem ten minste 12 tekens, bijvoorbeeld vier gewone woorden, en niet uw naam.",
      en: "Take at least 12 characters, for instance four ordinary words, and not your name.",
    },
  },
  "person/own-roles": {
    problem: {
      nl: "kan zichzelf geen rol of afdeling geven",
      en: "cannot give himself or herself a role or department",
    },
    remedy: {
      nl: "Er is niets veranderd. Vraag een andere beheerder om dit voor u te doen.",
      en: "Nothing was changed. Ask another administrator to do this for you.",
    },
  },
  "person/passkey": {
    problem: { nl: "kon niet als toegangssleutel worden toegevoegd", en: "could not be added as a passkey" },
    remedy: {
      nl: "Probeer het opnieuw, of gebruik een ander apparaat.",
      en: "Try again, or use another device.",
    },
  },
  "person/only-login": {
    problem: {
      nl: "is de enige manier waarop u kunt inloggen",
      en: "is the only way in which you can log in",
    },
    remedy: {
      nl: "Stel eerst een wachtwoord of een andere toegangssleutel in.",
      en: "First set a password or another passkey.",
    },
  },
  "token/unknown": {
    problem: { nl: "is geen sleutel van een programma", en: "is no token of a program" },
    remedy: { nl: "Laad de pagina opnieuw.", en: "Load the page again." },
  },
  "change/file": {
    problem: {
      nl: "staat in een bestand dat de beheerder bijhoudt",
      en: "stands in a file that the administrator keeps",
    },
    remedy: {
      nl: "Verander het daar, of zet `policy: builtin` in de configuratie om het hier te veranderen.",
      en: "Change it there, or set `policy: builtin` in the configuration to change it here.",
    },
  },
  "change/unknown": {
    problem: { nl: "is geen wijziging die wacht", en: "is no change that waits" },
    remedy: { nl: "Laad de pagina opnieuw.", en: "Load the page again." },
  },
  "change/same": {
    problem: { nl: "is hetzelfde als het beleid dat geldt", en: "is the same as the policy in force" },
    remedy: { nl: "Er is niets veranderd.", en: "Nothing was changed." },
  },
  "change/own": {
    problem: { nl: "moet door iemand anders worden goedgekeurd", en: "must be approved by somebody else" },
    remedy: {
      nl: "Vraag een collega die beleid mag goedkeuren.",
      en: "Ask a colleague who may approve policy.",
    },
  },
  "change/proposer": {
    problem: {
      nl: "is voorgesteld door iemand die hier geen account meer heeft",
      en: "was proposed by somebody who has no account here any more",
    },
    remedy: {
      nl: "Wijs de wijziging af en stel haar zelf voor; een collega keurt haar dan goed.",
      en: "Reject it and propose it yourself; a colleague approves it then.",
    },
  },
  "change/outdated": {
    problem: {
      nl: "gaat over een beleid dat intussen is veranderd",
      en: "is about a policy that was changed meanwhile",
    },
    remedy: {
      nl: "Maak de wijziging opnieuw op het beleid dat nu geldt.",
      en: "Make the change again on the policy that is in force now.",
    },
  },
  "change/many": {
    problem: {
      nl: "kan er niet bij: er wachten al tien wijzigingen",
      en: "has no room: ten changes wait already",
    },
    remedy: {
      nl: "Laat eerst een wijziging goedkeuren of afwijzen.",
      en: "Have a change approved or rejected first.",
    },
  },
  "message/not-shown": {
    problem: {
      nl: "is te ingewikkeld of beschadigd om te tonen",
      en: "is too complicated or damaged to be shown",
    },
    remedy: {
      nl: "Beslis aan de hand van de redenen, of vraag de afzender wat erin staat.",
      en: "Decide by the reasons, or ask the sender what it says.",
    },
  },
  "demonstration/only": {
    problem: { nl: "kan alleen in een demonstratie", en: "is possible in a demonstration only" },
    remedy: {
      nl: "Deze Sluis stuurt echte mail. Gebruik Uitproberen: daar wordt niets verstuurd.",
      en: "This Sluis sends real mail. Use Try it: nothing is sent there.",
    },
  },
  "breach/unknown": {
    problem: {
      nl: "is geen dossier van een datalek, of niet meer",
      en: "is no file of a breach, or not any more",
    },
    remedy: { nl: "Laad de lijst met datalekken opnieuw.", en: "Load the list of breaches again." },
  },
  "breach/refused": {
    problem: { nl: "kan nu niet in dit dossier", en: "cannot be done in this file now" },
    remedy: {
      nl: "Laad het dossier opnieuw en kijk wat er nog ontbreekt.",
      en: "Load the file again and see what is missing.",
    },
  },
  "breach/damaged": {
    problem: { nl: "kan niet meer worden gelezen", en: "cannot be read any more" },
    remedy: {
      nl: "Waarschuw uw beheerder: de opslag van Sluis is beschadigd. Zet een reservekopie terug.",
      en: "Tell your administrator: the store of Sluis is damaged. Put back a backup.",
    },
  },
  "breach/cut-off": {
    problem: { nl: "is maar een deel van een e-mail", en: "is only part of an e-mail message" },
    remedy: {
      nl: "Er is niets toegevoegd. Exporteer het hele bericht opnieuw als .eml-bestand.",
      en: "Nothing was added. Export the whole message again as an .eml file.",
    },
  },
  "breach/mailbox": {
    problem: { nl: "is een hele mailbox (mbox)", en: "is a whole mailbox (mbox)" },
    remedy: {
      nl: "Er is niets toegevoegd. Bewaar het ene bericht als .eml-bestand en voeg dat toe.",
      en: "Nothing was added. Save the one message as an .eml file, and add that.",
    },
  },
  "breach/people-full": {
    problem: {
      nl: "past er niet meer bij: dit dossier heeft het grootste aantal mensen",
      en: "does not fit any more: this file has as many people as it can",
    },
    remedy: {
      nl: "Open een tweede dossier voor de anderen, en noem dit dossier daarin.",
      en: "Open a second file for the others, and name this one in it.",
    },
  },
  "breach/person": {
    problem: { nl: "staat niet in dit dossier, of niet meer", en: "is not in this file, or not any more" },
    remedy: { nl: "Laad de lijst met mensen opnieuw.", en: "Load the list of people again." },
  },
  "breach/person-there": {
    problem: { nl: "staat al in dit dossier", en: "is in this file already" },
    remedy: {
      nl: "Er is niets veranderd. Zoek deze persoon op in de lijst.",
      en: "Nothing was changed. Look this person up in the list.",
    },
  },
  "breach/person-changed": {
    problem: {
      nl: "is intussen door een ander gewijzigd",
      en: "was changed by somebody else meanwhile",
    },
    remedy: {
      nl: "Er is niets opgeslagen. Vergelijk beide versies en bewaar wat juist is.",
      en: "Nothing was saved. Compare both versions, and save what is right.",
    },
  },
  "breach/profile": {
    problem: {
      nl: "mist gegevens van uw organisatie",
      en: "lacks data of your organisation",
    },
    remedy: {
      nl: "Vul bij Instellingen, Organisatie ten minste de naam en het telefoonnummer en e-mailadres van het loket in.",
      en: "Fill in at Settings, Organisation at least the name, and the telephone number and e-mail address of the desk.",
    },
  },
  "organisation/changed": {
    problem: {
      nl: "zijn intussen door een ander gewijzigd",
      en: "were changed by somebody else meanwhile",
    },
    remedy: {
      nl: "Er is niets opgeslagen. Vergelijk beide versies en bewaar wat juist is.",
      en: "Nothing was saved. Compare both versions, and save what is right.",
    },
  },
  "breach/page": {
    problem: {
      nl: "heeft een link nodig die anderen kunnen openen",
      en: "needs a link that others can open",
    },
    remedy: {
      nl: "Vraag uw beheerder om http.url in te stellen: het adres waarop anderen Sluis bereiken.",
      en: "Ask your administrator to set http.url: the address by which others reach Sluis.",
    },
  },
  "breach/sending": {
    problem: { nl: "wordt al verstuurd", en: "is being sent already" },
    remedy: {
      nl: "Er is niets extra verstuurd. Wacht tot deze ronde klaar is.",
      en: "Nothing more was sent. Wait until this round is done.",
    },
  },
  "breach/names-others": {
    problem: {
      nl: "noemt een ander mens of een ander adres",
      en: "names somebody else, or another address",
    },
    remedy: {
      nl: "Er is niets verstuurd. Haal namen en adressen van anderen uit de teksten die u schreef.",
      en: "Nothing was sent. Take names and addresses of others out of what you wrote.",
    },
  },
  "breach/paper": {
    problem: { nl: "kon niet als PDF worden gemaakt", en: "could not be made as a PDF" },
    remedy: {
      nl: "Probeer het over een minuut opnieuw, of neem de webpagina of de tekst.",
      en: "Try again in a minute, or take the web page or the text.",
    },
  },
  "answer/link": {
    problem: { nl: "is verlopen of niet heel", en: "has expired or is not whole" },
    remedy: {
      nl: "Open de link opnieuw vanuit de brief. Lukt het niet? Bel of mail ons; dat staat in de brief.",
      en: "Open the link from the letter again. Does it not work? Call or write to us; the letter says how.",
    },
  },
  "answer/moved": {
    problem: {
      nl: "hoort bij een brief naar een adres dat wij niet meer gebruiken",
      en: "belongs to a letter to an address that we do not use any more",
    },
    remedy: {
      nl: "De link werkt daarom niet meer. Was de brief niet voor u? Verwijder hem dan; meer hoeft u niet te doen. Was hij wel voor u? Gebruik de link in onze nieuwste brief, of bel ons.",
      en: "So it does not work any more. Was the letter not for you? Then delete it. Was it? Use the link in our newest letter, or call us.",
    },
  },
  "safeguard/period": {
    problem: { nl: "is geen periode voor een rapport", en: "is no period for a report" },
    remedy: {
      nl: "Geef een eerste en een laatste dag, in die volgorde, met hoogstens 400 dagen ertussen.",
      en: "Give a first and a last day, in that order, with at most 400 days between them.",
    },
  },
  "safeguard/check": {
    problem: { nl: "is geen controlebestand van een rapport", en: "is no check file of a report" },
    remedy: {
      nl: "Geef het bestand dat bij het rapport hoort (eindigt op .check.json), ongewijzigd.",
      en: "Give the file that belongs to the report (it ends in .check.json), unaltered.",
    },
  },
  "canary/route": {
    problem: {
      nl: "is geen weg waarlangs proefberichten gaan",
      en: "is no route that canaries go",
    },
    remedy: {
      nl: "Bekijk met `sluis canary list` welke wegen er zijn.",
      en: "See with `sluis canary list` which routes there are.",
    },
    onScreen: { nl: "Laad de pagina opnieuw.", en: "Load the page again." },
  },
  "canary/unanswered": {
    problem: {
      nl: "heeft niets gestuurd: er draait geen Sluis met deze gegevens",
      en: "has sent nothing: no Sluis runs on these data",
    },
    remedy: {
      nl: "Start Sluis en probeer het opnieuw.",
      en: "Start Sluis and try again.",
    },
  },
} as const satisfies Record<string, FaultSpec>
