/**
 * The catalogue of faults: everything that can be wrong with what somebody hands us, with a stable code, what is wrong
 * and what to do about it.
 *
 * Why one catalogue: the words are fixed, so they can be translated, looked up (docs/faults.md, compared by a test) and
 * relied on by scripts. A fault never quotes the content of a message; `subject` names the file it is about and `detail`
 * adds what varies, such as the operating system's reason.
 *
 * Long because it is one table. Deliberately out of scope: findings about mail. Those are facts and verdicts.
 */
import { CONSOLE_FAULTS } from "./console-faults.ts"
import type { FaultSpec } from "./fault-spec.ts"
import type { Bilingual, Language } from "./language.ts"
import { reasonOf } from "./system-reason.ts"

export const FAULTS = {
  "input/missing": {
    problem: { nl: "bestaat niet", en: "does not exist" },
    remedy: {
      nl: "Kijk of de naam klopt en of u in de juiste map staat.",
      en: "Check the name, and that you are in the right folder.",
    },
  },
  "input/unreadable": {
    problem: { nl: "kan niet worden gelezen", en: "cannot be read" },
    remedy: {
      nl: "Kijk of u dit bestand mag lezen, of kopieer het naar een map waar dat wel mag.",
      en: "Check that you may read this file, or copy it to a folder where you may.",
    },
  },
  "input/empty": {
    problem: { nl: "is leeg", en: "is empty" },
    remedy: {
      nl: "Exporteer het bericht opnieuw; er staat niets in dit bestand.",
      en: "Export the message again; there is nothing in this file.",
    },
  },
  "input/not-mail": {
    problem: { nl: "is geen e-mail", en: "is not an e-mail message" },
    remedy: {
      nl: "Geef een .eml-bestand, een mbox, een Maildir of een map met .eml-bestanden.",
      en: "Give an .eml file, an mbox, a Maildir or a folder of .eml files.",
    },
    onScreen: {
      nl: "Kies één bericht dat als .eml-bestand is bewaard.",
      en: "Choose one message that was saved as an .eml file.",
    },
  },
  "input/no-mail": {
    problem: { nl: "bevat geen e-mail", en: "holds no mail" },
    remedy: {
      nl: "Geef een map met .eml-bestanden of mboxen, of een Maildir.",
      en: "Give a folder of .eml files or mboxes, or a Maildir.",
    },
  },
  "input/no-facts": {
    problem: {
      nl: "heeft een regel zonder feiten die te begrijpen zijn",
      en: "has a line without facts that can be understood",
    },
    remedy: {
      nl: "Die regel telt niet mee. Geef wat `sluis check --json` schreef, ongewijzigd.",
      en: "That line is not counted. Give what `sluis check --json` wrote, unaltered.",
    },
  },
  "input/read-once": {
    problem: { nl: "kan maar één keer worden gelezen", en: "can be read only once" },
    remedy: {
      nl: "Mail wordt eerst op datum gezet en dan nog eens gelezen. Bewaar hem in een bestand en geef dat.",
      en: "Mail is put in order of date first, and then read again. Save it in a file, and give that.",
    },
  },
  "input/outlook-message": {
    problem: {
      nl: "is een Outlook-bericht (.msg) of een ander bestand van Office",
      en: "is an Outlook message (.msg) or another file of Office",
    },
    remedy: {
      nl: "Is het een bericht, bewaar het dan in Outlook als .eml, of sleep het uit Outlook op het web.",
      en: "If it is a message, save it in Outlook as .eml, or drag it out of Outlook on the web.",
    },
  },
  "input/outlook-store": {
    problem: {
      nl: "is een Outlook-gegevensbestand (.pst of .ost)",
      en: "is an Outlook data file (.pst or .ost)",
    },
    remedy: {
      nl: "Exporteer de map als mbox of als .eml-bestanden, bijvoorbeeld met readpst.",
      en: "Export the folder as mbox or as .eml files, for instance with readpst.",
    },
    onScreen: {
      nl: "Bewaar het ene bericht in Outlook als .eml-bestand, en kies dat.",
      en: "Save the one message in Outlook as an .eml file, and choose that.",
    },
  },
  "input/compressed": {
    problem: { nl: "is ingepakt", en: "is compressed" },
    remedy: {
      nl: "Pak het eerst uit en geef wat erin zit.",
      en: "Unpack it first, and give what is inside.",
    },
  },
  "input/utf-16": {
    problem: { nl: "is bewaard als UTF-16", en: "is stored as UTF-16" },
    remedy: {
      nl: "Exporteer het bericht opnieuw, of bewaar het bestand als UTF-8: zo kan geen mailprogramma het lezen.",
      en: "Export the message again, or store the file as UTF-8: no mail program can read it this way.",
    },
  },
  "input/line-ends": {
    problem: { nl: "heeft regeleinden van vroeger (alleen CR)", en: "has line ends of long ago (CR alone)" },
    remedy: {
      nl: "Exporteer het bericht opnieuw, of maak er gewone regeleinden van: tr '\\r' '\\n' < oud.eml > nieuw.eml.",
      en: "Export the message again, or make them ordinary line ends: tr '\\r' '\\n' < old.eml > new.eml.",
    },
    onScreen: {
      nl: "Exporteer het bericht opnieuw: zo kan geen mailprogramma het lezen.",
      en: "Export the message again: no mail program can read it this way.",
    },
  },
  "input/damaged-header": {
    problem: { nl: "heeft een beschadigde kop", en: "has a damaged header" },
    remedy: {
      nl: "Wat te lezen was, is gecontroleerd; er kunnen ontvangers ontbreken. Exporteer het bericht opnieuw.",
      en: "What could be read was checked; recipients may be missing. Export the message again.",
    },
  },
  "input/folder": {
    problem: { nl: "is een map", en: "is a folder" },
    remedy: {
      nl: "Geef één bericht: een .eml-bestand.",
      en: "Give one message: an .eml file.",
    },
  },
  "input/name": {
    problem: { nl: "heeft een naam die geen UTF-8 is", en: "has a name that is not UTF-8" },
    remedy: {
      nl: "Geef het bestand een andere naam, of geef de inhoud door: sluis check - < BESTAND.",
      en: "Rename the file, or pass what is in it: sluis check - < FILE.",
    },
  },
  "input/too-large": {
    problem: { nl: "is groter dan 100 MB", en: "is larger than 100 MB" },
    remedy: {
      nl: "Dit ene bericht is overgeslagen. Is het een mailbox, geef die dan als mbox.",
      en: "This one message was passed over. If it is a mailbox, give it as an mbox.",
    },
  },
  "input/many-messages": {
    problem: { nl: "bevat meer dan één bericht", en: "holds more than one message" },
    remedy: {
      nl: "Bewaar het ene bericht als .eml-bestand en geef dat.",
      en: "Save the one message as an .eml file, and give that.",
    },
  },
  "input/cut-off": {
    problem: { nl: "houdt midden in een regel op", en: "ends in the middle of a line" },
    remedy: {
      nl: "Het laatste bericht is gecontroleerd voor zover het er is. Kopieer de mailbox opnieuw voor de rest.",
      en: "The last message was checked as far as it goes. Copy the mailbox again for the rest.",
    },
  },
  "output/exists": {
    problem: { nl: "bestaat al", en: "exists already" },
    remedy: {
      nl: "Er is niets geschreven. Kies een andere map, of overschrijf met --force.",
      en: "Nothing was written. Choose another folder, or overwrite with --force.",
    },
  },
  "output/not-a-folder": {
    problem: { nl: "is geen map", en: "is not a folder" },
    remedy: {
      nl: "Er is niets geschreven. Kies een andere naam voor de map.",
      en: "Nothing was written. Choose another name for the folder.",
    },
  },
  "output/form": {
    problem: { nl: "heeft een einde waaraan geen vorm te zien is", en: "has an ending that tells no form" },
    remedy: {
      nl: "Laat de naam eindigen op een vorm die bij deze opdracht hoort, zoals .pdf of .html.",
      en: "Let the name end in a form that this command has, such as .pdf or .html.",
    },
  },
  "output/unwritable": {
    problem: { nl: "kan niet worden geschreven", en: "cannot be written" },
    remedy: {
      nl: "Kijk of u in deze map mag schrijven en of er ruimte is.",
      en: "Check that you may write to this folder, and that there is room.",
    },
  },
  "config/unreadable": {
    problem: { nl: "kan niet worden gelezen", en: "cannot be read" },
    remedy: {
      nl: "Kijk of de configuratie bestaat en of u die mag lezen.",
      en: "Check that the configuration exists and that you may read it.",
    },
  },
  "config/invalid": {
    problem: { nl: "is geen geldige configuratie", en: "is not a valid configuration" },
    remedy: {
      nl: "Verbeter wat hierboven staat; `sluis config print` toont een configuratie die klopt.",
      en: "Correct what is listed above; `sluis config print` shows a configuration that is right.",
    },
  },
  "config/unfit": {
    problem: { nl: "wijst naar iets dat niet klopt", en: "points to something that is not right" },
    remedy: {
      nl: "Verbeter wat hierboven staat en controleer het dan opnieuw.",
      en: "Correct what is listed above, then check again.",
    },
  },
  "policy/unreadable": {
    problem: { nl: "kan niet worden gelezen", en: "cannot be read" },
    remedy: {
      nl: "Kijk of het beleid bestaat en of u het mag lezen.",
      en: "Check that the policy exists and that you may read it.",
    },
  },
  "policy/invalid": {
    problem: { nl: "is geen geldig beleid", en: "is not a valid policy" },
    remedy: {
      nl: "Verbeter wat hierboven staat; `sluis policy print` toont een beleid dat klopt.",
      en: "Correct what is listed above; `sluis policy print` shows a policy that is right.",
    },
    onScreen: {
      nl: "Controleer het beleid: daar staat bij wat er niet klopt, en waar.",
      en: "Check the policy: it says what is not right, and where.",
    },
  },
  "policy/no-department": {
    problem: { nl: "is geen afdeling in dit beleid", en: "is no department of this policy" },
    remedy: {
      nl: "Neem de naam van een afdeling zoals die in het beleid staat.",
      en: "Take the name of a department as it stands in the policy.",
    },
  },
  "held/unknown": {
    problem: {
      nl: "is niet het nummer van een bericht dat wacht",
      en: "is not the number of a message that waits",
    },
    remedy: {
      nl: "Kijk welke er wachten met `sluis held list`.",
      en: "See which ones wait with `sluis held list`.",
    },
    onScreen: {
      nl: "Laad de pagina opnieuw om te zien wat er wacht.",
      en: "Load the page again to see what waits.",
    },
  },
  "held/ambiguous": {
    problem: { nl: "is het begin van meer dan één nummer", en: "is the beginning of more than one number" },
    remedy: {
      nl: "Geef een paar tekens meer.",
      en: "Give a few more characters.",
    },
  },
  "held/reason": {
    problem: {
      nl: "heeft een reden nodig van ten minste drie woorden",
      en: "needs a reason of at least three words",
    },
    remedy: {
      nl: 'Zeg waarom, voor wie het later wil weten, met --reason "…".',
      en: 'Say why, for whoever asks later, with --reason "…".',
    },
    onScreen: {
      nl: "Schrijf in een zin waarom, voor wie het later wil weten.",
      en: "Write in a sentence why, for whoever asks later.",
    },
  },
  "held/no-copies": {
    problem: {
      nl: "kan niet naar iedereen apart zonder een adres te verklappen",
      en: "cannot go to each person separately without giving an address away",
    },
    remedy: {
      nl: "Laat de afzender het veranderen, of geef het vrij zoals het was met --as-it-was en een reden.",
      en: "Ask the sender to mend it, or release it as it was with --as-it-was and a reason.",
    },
    onScreen: {
      nl: "Laat de afzender de mail veranderen. Of geef hem vrij zoals hij is, met een reden.",
      en: "Ask the sender to change the message. Or release it as it is, with a reason.",
    },
  },
  "held/decided": {
    problem: {
      nl: "is intussen door iemand anders vrijgegeven of weggegooid",
      en: "was released or dropped by somebody else meanwhile",
    },
    remedy: {
      nl: "Er is niets veranderd. Kijk met `sluis held list` wat er nog wacht.",
      en: "Nothing was changed. See what still waits with `sluis held list`.",
    },
    onScreen: {
      nl: "Er is niets veranderd. Laad de pagina opnieuw om te zien wat er nog wacht.",
      en: "Nothing was changed. Load the page again to see what still waits.",
    },
  },
  "held/damaged": {
    problem: {
      nl: "is beschadigd in de opslag en kan niet meer worden gelezen",
      en: "is damaged in the store and cannot be read any more",
    },
    remedy: {
      nl: "Zet een reservekopie terug waar het nog heel in staat, of gooi het weg met `sluis held drop` en een reden. Sluis kan de afzender dat niet altijd vertellen.",
      en: "Put back a backup that still holds it whole, or drop it with `sluis held drop` and a reason. Sluis can't always tell its sender.",
    },
    onScreen: {
      nl: "Vraag de beheerder of een reservekopie het nog heeft. Anders kunt u het alleen weggooien; Sluis kan de afzender dat niet altijd vertellen.",
      en: "Ask the administrator whether a backup still holds it. Otherwise it can only be dropped; Sluis can't always tell its sender.",
    },
  },
  "outbox/unknown": {
    problem: {
      nl: "is niet het nummer van een exemplaar in Postvak UIT",
      en: "is not the number of a copy in the outbox",
    },
    remedy: {
      nl: "Kijk welke er zijn met `sluis outbox list`.",
      en: "See which ones there are with `sluis outbox list`.",
    },
    onScreen: {
      nl: "Laad de pagina opnieuw: Postvak UIT kan intussen leeggemaakt zijn.",
      en: "Load the page again: the outbox may have been emptied meanwhile.",
    },
  },
  "user/unknown": {
    problem: { nl: "is geen gebruiker", en: "is not a user" },
    remedy: {
      nl: "Kijk wie er zijn met `sluis user list`.",
      en: "See who there are with `sluis user list`.",
    },
  },
  "user/name": {
    problem: { nl: "kan geen naam van een gebruiker zijn", en: "cannot be the name of a user" },
    remedy: {
      nl: "Neem hoogstens 255 tekens, zonder spaties of stuurtekens.",
      en: "Take at most 255 characters, without spaces or control characters.",
    },
  },
  "user/password": {
    problem: {
      nl: "kreeg een wachtwoord van minder dan 12 of meer dan 255 tekens",
      en: "was given a password of fewer than 12 or more than 255 characters",
    },
    remedy: {
      nl: "Er is niets veranderd. Neem een langer wachtwoord, bijvoorbeeld vier gewone woorden.",
      en: "Nothing was changed. Take a longer password, for instance four ordinary words.",
    },
  },
  "user/password-differs": {
    problem: { nl: "kreeg twee verschillende wachtwoorden", en: "was given two different passwords" },
    remedy: {
      nl: "Er is niets veranderd. Probeer het opnieuw.",
      en: "Nothing was changed. Try again.",
    },
  },
  "list/name": {
    problem: { nl: "kan geen naam van een lijst zijn", en: "cannot be the name of a list" },
    remedy: {
      nl: "Neem 1 tot 80 tekens, zonder stuurtekens.",
      en: "Take 1 to 80 characters, without control characters.",
    },
  },
  "list/reveals": {
    problem: {
      nl: "is geen onderwerp dat --reveals kent",
      en: "is no subject that --reveals knows",
    },
    remedy: {
      nl: "Er is niets veranderd. Kijk welke onderwerpen er zijn met `sluis list import --help`.",
      en: "Nothing was changed. See which subjects there are with `sluis list import --help`.",
    },
  },
  "list/no-addresses": {
    problem: { nl: "bevat geen kolom met e-mailadressen", en: "has no column of e-mail addresses" },
    remedy: {
      nl: "Er is niets veranderd. Geef een CSV-bestand; exporteer een werkblad als CSV.",
      en: "Nothing was changed. Give a CSV file; export a worksheet as CSV.",
    },
    onScreen: {
      nl: "Er is niets veranderd. Plak adressen, of kies een tabel met een kolom adressen.",
      en: "Nothing was changed. Paste addresses, or choose a table with a column of addresses.",
    },
  },
  "list/columns": {
    problem: {
      nl: "heeft e-mailadressen in meer dan één kolom",
      en: "has e-mail addresses in more than one column",
    },
    remedy: {
      nl: "Er is niets veranderd. Kies er een met --column, met de titel of het nummer.",
      en: "Nothing was changed. Choose one with --column, by its title or its number.",
    },
    onScreen: {
      nl: "Er is niets veranderd. Kies welke kolom de adressen van de lijst heeft.",
      en: "Nothing was changed. Choose which column has the addresses of the list.",
    },
  },
  "list/no-column": {
    problem: {
      nl: "heeft de kolom niet die --column noemt",
      en: "does not have the column that --column names",
    },
    remedy: {
      nl: "Er is niets veranderd. Noem de titel zoals die in de eerste regel staat, of het nummer.",
      en: "Nothing was changed. Give the title as it stands in the first line, or the number.",
    },
    onScreen: {
      nl: "Er is niets veranderd. Kies een kolom die in de tabel staat.",
      en: "Nothing was changed. Choose a column that is in the table.",
    },
  },
  "list/unknown": {
    problem: { nl: "is geen geregistreerde lijst", en: "is not a registered list" },
    remedy: {
      nl: "Kijk welke er zijn met `sluis list ls`.",
      en: "See which ones there are with `sluis list ls`.",
    },
    onScreen: {
      nl: "Laad de pagina opnieuw.",
      en: "Load the page again.",
    },
  },
  "acquaintance/address": {
    problem: { nl: "moet één e-mailadres zijn", en: "must be one e-mail address" },
    remedy: {
      nl: "Er is niets veranderd. Geef alleen het adres, zoals jan@voorbeeld.example.",
      en: "Nothing was changed. Give the address alone, such as jan@voorbeeld.example.",
    },
  },
  "acquaintance/disabled": {
    problem: { nl: "onthoudt niet wie wie kent", en: "does not remember who knows whom" },
    remedy: {
      nl: "Zet `acquaintance.enabled` op `true` als Sluis dat mag leren.",
      en: "Set `acquaintance.enabled` to `true` if Sluis may learn that.",
    },
  },
  "acquaintance/wrong-key": {
    problem: { nl: "is gemaakt met een andere sleutel", en: "was made with another key" },
    remedy: {
      nl: "Zet de sleutel terug die hierbij hoort, of haal het bestand weg; dan begint het leren opnieuw, en de lijsten ook.",
      en: "Put back the key that belongs to it, or take the file away; then learning begins anew, and so do the lists.",
    },
  },
  "acquaintance/other-version": {
    problem: {
      nl: "is gemaakt door een andere versie van Sluis",
      en: "was made by another version of Sluis",
    },
    remedy: {
      nl: "Installeer die versie weer, of haal het bestand weg; dan begint het leren opnieuw, en de lijsten ook.",
      en: "Install that version again, or take the file away; then learning begins anew, and so do the lists.",
    },
  },
  "acquaintance/damaged": {
    problem: { nl: "is beschadigd", en: "is damaged" },
    remedy: {
      nl: "Haal het bestand weg; dan begint het leren opnieuw, en de lijsten ook.",
      en: "Take the file away; then learning begins anew, and so do the lists.",
    },
  },
  "send/no-sender": {
    problem: { nl: "noemt geen afzender", en: "names no sender" },
    remedy: {
      nl: "Geef de afzender met --from.",
      en: "Give the sender with --from.",
    },
    onScreen: {
      nl: "Kies een bericht met een afzender (From).",
      en: "Choose a message that has a sender (From).",
    },
  },
  "send/no-recipients": {
    problem: { nl: "noemt geen ontvangers", en: "names no recipients" },
    remedy: {
      nl: "Geef ze met --rcpt.",
      en: "Give them with --rcpt.",
    },
    onScreen: {
      nl: "Kies een bericht met ontvangers (To, Cc of Bcc).",
      en: "Choose a message that has recipients (To, Cc or Bcc).",
    },
  },
  "send/nobody-there": {
    problem: {
      nl: "geeft geen antwoord: daar luistert niets dat mail aanneemt",
      en: "does not answer: nothing that takes mail listens there",
    },
    remedy: {
      nl: "Kijk of de sluis draait (`sluis start`) en of het adres klopt; met --to HOST:POORT kiest u een ander.",
      en: "Check that the gateway runs (`sluis start`) and that the address is right; --to HOST:PORT chooses another.",
    },
  },
  "send/unreachable": {
    problem: { nl: "neemt geen mail aan", en: "takes no mail" },
    remedy: {
      nl: "Kijk of de sluis draait (`sluis start`) en of het adres klopt; met --to HOST:POORT kiest u een ander.",
      en: "Check that the gateway runs (`sluis start`) and that the address is right; --to HOST:PORT chooses another.",
    },
    onScreen: {
      nl: "Wacht een minuut en probeer het opnieuw. Lukt het dan nog niet? Kijk bij Gezondheid wat er mis is.",
      en: "Wait a minute and try again. Does it still fail? Then see under Health what is wrong.",
    },
  },
  "store/unavailable": {
    problem: { nl: "kan niet worden geopend of beschreven", en: "cannot be opened or written" },
    remedy: {
      nl: "Kijk of de map met gegevens bestaat, van deze gebruiker is en niet vol is.",
      en: "Check that the folder of data exists, belongs to this user and is not full.",
    },
    onScreen: {
      nl: "Probeer het over een minuut nog eens. Blijft het misgaan? Vertel het dan uw beheerder.",
      en: "Try again in a minute. Does it keep failing? Then tell your administrator.",
    },
  },
  "store/nothing-yet": {
    problem: { nl: "bevat nog niets van Sluis", en: "holds nothing of Sluis yet" },
    remedy: {
      nl: "Start eerst de sluis (`sluis start`), of noem met --config de configuratie waarmee die draait. Zonder configuratie zoekt Sluis in de map `data` op de plek waar u staat.",
      en: "Start the gateway first (`sluis start`), or name with --config the configuration that it runs with. Without one, Sluis looks in the folder `data` where you are.",
    },
  },
  "store/newer": {
    problem: {
      nl: "is beschreven door een nieuwere versie van Sluis",
      en: "was written by a newer version of Sluis",
    },
    remedy: {
      nl: "Installeer die versie weer; terug kan alleen met een reservekopie van daarvoor.",
      en: "Install that version again; going back takes a backup from before.",
    },
  },
  "store/wrong-key": {
    problem: { nl: "is versleuteld met een andere sleutel", en: "is encrypted with another key" },
    remedy: {
      nl: "Zet de sleutel terug die bij deze gegevens hoort; zonder die sleutel is wat vastgehouden is niet te lezen.",
      en: "Put back the key that belongs to this data; without it, what is held cannot be read.",
    },
  },
  "store/in-use": {
    problem: { nl: "wordt al gebruikt door een andere Sluis", en: "is in use by another Sluis" },
    remedy: {
      nl: "Stop de andere, of geef deze een eigen map met `data`.",
      en: "Stop the other one, or give this one a folder of its own with `data`.",
    },
  },
  "ledger/nothing-signed": {
    problem: { nl: "heeft nog niets ondertekend", en: "has signed nothing yet" },
    remedy: {
      nl: "Start de sluis: die ondertekent binnen enkele seconden wat er in het verantwoordingslogboek staat.",
      en: "Start the gateway: it signs what is in the ledger within seconds.",
    },
  },
  "ledger/no-entry": {
    problem: {
      nl: "is geen regel van het ondertekende verantwoordingslogboek",
      en: "is no entry of the signed ledger",
    },
    remedy: {
      nl: "Geef een nummer uit `sluis ledger show`. Een nieuwe regel is binnen enkele seconden ondertekend, zolang de sluis draait.",
      en: "Give a number of `sluis ledger show`. A new entry is signed within seconds, as long as the gateway runs.",
    },
  },
  "ledger/key": {
    problem: {
      nl: "is geen openbare sleutel die hier past",
      en: "is no public key that fits here",
    },
    remedy: {
      nl: "Neem de hele regel over die `sluis ledger key` laat zien, of voor een getuige `sluis ledger witness`.",
      en: "Copy the whole line that `sluis ledger key` prints, or `sluis ledger witness` for a witness.",
    },
  },
  "ledger/no-key": {
    problem: {
      nl: "kan niet worden gecontroleerd zonder openbare sleutel",
      en: "cannot be checked without a public key",
    },
    remedy: {
      nl: "Geef die met --key. Haal de sleutel bij de organisatie zelf, niet op dezelfde plaats als wat u controleert.",
      en: "Give it with --key. Get the key from the organisation itself, not from the same place as what you check.",
    },
  },
  "ledger/proof": {
    problem: { nl: "is geen bewijs (.tlog-proof)", en: "is no proof (.tlog-proof)" },
    remedy: {
      nl: "Geef het bestand dat `sluis ledger prove` schreef, ongewijzigd.",
      en: "Give the file that `sluis ledger prove` wrote, unaltered.",
    },
  },
  "ledger/other-tree": {
    problem: {
      nl: "bevat een ander verantwoordingslogboek, of regels die dit niet heeft",
      en: "holds another ledger, or entries that this one does not have",
    },
    remedy: {
      nl: "Er is niets geschreven. Kies een lege map, en zoek uit waar het verschil vandaan komt: zo ziet een veranderd logboek eruit.",
      en: "Nothing was written. Choose an empty folder, and find out where the difference comes from: this is what an altered ledger looks like.",
    },
  },
  "ledger/unreadable": {
    problem: {
      nl: "geeft het verantwoordingslogboek niet",
      en: "does not give the ledger",
    },
    remedy: {
      nl: "Kijk of de map of het adres klopt: daarin hoort een bestand `checkpoint` te staan. Is het logboek niet openbaar? Vraag dan om een export.",
      en: "Check the folder or the address: a file `checkpoint` belongs in it. If the ledger is not public, ask for an export.",
    },
  },
  "ledger/certificate": {
    problem: { nl: "is geen certificaat in PEM", en: "is no certificate in PEM" },
    remedy: {
      nl: "Geef het bestand met de certificaten van wie het certificaat van de tijdstempeldienst uitgaf.",
      en: "Give the file with the certificates of those who issued the certificate of the timestamping service.",
    },
  },
  "ledger/bent": {
    problem: {
      nl: "mist een deel van wat is ondertekend",
      en: "lacks a part of what was signed",
    },
    remedy: {
      nl: "Controleer het met `sluis ledger verify`: dat zegt welke regel ontbreekt of veranderd is.",
      en: "Check it with `sluis ledger verify`: that says which entry is missing or altered.",
    },
  },
  "ledger/nobody": {
    problem: {
      nl: "komt niet voor in het verantwoordingslogboek, of is al gewist",
      en: "is not in the ledger, or was erased already",
    },
    remedy: {
      nl: "Kijk of het adres klopt. Van wie er niet in staat, hoeft niets te worden gewist.",
      en: "Check the address. Of whom it does not know, nothing need be erased.",
    },
  },
  "ledger/unconfirmed": {
    problem: { nl: "is niet gewist", en: "was not erased" },
    remedy: {
      nl: "Wissen kan niet ongedaan worden gemaakt. Weet u het zeker? Geef dan ook --yes.",
      en: "Erasing can't be undone. If you are sure, give --yes as well.",
    },
  },
  "witness/folder": {
    problem: {
      nl: "is niet wat een getuige hier bewaart",
      en: "is not what a witness keeps here",
    },
    remedy: {
      nl: "Zet een reservekopie terug, en verwijder het bestand niet zomaar: dan vergeet de getuige wat die heeft gezien.",
      en: "Put a backup back, and do not just remove the file: the witness would forget what it saw.",
    },
  },
  "witness/name": {
    problem: {
      nl: "kan geen naam van een getuige zijn",
      en: "cannot be the name of a witness",
    },
    remedy: {
      nl: "Geef een naam zonder spaties en plustekens, zoals getuige.voorbeeld.example.",
      en: "Give a name without spaces and plus signs, such as getuige.voorbeeld.example.",
    },
  },
  "witness/many-logs": {
    problem: {
      nl: "logboeken zijn te veel voor één getuige",
      en: "logs are too many for one witness",
    },
    remedy: {
      nl: "Geef hoogstens honderd keer --log.",
      en: "Give --log a hundred times at most.",
    },
  },
  "key/missing": {
    problem: {
      nl: "ontbreekt, terwijl er gegevens zijn die ermee versleuteld zijn",
      en: "is missing, while there is data encrypted with it",
    },
    remedy: {
      nl: "Zet de sleutel terug uit uw reservekopie.",
      en: "Put the key back from your backup.",
    },
  },
  "key/unusable": {
    problem: { nl: "is niet te gebruiken als sleutel", en: "cannot be used as a key" },
    remedy: {
      nl: "Een sleutel is 32 octetten in base64, te lezen en te maken door de gebruiker van Sluis: openssl rand -base64 32.",
      en: "A key is 32 octets in base64, which the user of Sluis can read and make: openssl rand -base64 32.",
    },
  },
  "key/unreadable": {
    problem: {
      nl: "is een sleutel die niet kan worden gelezen",
      en: "is a key that cannot be read",
    },
    remedy: {
      nl: "Voer dit uit als de gebruiker van Sluis, of als root.",
      en: "Run this as the user that Sluis runs as, or as root.",
    },
  },
  "listen/in-use": {
    problem: { nl: "is in gebruik door een ander programma", en: "is in use by another program" },
    remedy: {
      nl: "Stop dat programma, of kies een andere poort.",
      en: "Stop that program, or choose another port.",
    },
  },
  "listen/forbidden": {
    problem: { nl: "mag deze gebruiker niet openen", en: "may not be opened by this user" },
    remedy: {
      nl: "Poorten onder de 1024 zijn voor root, of voor een dienst met CAP_NET_BIND_SERVICE; zie docs/operations.md.",
      en: "Ports below 1024 are for root, or for a service with CAP_NET_BIND_SERVICE; see docs/operations.md.",
    },
  },
  "listen/impossible": {
    problem: { nl: "is geen adres van deze computer", en: "is no address of this computer" },
    remedy: {
      nl: "Kies een adres van deze computer, zoals 127.0.0.1.",
      en: "Choose an address of this computer, such as 127.0.0.1.",
    },
  },
  ...CONSOLE_FAULTS,
  "internal/bug": {
    problem: { nl: "liep vast op een fout in Sluis zelf", en: "ran into a mistake in Sluis itself" },
    remedy: {
      nl: "Meld dit alstublieft, zonder de inhoud van het bericht. Met SLUIS_DEBUG=1 ziet u waar het misging.",
      en: "Please report this, without the content of the message. With SLUIS_DEBUG=1 you see where it went wrong.",
    },
    onScreen: {
      nl: "Probeer het later nog eens. Blijft het misgaan? Vertel het dan uw beheerder.",
      en: "Try again later. Does it keep failing? Then tell your administrator.",
    },
  },
} as const satisfies Record<string, FaultSpec>

