/**
 * The words by which mail programs introduce what they quote, per language.
 *
 * Why this module exists: a quoted header block is written in the language of whoever forwarded or answered, and often in
 * two at once (Gmail in Dutch: `Van:` beside `To:`). No standard rules these words; the field names of RFC 5322 §3.6 are
 * the English ones.
 *
 * Deliberately left out: which words make a block together (./quoted-header.ts).
 */

/**
 * `also-from` is a second sender beside From: Reply-To, "sent by". `other` is a line that belongs to a block and says
 * nothing about who or when: importance, attachments. A label for both kinds of copies is `bcc`: who stands there may have
 * been hidden.
 */
export type LabelRole = "from" | "also-from" | "to" | "cc" | "bcc" | "date" | "subject" | "other"

/** Lower case, `|` between them. */
const LABELS: readonly (readonly [LabelRole, language: string, labels: string])[] = [
  ["from", "nl", "van|afzender"],
  [
    "also-from",
    "nl",
    "verzonden door|verstuurd door|namens|antwoord aan|antwoordadres|beantwoorden|beantwoorden aan",
  ],
  ["to", "nl", "aan|naar|geadresseerde|geadresseerden|ontvanger|ontvangers"],
  ["cc", "nl", "cc|kopie|kopie aan|kopie (cc)"],
  ["bcc", "nl", "bcc|blinde kopie|bcc (blinde kopie)|cc/bcc"],
  ["date", "nl", "datum|verzonden|verstuurd|verzonden op|verzenddatum|ontvangen|tijd"],
  ["subject", "nl", "onderwerp|betreft|betreffende"],
  [
    "other",
    "nl",
    "bijlage|bijlagen|urgentie|prioriteit|belang|belangrijkheid|gevoeligheid|organisatie|categorieën",
  ],
  ["from", "en", "from|sender"],
  ["also-from", "en", "sent by|reply-to|reply to|on behalf of"],
  ["to", "en", "to|recipient|recipients|delivered-to|delivered to|resent-to"],
  ["cc", "en", "copy|copy to|resent-cc"],
  ["bcc", "en", "bcc"],
  ["date", "en", "date|sent|sent on|received|date sent"],
  ["subject", "en", "subject|re"],
  [
    "other",
    "en",
    "importance|priority|attachment|attachments|sensitivity|organization|organisation|message-id|mailed-by|signed-by|categories",
  ],
  ["from", "de", "von|absender"],
  ["also-from", "de", "gesendet von|antwort an|antworten an"],
  ["to", "de", "an|empfänger"],
  ["cc", "de", "kopie (cc)|kopie an"],
  ["bcc", "de", "blindkopie"],
  ["date", "de", "datum|gesendet|gesendet am|verschickt"],
  ["subject", "de", "betreff"],
  ["other", "de", "wichtigkeit|priorität|anlage|anlagen|anhang"],
  ["from", "fr", "de|expéditeur"],
  ["also-from", "fr", "de la part de|envoyé par|répondre à"],
  ["to", "fr", "à|a|pour|destinataire|destinataires"],
  ["cc", "fr", "copie à|copie"],
  ["bcc", "fr", "cci|copie cachée"],
  ["date", "fr", "date|envoyé|envoyé le|date d'envoi"],
  ["subject", "fr", "objet|sujet"],
  ["other", "fr", "importance|pièces jointes|pièce jointe"],
  ["from", "es", "de|remitente"],
  ["also-from", "es", "enviado por|responder a"],
  ["to", "es", "para|a|destinatario|destinatarios"],
  ["cc", "es", "cc|copia"],
  ["bcc", "es", "cco"],
  ["date", "es", "fecha|enviado|enviado el"],
  ["subject", "es", "asunto"],
  ["other", "es", "importancia|datos adjuntos|archivos adjuntos"],
  ["from", "it", "da|mittente"],
  ["also-from", "it", "inviato da|rispondi a"],
  ["to", "it", "a|destinatario|destinatari"],
  ["cc", "it", "cc|copia"],
  ["bcc", "it", "ccn"],
  ["date", "it", "data|inviato|data invio"],
  ["subject", "it", "oggetto"],
  ["other", "it", "priorità|allegati|allegato"],
  ["from", "pt", "de|remetente"],
  ["also-from", "pt", "enviado por|enviada por|responder a"],
  ["to", "pt", "para|destinatário|destinatários"],
  ["cc", "pt", "cc|c/c"],
  ["bcc", "pt", "cco|bcc"],
  ["date", "pt", "data|enviado|enviada|enviado em|enviada em|enviado a"],
  ["subject", "pt", "assunto"],
  ["other", "pt", "importância|prioridade|anexos|anexo"],
  ["from", "da", "fra|afsender"],
  ["also-from", "da", "svar til"],
  ["to", "da", "til|modtager|modtagere"],
  ["cc", "da", "cc|kopi|kopi til"],
  ["date", "da", "dato|sendt"],
  ["subject", "da", "emne"],
  ["other", "da", "prioritet|vedhæftede filer"],
  ["from", "sv", "från|avsändare"],
  ["also-from", "sv", "svara till"],
  ["to", "sv", "till|mottagare"],
  ["cc", "sv", "kopia|kopia till"],
  ["bcc", "sv", "hemlig kopia"],
  ["date", "sv", "datum|skickat|skickad"],
  ["subject", "sv", "ämne"],
  ["other", "sv", "prioritet|bilagor"],
  ["from", "no", "fra|avsender"],
  ["also-from", "no", "svar til"],
  ["to", "no", "til|mottaker|mottakere"],
  ["cc", "no", "kopi"],
  ["bcc", "no", "blindkopi"],
  ["date", "no", "dato|sendt"],
  ["subject", "no", "emne"],
  ["other", "no", "viktighet|vedlegg"],
  ["from", "fi", "lähettäjä"],
  ["also-from", "fi", "vastaus"],
  ["to", "fi", "vastaanottaja|vastaanottajat"],
  ["cc", "fi", "kopio"],
  ["bcc", "fi", "piilokopio"],
  ["date", "fi", "päivämäärä|päiväys|lähetetty"],
  ["subject", "fi", "aihe"],
  ["other", "fi", "tärkeys|liitteet"],
  ["from", "pl", "od|nadawca"],
  ["also-from", "pl", "odpowiedz do"],
  ["to", "pl", "do|adresat|odbiorca"],
  ["cc", "pl", "dw|kopia"],
  ["bcc", "pl", "udw"],
  ["date", "pl", "data|wysłano|wysłane"],
  ["subject", "pl", "temat"],
  ["other", "pl", "ważność|załączniki"],
  ["from", "cs", "od|odesílatel"],
  ["also-from", "cs", "odpověď komu"],
  ["to", "cs", "komu|příjemce"],
  ["cc", "cs", "kopie"],
  ["bcc", "cs", "skrytá kopie"],
  ["date", "cs", "datum|odesláno|odesláno dne"],
  ["subject", "cs", "předmět"],
  ["other", "cs", "důležitost|přílohy"],
  ["from", "sk", "od|odosielateľ"],
  ["also-from", "sk", "odpovedať"],
  ["to", "sk", "komu|pre|príjemca"],
  ["cc", "sk", "kópia"],
  ["bcc", "sk", "skrytá kópia"],
  ["date", "sk", "dátum|odoslané"],
  ["subject", "sk", "predmet"],
  ["from", "hu", "feladó"],
  ["also-from", "hu", "válaszcím"],
  ["to", "hu", "címzett|címzettek"],
  ["cc", "hu", "másolat|másolatot kap"],
  ["bcc", "hu", "titkos másolat"],
  ["date", "hu", "dátum|elküldve|küldve"],
  ["subject", "hu", "tárgy"],
  ["from", "ro", "de la|expeditor|expeditorul"],
  ["also-from", "ro", "răspuns către"],
  ["to", "ro", "către|catre|destinatar|destinatarul"],
  ["cc", "ro", "cc|copie"],
  ["date", "ro", "dată|data|trimis"],
  ["subject", "ro", "subiect|subiectul"],
  ["from", "hr", "šalje|od|pošiljatelj"],
  ["also-from", "hr", "odgovori na"],
  ["to", "hr", "prima|za|primatelj"],
  ["cc", "hr", "kopija|kopija (cc)"],
  ["date", "hr", "datum|poslano"],
  ["subject", "hr", "predmet|naslov"],
  ["from", "ru", "от|от кого|отправитель"],
  ["also-from", "ru", "ответить"],
  ["to", "ru", "кому|получатель"],
  ["cc", "ru", "копия"],
  ["bcc", "ru", "скрытая копия"],
  ["date", "ru", "дата|отправлено"],
  ["subject", "ru", "тема"],
  ["from", "uk", "від|від кого|відправник"],
  ["to", "uk", "кому|одержувач"],
  ["cc", "uk", "копія"],
  ["date", "uk", "дата|відправлено|надіслано"],
  ["subject", "uk", "тема"],
  ["from", "tr", "kimden|gönderen"],
  ["also-from", "tr", "yanıtla"],
  ["to", "tr", "kime|alıcı"],
  ["cc", "tr", "bilgi|kopya"],
  ["date", "tr", "tarih|gönderilen|gönderilme"],
  ["subject", "tr", "konu"],
  ["from", "et", "saatja|kellelt"],
  ["to", "et", "saaja|kellele|adressaat"],
  ["cc", "et", "koopia"],
  ["date", "et", "kuupäev|saadetud"],
  ["subject", "et", "teema"],
  ["from", "ja", "送信元|差出人|送信者"],
  ["also-from", "ja", "返信先"],
  ["to", "ja", "送信先|宛先|受信者"],
  ["cc", "ja", "cc"],
  ["date", "ja", "日付|日時|送信日時"],
  ["subject", "ja", "件名"],
]

