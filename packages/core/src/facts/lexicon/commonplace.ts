/**
 * Words of the terms that any office mail may hold.
 *
 * A term of several words is first looked for by one word of it; this tells which ones are of little use for that. Only the
 * speed depends on it: a word too few or too many changes nothing that is found.
 */
export type Commonplace = { readonly frequent: ReadonlySet<string>; readonly common: ReadonlySet<string> }

export const commonplace = (): Commonplace => ({
  /** In one letter of ten, or of twenty. */
  frequent: new Set(
    (
      "1 12 2 20 3 4 50 7 8 a aan aanvraag able address after again al all als an and andere another are as " +
      "assistance at back based be been before being bel bent best beste bij bill by call can care center " +
      "check class collega coming committee company conference confidential contact couple dag dan dat date " +
      "day de dear dem deze did die dit do donderdag dont door down drie due each een eerste email employee " +
      "employees en end er famil family find first following for forward free friday from functie fund " +
      "future gaan gaat gas geachte geen gekozen gesprek get give given go going good got great groep groet " +
      "group h had has have he hearing hebben hebt heeft heer help here het hij him his hoi home huis hulp " +
      "i iemand ik ill in individual into is it its jaar je jij job join jou jouw jullie just kan keuze " +
      "kind kinder kinderen komen komt krijgt kunnen last leden left les let letter lid lieve lijst line " +
      "list long looking maandag made mag make manag management mat me meer meeting meld member members " +
      "mensen message met moet month more ms my na naar name need network new next niet nieuwe night no " +
      "nodigen nog not note number of off offer office officer om on onder one ons ontvangt onze op or " +
      "order organi other ouder ouders our out over p part partij partner pay people person phone plaats " +
      "place plan plek position problem program re relationship rep report request result return review " +
      "right role s school send service services short sign since staan staat still stor street support t " +
      "take taking te team terug thank that the their this those through thuis time to top tot traject twee " +
      "tweede two u uit unable up us use uw van verder verzoek via visit volgende voor vrijdag was we week " +
      "weer well were werk while who wie wij will wilt with worden wordt work working x years you your zaak " +
      "0 13 15 30 5 9 about actie agenda akkoord also alt am any asked below besluit bijlage brown " +
      "budget car co concept could d e even executive facts fee folders history hope how id if im index " +
      "intern j kevin kijken know lang language like locatie look m maar mail many mark may mee meet " +
      "morgen mr much net now only ook origin overleg paul please president raad rapport received see " +
      "sent size so some steps stukken style talk termijn than thanks them there they together trans " +
      "uur verdict vergunning very vraag w want way wethouder what when where which wit would year " +
      "zaterdag ze zich zijn zit"
    ).split(" "),
  ),
  /** In one letter of a hundred. */
  common: new Set(
    (
      "18 40 400 47 600 aangemeld aanvra accept accepted access account acht achter action activit add " +
      "advance advies advisor af afdeling against agreement alcohol alle alliance alternative among ander " +
      "anders apartment appear application applications appoint appointed appointment approved around " +
      "arrangement arrangements arts association attack attempt attendance attract author authorization " +
      "avond award aware awareness away b baan background bag bank banking because bedrijfsarts begeleider " +
      "behandel behandeling behind belt ben benefit benefits bericht bewoner bezoek bezwaar bijeenkomst " +
      "bijstand bijstandsuitkering binnen bio black blijft blijven blood blue board body book bottom brain " +
      "break breakfast brother brothers buiten c caf called came campaign candidate candidates cannot cant " +
      "card career case cell chair change chapter charge checks child children christian citizen claim " +
      "clinic closely closer club code colleague colleagues collection collegas college come community " +
      "complex concern condition conditions confidentiality confirmation confirmed consideration consumer " +
      "contacts contract contracts contribution control controle conversation core council counsel country " +
      "course court cover credit crisis cross cursus cut cycle dad dagen datum daughter days deal decided " +
      "decision delay delete dementie denk department derde deur didnt dienst direct disease dochter does " +
      "dollar domestic drive during early economic education eens effective eigen election electronic else " +
      "employment every ex exam exchange experience experienced exposure extended extra face facility fact " +
      "failure families feedback fellow field file final finance financial fine fit fixed focused follow " +
      "food football force former forum freedom frequent friends full function funding further g ga gang " +
      "gave gay gebruik gegevens gekregen geloof gemaakt gemeente gene gesloten gesteld getting geweld " +
      "gezin ggz giving god gone grant green gross growing haar halal hallo hand handle hard harm havent " +
      "head health heart heb helaas held hello hem her hey hi high hired hit hoeft hold holiday hoor hoort " +
      "horen houden houdt hours house human hun impact independent industrial injur inkomen inleveren " +
      "inside insurance intended international interview invite involved jeugd joined joining kamer keep " +
      "keeping kennen kerk key kid kids koran la laatste labor laid land laten later law lay learning leave " +
      "leaving leerling leerlingen legal lever license life light lines listed living loan local location " +
      "longer looked loopt lost love low luck maanden majority maken man manager match means medewerk " +
      "medewerker medical medicijnen melding membership memory men mijn minder mission modern moeder moeten " +
      "mom money monitor months mother move multiple must n namens needs nemen newsletter niemand non none " +
      "notes notice nu offered offering oil omdat onderzoek ontsla ontslag open opinion orientation oud " +
      "oude outside own package panel paper parent parents parking participant participants participation " +
      "partners party pas paspoort pass passed past patient payment performance period permit personal " +
      "pledge poli policy political politie pool portion positions positive post power pre pressure " +
      "previous prior proceed profit progress project proposal protection proud psych public pursue put q " +
      "quick rate read reading recipient record reference register related relatie relationships release " +
      "remain reported reporting representative requests require required requirement requirements research " +
      "reserve resolution respect results resume retail returned returning ride rights risk rolstoel room " +
      "rooster round rug running safety same samen save saw search second secretary section security seek " +
      "selected selection self senior sense server session shot signed simple sinds sister skills " +
      "slachtoffer sleep small social someone son space special spent sponsor sport spreekuur staff stage " +
      "staking start statement status stay staying step stop stoppen story straf strong student students " +
      "study subsidie succes success successful summary sunday super survey taken talking tax tegen " +
      "telefoon telephone ten term test text tien tijd times toe tracking trade training transfer " +
      "transition treated treatment trial trip trying turn turned tussen twaalf type uitgenodigd uitkering " +
      "uitslag uk under union unit university unpaid update urgent user users v vacation vast veilig " +
      "verleng verlengen vertrek verzui verzuim vier vijf vindt visa volunteer voorstel voort vote " +
      "vrijwilliger vroeg vrouw vrouwen waar wait waiting walk water wednesday weekend weken wel went wife " +
      "wijzen without woman women wont word works written yet young youre yours youve zeg zeggen zes zetten " +
      "ziek ziekte zitten zitting zondag zoon zorg " +
      "aangevraagd aanmelden aanpassing aanpassingen aanvragen aanwezig activiteit afgelopen afgesproken afspraak " +
      "assessment attachment available begeleiding behavior behaviour belangrijk beoordeeld beoordeling beslissing " +
      "betaling betalingen bevestiging certificate certified checkpoint confirm considered continue contractor " +
      "customers deadline december decisions deelnemen deelnemers definitief delivery demonstration different " +
      "dinsdag dinsdagmiddag directly directors directory discussed discussion document documents equipment " +
      "everybody everyone extension formulier gebruiken gesprekken gewijzigd gezamenlijk gezondheid goedgekeurd " +
      "hetzelfde important improvement incident incidents informatie information informeren inschrijving " +
      "instelling instellingen intrekken maatregel maatschappelijk medewerkers mogelijk mogelijkheid monitoring " +
      "notification november october ondersteuning ontvangen operation operations opportunity organisatie " +
      "organisation organization particular permanent permission personeel personnel persoonlijk persoonlijke " +
      "planning presentation previously production professional professionals programma programme questions " +
      "reactie reageren recommendation regarding regional registered rekening responsible resultaten schedule " +
      "scheduled schriftelijk sentence september something statements subsequent successfully suggestions " +
      "telefonisch telefoonnummer temporarily temporary toegang toestemming transport transportation uitleg " +
      "uitnodiging unfortunately veranderen verandering verandert verantwoordelijk vergadering vergoeding " +
      "verklaring verlopen verplicht verschijnen vertrouwelijk vervangen verwacht verwachten verwijderd verzonden " +
      "volledig volunteers voorlopig voortgang voorwaarden whether wijziging wijzigingen witnesses woensdag " +
      "112 120 21 24 26 36 42 45 48 500 52 56 90 aa aantal above absence accounts across activities " +
      "activity added advice advis adviser advocate africa agree agreed alleen allemaal allen alles " +
      "allowed already america american amount analysis annual anyone app appeal applica applicant " +
      "approach arent arrear arrears artikel ask asks aspen associate authori auto bad balie ban bar " +
      "base become becoming bed bedrag begeleid begin beheer bestuur betal betalen better between " +
      "beyond big bijzondere blauwe block both box bridge brief bring bringing bsn building bulletin " +
      "burger cake calendar calls camp capacity cel centrum chain chance changing chase choice cijfers " +
      "city clear client clients close coffee colo comes commitment commitments communication " +
      "communications communit complaint complete concerned concerns construction consult consultation " +
      "continued continuing coordinator copy corner counsell coverage craig critic critical customer " +
      "daar daarna daily dank dark data dates debt debts decide decline demand demo describe desk " +
      "details diagnosis dinner dinners directie direction director disclos doen doesnt doet doing " +
      "dokter done doubt draft drink driv drop drug drugs duties duty east easy ect ed effect effort " +
      "eight eis either electricity energy english enough equity erbij europe evening exclusive f fair " +
      "faith fall familie far fast federal feel figure fijn fill finished fire five floor flu fly focus " +
      "followed follows forget form formal found foundation founder four front game geef general gerust " +
      "gets gives global goed goede goes gold government gratis groeten groot ground groups guest " +
      "guests guys ha half happy harris having hear heard heavy hereby herken hes hidden hier higher " +
      "hitting hoe holidays hoofd horn hospital host hosting hotel hour hr huur idea ideas iedereen " +
      "iets image immediately includes india inloop instead institute intake integration interest " +
      "interests internal internet investment investors invited issue ix ja kantine keer kies kitchen " +
      "klaar klacht klant knows koffie kom kort krijg kunt l laat laptop laptops late lawyer leader " +
      "leaders leadership leav led leuk level lien liggen ligt limited link little live lobby log " +
      "lokaal london looks loop lot lucy lunch maakt major makes making managed mannen march mary " +
      "matter mcdonald medic medisch meetings melden mental mind mine miss missed model moment morning " +
      "moving naam naast named names nation national natural near nee needed neem never news nice niets " +
      "nieuw nieuws nine nobody nodig noord nor nothing nummer nurse o official old once ones online " +
      "oost opened openly opmerking opportunities orders others outstanding owe pack pakket pal palm " +
      "partnership pastor patients payroll pen per personen pick pictures piece pil pipeline places " +
      "planned plans plant platform play point points police portfolio postbus posted praktijk prep " +
      "present price prijs problems procent process products profile projects promotion property " +
      "provider quarter quarterly quite raised raising rather reach reached ready really recall receive " +
      "receptie reclass recogni red refuge refus regeling rejection relative retain reunion road roll " +
      "rond roster run said sale sat saturday say saying screen season sec secure seeing select series " +
      "serve share she sheet shift shifts show shows sick side signs similar site six slip slipped " +
      "solution solutions somebody soon sorry south speak speaker speakers speaking spot stand starting " +
      "state stel stem stock stoel stoelen storage strategy stress subsid suite summer supervis supply " +
      "system table takes talks target teacher teams tech tell tenant terms thats things thinking third " +
      "thirty thought thoughts three thursday ticket title told too took tough trust turkey turkish " +
      "unions united until used valt vanaf veel vendor vergeten verkoop violence visible vision voet " +
      "voice volgt volume vooraf vraagt vragen vrij wall wants ward wat watch ways wedding weekly weeks " +
      "weet weg welcome welkom west weten weve white whom wil willen william window wish within worked " +
      "worker workshop write writes writing wrong yes yourself youth zaal zelf zet zie zien zn zo " +
      "zonder zou zuid " +
      "supported accessible aanbieden aangeboden assignment rekeningen overzicht registration bijzonder " +
      "handtekening resultaat verwijder suspected directions generation certification replacement anonymous"
    ).split(" "),
  ),
})
