/**
 * Whether an address or a display name is that of a function or an organisation, and not of one person.
 *
 * Why this module exists: whoever reads info@ is greeted by a name that no address tells. Failing direction: what looks like
 * a function is one, so that no greeting misfits.
 */
import { foldWord } from "../mail/greeting-word.ts"
import { withoutRemark } from "./person-name.ts"

/** Words by themselves. */
const WORDS: ReadonlySet<string> = new Set(
  (
    "info hr hrm ict it pr pz po kcc wmo wmt cjg ggd ggz ombudsman post mail email box abuse webmaster postmaster hostmaster root admin " +
    "noreply no nobody sales shop web team list lijst mt or mr ov bso kdv vve ib zorg jeugd wijk buurt balie loket raad griffie pers press " +
    "media jobs cv werk werken order orders bestel billing finance finances financien fin boekhouding invoice invoices fact crediteuren " +
    "debiteuren legal juridisch privacy fg avg security soc noc ops dev test demo bv nv vof inc ltd llc gmbh corp co company group groep " +
    "stichting vereniging school college universiteit university hogeschool gemeente provincie ministerie politie waterschap club bond kerk " +
    "parochie fonds instituut institute bank hotel restaurant cafe winkel garage bakkerij makelaardij notariaat advocaten accountants " +
    "mt bestuur directie voorzitter secretaris penningmeester ceo cfo director chair familie family fam huize klas groep unit dept " +
    "department news nieuws update updates alert alerts events event enquiries hello hallo contact"
  ).split(" "),
)

/** Parts of longer words. */
const STEMS =
  /info(?!r)|team|loket|balie|desk|contact|secret|administra|servic|support|recept|centrum|center|centre|praktijk|gemeente|school|afdeling|bureau|redactie|bestuur|directie|klant|customer|sales|office|mailbox|postbus|reply|huisarts|apotheek|opvang|bibliothe|vergunning|belasting|factu|inkoop|sollicit|vacature|personeel|recruit|planning|loonadmin|aanmeld|inschrijv|afspra|meld|klacht|bezwaar|subsidi|uitkering|werkplein|jeugd|thuiszorg|zorg(?:loket|team|groep)|welzijn|sociaal|wijk|vrijwillig|oudercommissie|medezeggenschap|ondernemingsraad|coordinat|commissie|netwerk|stichting|vereniging|federatie|organisatie|organi[sz]ation|systeem|system|scanner|printer|daemon|notif|newsletter|nieuwsbrief|webshop|bestelling|reserver|booking|marketing|communicat|beheer|techni|facilit|installat|transport|logisti|makelaar|verzekering|pensioen|juridisch|advocat|notaris|consult|advies|trading|holding|ziekenhuis|hospital|kliniek|clinic|universit|hogeschool|academ|minister|politie|brandweer|museum|theater|restaurant|hotel|foundation|associat/u

/** `name`: a display name or a local part. */
export function isFunctional(name: string): boolean {
  const words = foldWord(withoutRemark(name)).split(/[^\p{L}]+/u)
  return words.some((word) => WORDS.has(word) || (word.length > 3 && STEMS.test(word)))
}