const ROLES: ReadonlyMap<string, LabelRole> = new Map(
  LABELS.flatMap(([role, , labels]) => labels.split("|").map((label) => [label, role] as const)),
)

/** Units of the longest label, emphasis around it included: how far a line has to be looked at. */
export const LONGEST_LABEL = 8 + Math.max(...[...ROLES.keys()].map((label) => label.length))

const EMPHASIS = /[*_\u200B\u200E\u200F\uFEFF]|<\/?[a-z]{1,6}>/gi
const SPACES = /[\s\u00A0]+/g

/** As programs write them: `van`, `Van`, `VAN`. Everything else is folded first. */
const ROLES_AS_WRITTEN: ReadonlyMap<string, LabelRole> = new Map(
  [...ROLES].flatMap(([label, role]) =>
    [label, label.charAt(0).toUpperCase() + label.slice(1), label.toUpperCase()].map(
      (written) => [written, role] as const,
    ),
  ),
)

/** What the words in front of a colon stand for, whatever their case, emphasis and spacing; undefined for any other words. */
export function labelRole(words: string): LabelRole | undefined {
  const role = ROLES_AS_WRITTEN.get(words)
  if (role !== undefined) return role
  const bare = words.replace(EMPHASIS, "").replace(SPACES, " ").trim()
  return ROLES.get(bare.normalize("NFC").toLowerCase())
}

