/**
 * What is attached and is no document: pictures, sound, film, fonts, programs. There is nothing to read in them, so they
 * are not "unread" either.
 *
 * Deliberately left out: text in pictures. Marks: WHATWG MIME Sniffing §6, and the formats' own specifications.
 */

/** @param head octet string of the first octets */
export function hasMediaMark(head: string): boolean {
  if (MARKS.some((mark) => head.startsWith(mark))) return true
  const at4 = head.slice(4, 8)
  if (head.startsWith("BM") && head.slice(6, 10) === "\0\0\0\0") return true // BMP: a reserved field
  if (head.startsWith("\u00ff") && MPEG_SYNC.includes(head[1] ?? "\0")) return true
  // RIFF (WebP, WAVE, AVI) names its kind at 8; ISO 14496-12 §4.3 (MP4, HEIC, AVIF) its brand behind `ftyp`.
  return (head.startsWith("RIFF") && head.length >= 12) || at4 === "ftyp" || isProgram(head)
}

/** MPEG audio without a tag (ISO 11172-3 §2.4.1.3), AAC. FE is not among them: FF FE begins a text in UTF-16. */
const MPEG_SYNC = "\u00fb\u00fa\u00f3\u00f2\u00f1\u00f9"

const MARKS = [
  "\u0089PNG\r\n\u001a\n",
  "\u00ff\u00d8\u00ff", // JPEG
  "GIF87a",
  "GIF89a",
  "II*\u0000", // TIFF
  "MM\u0000*",
  "\u0000\u0000\u0001\u0000", // ICO
  "8BPS\u0000", // Photoshop
  "\u00d7\u00cd\u00c6\u009a", // WMF
  "\u0001\u0000\u0000\u0000\u006c\u0000\u0000\u0000", // EMF
  "\u0000\u0000\u0000\u000cjP  \r\n", // JPEG 2000
  "ID3\u0002", // MP3
  "ID3\u0003",
  "ID3\u0004",
  "OggS\u0000",
  "fLaC\u0000",
  "MThd\u0000",
  "FORM\u0000",
  "#!AMR",
  "\u001aE\u00df\u00a3", // Matroska, WebM
  "\u0000\u0000\u0001\u00ba", // MPEG
  "\u0000\u0000\u0001\u00b3",
  "0&\u00b2u\u008ef\u00cf\u0011", // Windows Media
  "FLV\u0001",
  "wOFF",
  "wOF2",
  "OTTO\u0000",
  "ttcf\u0000",
  "\u0000\u0001\u0000\u0000\u0000", // TrueType
] as const

/** Windows, ELF, Mach-O, Java, WebAssembly. */
function isProgram(head: string): boolean {
  if (head.startsWith("MZ")) return head.slice(0, 128).includes("\u0000\u0000") // "MZ" alone may begin a text
  return PROGRAMS.some((mark) => head.startsWith(mark))
}

const PROGRAMS = [
  "\u007fELF",
  "\u00ca\u00fe\u00ba\u00be",
  "\u00cf\u00fa\u00ed\u00fe",
  "\u00ce\u00fa\u00ed\u00fe",
  "\u0000asm\u0001",
] as const

/** Only where the octets have no mark of anything: who declares a picture and sends one that is not known here. */
export function isMediaType(type: string): boolean {
  return /^(?:image|audio|video|font)\//.test(type)
}

/** @param fileName in lower case */
export function isMediaName(fileName: string): boolean {
  return MEDIA_NAME.test(fileName)
}

const MEDIA_NAME =
  /\.(?:png|jpe?g|gif|bmp|tiff?|webp|heic|heif|avif|ico|wmf|emf|emz|psd|raw|dng|mp3|m4a|aac|wav|wma|ogg|opus|amr|flac|mp4|m4v|mov|avi|wmv|mkv|mpe?g|3gp|webm|ttf|otf|woff2?|eot|exe|dll)$/
