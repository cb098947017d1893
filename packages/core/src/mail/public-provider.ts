/**
 * Public mail providers: domains under which anybody can have a mailbox.
 *
 * Why this module exists: two people at one such domain are strangers to each other, and an organisation is not "us"
 * because its sender happens to use one. A provider that is missing here makes its customers look like colleagues, so
 * it is the Netherlands and its neighbours that are listed most fully. Services that give out masked addresses are
 * providers too, and so are domains below which anybody can register one: nobody's colleague is who shares `co.uk`.
 *
 * Deliberately out of scope: hosting (`@own-name.example` at a provider is the customer's own domain), disposable
 * addresses, which come and go, and the whole of the public suffix list: it is needed only where somebody has an address
 * at such a domain itself.
 */
import type { Domain } from "./domain.ts"

/** Whether anybody can have a mailbox at this domain: a provider's, below it, or one under which domains are registered. */
export function isPublicProvider(domain: Domain): boolean {
  if (PROVIDERS.has(domain) || SUFFIXES.has(domain)) return true
  for (let dot = domain.indexOf("."); dot >= 0; dot = domain.indexOf(".", dot + 1)) {
    // What has no dot any more is a top-level domain, and no provider.
    if (domain.indexOf(".", dot + 1) < 0) return false
    if (PROVIDERS.has(domain.slice(dot + 1))) return true
  }
  return false
}

/** Brands with a domain per country. */
const BRANDS: Readonly<Record<string, string>> = {
  gmx: "at ch co.uk com de es eu fr info net org us",
  hotmail: "be ca ch co.uk com com.ar com.br com.tr de dk es fi fr gr it nl no pt se",
  live: "at be ca cn co.uk com com.au com.mx com.pt de dk fi fr ie it jp nl no ru se",
  msn: "com nl",
  outlook: "at be cl co.uk com com.ar com.au com.br com.tr cz de dk es fr hu ie in it jp pt sa",
  proton: "me",
  protonmail: "ch com",
  tutanota: "com de",
  yahoo:
    "at be ca cn co.id co.in co.jp co.uk com com.ar com.au com.br com.mx com.tr de dk es fi fr gr ie in it nl no pl pt ro se",
  yandex: "by com kz ru ua",
}

/** By country, where one domain is all there is. */
const NETHERLANDS = `
  kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl telfort.nl wxs.nl freeler.nl surfmail.nl euronet.nl wanadoo.nl
  orange.nl 12move.nl zonnet.nl tiscali.nl world-online.nl worldonline.nl concepts.nl edpnet.nl xmsnet.nl
  ziggo.nl upcmail.nl chello.nl casema.nl home.nl quicknet.nl multikabel.nl a2000.nl wish.nl iae.nl versatel.nl
  online.nl tele2.nl solcon.nl caiway.nl caiway.net zeelandnet.nl kabelfoon.nl kabelfoon.net cambrium.nl scarlet.nl
  filternet.nl hccnet.nl demon.nl cistron.nl xenosite.nl dds.nl antenna.nl luna.nl kabeltex.nl knid.nl rekam.nl
  trined.nl lijbrandt.nl onsneteindhoven.nl onsbrabantnet.nl netvisit.nl startmail.com soverin.net freedom.nl lycos.nl
  ziggomail.com hahah.nl multiweb.nl razcall.com razcall.nl zeggis.com zeggis.nl zinders.nl kliksafe.nl inter.nl.net
  gelrevision.nl tomaatnet.nl t-mobilethuis.nl vodafonethuis.nl vodafonevast.nl hi.nl pi.net introweb.nl plex.nl
  wolmail.nl dolfijn.nl westbrabant.net raketnet.nl compaqnet.nl het.net tip.nl unet.nl capitolonline.nl hobby.nl`
const BELGIUM_LUXEMBOURG = `
  telenet.be skynet.be proximus.be belgacom.net scarlet.be pandora.be voo.be brutele.be base.be tvcablenet.be
  mobistar.be edpnet.be belgique.com versateladsl.be tiscali.be yucom.be swing.be pt.lu internet.lu vo.lu`
const GERMANY_AUSTRIA_SWITZERLAND = `
  web.de t-online.de freenet.de arcor.de online.de mail.de posteo.de posteo.net mailbox.org 1und1.de vodafonemail.de
  kabelmail.de unitybox.de email.de aon.at chello.at bluewin.ch hispeed.ch sunrise.ch`
const BRITAIN_IRELAND = `
  btinternet.com btopenworld.com sky.com talktalk.net tiscali.co.uk ntlworld.com virginmedia.com blueyonder.co.uk
  virgin.net plus.com eircom.net`
const FRANCE_ITALY_SPAIN_PORTUGAL = `
  orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr club-internet.fr aliceadsl.fr libero.it virgilio.it
  tin.it alice.it tiscali.it telefonica.net terra.es sapo.pt`
const NORTH_AND_EAST = `
  telia.com bredband.net comhem.se online.no tdcadsl.dk mail.dk jubii.dk elisanet.fi seznam.cz centrum.cz wp.pl o2.pl
  onet.pl onet.eu poczta.onet.pl interia.pl op.pl gazeta.pl tlen.pl abv.bg freemail.hu citromail.hu azet.sk mynet.com
  mail.ru inbox.ru list.ru bk.ru internet.ru rambler.ru ya.ru ukr.net`
