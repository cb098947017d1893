/** Where people can ask their questions: by phone, by mail, or both, whatever the profile has. */
import type { OrganisationProfile } from "../profile.ts"
import type { Language } from "../words.ts"

/** One sentence. */
export function deskText({ name, desk }: OrganisationProfile, language: Language): string {
  const [phone, email, hours] = [desk.phone.trim(), desk.email.trim(), desk.hours[language].trim()]
  const call = {
    nl: `Bel ${phone}${hours === "" ? "" : ` ${hours}`}`,
    en: `Call ${phone}${hours === "" ? "" : ` ${hours}`}`,
  }[language]
  if (phone !== "" && email !== "")
    return { nl: `${call} of mail naar ${email}.`, en: `${call} or write to ${email}.` }[language]
  if (phone !== "") return `${call}.`
  if (email !== "") return { nl: `Mail naar ${email}.`, en: `Write to ${email}.` }[language]
  return { nl: `Neem contact op met ${name}.`, en: `Contact ${name}.` }[language]
}