export type FaultCode = keyof typeof FAULTS

/** A fault is a value where it is somebody's input, and is thrown only where nothing can go on. */
export class Fault extends Error {
  override readonly name = "Fault"
  readonly code: FaultCode
  /** What the fault is about: a file or folder as it was given. */
  readonly subject: string
  readonly detail: string
  /** What to do, where that depends on more than the code; undefined: what the catalogue says. */
  readonly remedy: Bilingual | undefined

  constructor(code: FaultCode, subject: string, detail = "", cause?: unknown, remedy?: Bilingual) {
    super(`${code}: ${subject}${detail === "" ? "" : `: ${detail}`}`, { cause })
    this.code = code
    this.subject = subject
    this.detail = detail
    this.remedy = remedy
  }
}

/** What is wrong and what to do, in the words of the catalogue. */
export function tell(
  fault: Fault,
  language: Language,
): { readonly problem: string; readonly remedy: string } {
  const { problem, remedy }: FaultSpec = FAULTS[fault.code]
  return {
    problem: `${problem[language]}${reasonOf(fault.detail, language)}`,
    remedy: (fault.remedy ?? remedy)[language],
  }
}

/** The same for whoever reads it in a browser. */
export function tellOnScreen(
  fault: Fault,
  language: Language,
): { readonly problem: string; readonly remedy: string } {
  const { onScreen }: FaultSpec = FAULTS[fault.code]
  const { problem, remedy } = tell(fault, language)
  return { problem, remedy: fault.remedy === undefined ? (onScreen?.[language] ?? remedy) : remedy }
}

/** The operating system's name for what went wrong, such as ENOENT; undefined for an error that is not its own. */
export function systemCode(cause: unknown): string | undefined {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return /^E[A-Z0-9]+$/.test(code) ? code : undefined
}