const WORLD = `
  gmail.com googlemail.com icloud.com me.com mac.com aol.com aol.de aim.com pm.me tuta.com tuta.io tutamail.com
  keemail.me ymail.com rocketmail.com windowslive.com passport.com fastmail.com fastmail.fm hushmail.com hey.com
  zoho.com zohomail.eu mail.com email.com inbox.com lycos.com excite.com mailfence.com disroot.org riseup.net
  runbox.com vivaldi.net duck.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
  earthlink.net juno.com rogers.com shaw.ca sympatico.ca bigpond.com optusnet.com.au qq.com 163.com 126.com sina.com
  naver.com daum.net rediffmail.com uol.com.br bol.com.br terra.com.br`
const MASKED = `
  privaterelay.appleid.com mozmail.com anonaddy.com anonaddy.me addy.io simplelogin.com simplelogin.io simplelogin.co
  aleeas.com slmails.com duck.com passmail.net passmail.com passinbox.com`
/** Brands that mail.com gives its addresses under. */
const MAIL_COM = `
  usa.com europe.com post.com consultant.com dr.com engineer.com accountant.com activist.com alumni.com artlover.com
  asia.com bikerider.com catlover.com cheerful.com chef.net chemist.com clerk.com collector.org columnist.com comic.com
  computer4u.com contractor.net counsellor.com cyberdude.com cybergal.com cyberservices.com cyber-wizard.com
  deliveryman.com diplomats.com doctor.com doglover.com dutchmail.com elvisfan.com execs.com fireman.net gardener.com
  geologist.com germanymail.com graduate.org graphic-designer.com groupmail.com hairdresser.net homemail.com hot-shot.com
  iname.com inorbit.com instruction.com instructor.net insurer.com irelandmail.com italymail.com journalist.com
  keromail.com kittymail.com legislator.com linuxmail.org lobbyist.com london.com loveable.com madrid.com mail-me.com
  mindless.com minister.com munich.com muslim.com musician.org myself.com null.net optician.com orthodontist.net
  paris.com pediatrician.com photographer.net physicist.net planetmail.com planetmail.net politician.com presidency.com
  priest.com programmer.net publicist.com qualityservice.com radiologist.net ravemail.com realtyagent.com registerednurses.com
  reincarnate.com religious.com representative.com rescueteam.com rome.com salesperson.net samerica.com
  sanfranmail.com scientist.com scotlandmail.com secretary.net socialworker.net sociologist.com solution4u.com
  songwriter.net spainmail.com surgical.net swedenmail.com swissmail.com teachers.org tech-center.com techie.com
  technologist.com theplate.com therapist.net toke.com toothfairy.com tvstar.com umpire.com unforgettable.com
  uymail.com webname.com worker.com workmail.com writeme.com`

/** Domains under which anybody registers one, as far as two labels go. */
const SUFFIXES: ReadonlySet<string> = new Set([
  ...secondLevel("uk", "ac co gov ltd me net nhs org plc police sch"),
  ...secondLevel("au", "asn com edu gov id net org"),
  ...secondLevel("nz", "ac co geek govt net org school"),
  ...secondLevel("za", "ac co gov net org web"),
  ...secondLevel("br", "com edu gov net org"),
  ...secondLevel("tr", "bel com edu gen gov k12 net org"),
  ...secondLevel("jp", "ac co ed go lg ne or"),
  ...secondLevel("in", "ac co firm gen gov ind net org"),
  ...secondLevel("il", "ac co gov muni net org"),
  ...secondLevel("kr", "ac co go ne or"),
  ...secondLevel("at", "ac co gv or"),
  ...secondLevel("pl", "com edu gov net org"),
  ...secondLevel("pt", "com edu gov org"),
  ...secondLevel("es", "com edu gob nom org"),
  ...secondLevel("hu", "co info org"),
  ...secondLevel("sg", "com edu gov net org"),
  ...secondLevel("hk", "com edu gov net org"),
  ...secondLevel("tw", "com edu gov net org"),
  ...secondLevel("cn", "ac com edu gov net org"),
  ...secondLevel("ua", "com edu gov in net org"),
  ...secondLevel("mx", "com edu gob net org"),
  ...secondLevel("ar", "com edu gob gov net org"),
  ...secondLevel("id", "ac co go or web"),
  ...secondLevel("th", "ac co go in or"),
  ...secondLevel("my", "com edu gov net org"),
  ...secondLevel("sr", "com"),
  ...secondLevel("cw", "com edu net org"),
  ...secondLevel("be", "ac"),
  ...secondLevel("nl", "co"),
])

function secondLevel(country: string, labels: string): readonly string[] {
  return words(labels).map((label) => `${label}.${country}`)
}

const PROVIDERS: ReadonlySet<string> = new Set([
  ...[NETHERLANDS, BELGIUM_LUXEMBOURG, GERMANY_AUSTRIA_SWITZERLAND, BRITAIN_IRELAND].flatMap(words),
  ...[FRANCE_ITALY_SPAIN_PORTUGAL, NORTH_AND_EAST, WORLD, MASKED, MAIL_COM].flatMap(words),
  ...Object.entries(BRANDS).flatMap(([brand, endings]) =>
    words(endings).map((ending) => `${brand}.${ending}`),
  ),
])

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