/** The bit of a third unit that is no letter. */
const NO_LETTER = 26
/** By the first two letters of a label, see `pairOf`: a bit for each third letter, and one for anything else. */
const BEGINNINGS = beginnings()

function beginnings(): Int32Array {
  const thirds = new Int32Array(1 << 10)
  for (const label of ROLES.keys()) {
    for (const form of [label, label.normalize("NFD")]) {
      const pair = pairOf(letterOf(form.charCodeAt(0)), letterOf(form.charCodeAt(1)))
      const third = letterOf(form.charCodeAt(2))
      // Emphasis and white space may stand within and behind any label.
      if (pair >= 0) thirds[pair] = thirds[pair]! | (1 << NO_LETTER) | (third < 0 ? 0 : 1 << third)
    }
  }
  return thirds
}

/** 0 to 25 for a letter of ASCII, whatever its case; -1 for anything else. */
function letterOf(unit: number): number {
  const letter = (unit | 0x20) - 0x61
  return letter >= 0 && letter < 26 ? letter : -1
}

function pairOf(first: number, second: number): number {
  return first < 0 || second < 0 ? -1 : (first << 5) | second
}

/** Whether what stands at `at` may be the beginning of a label. False for most lines, so that they cost no more than this. */
export function mayBeginLabel(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  const first = letterOf(unit)
  if (first < 0) return unit >= 0x80 || isAround(unit)
  const pair = pairOf(first, letterOf(text.charCodeAt(at + 1)))
  if (pair < 0) return true
  const third = letterOf(text.charCodeAt(at + 2))
  return ((BEGINNINGS[pair]! >> (third < 0 ? NO_LETTER : third)) & 1) === 1
}

/** ASCII that may stand around the words of a label: white space, emphasis, a tag. */
function isAround(unit: number): boolean {
  return unit <= 0x20 || unit === 0x2a || unit === 0x5f || unit === 0x3c
}

const VERBS =
  "schreef|geschreven|schrijft|wrote|writes|schrieb|schreibt|écrit|ecrit|escribió|escribio|escreveu|scritto|skrev|skrev følgende|" +
  "kirjoitti|napisał|napisała|napisał\\(a\\)|napsal|napsala|napsal\\(a\\)|napísal|napísala|napísal\\(a\\)|írta|scris|" +
  "napisao|napisala|napisao/la|piše|написал|написала|написал\\(а\\)|пишет|написав|написала|пише|yazdı|kirjutas|写道|寫道|書きました"

/** The verb of an attribution: "Op … schreef Jan:", "On … Jan wrote:". */
export const ATTRIBUTION_VERB = new RegExp(`(?<![\\p{L}])(?:${VERBS})(?![\\p{L}])`, "iu")

/** The word that an attribution begins with, in front of its date; some languages have none. */
export const ATTRIBUTION_LEAD =
  /^(?:on|op|am|le|el|em|il|den|d\.|dne|dňa|dnia|w dniu|dana|u|în|pe|la|a|в|kuupäeval)[\s\u00A0]/iu
