/** The notification as it would be filled in now, from the file and the data of the organisation. */
import { answersIn } from "@sluis/core/breach/account"
import { fillForm, nextPhase } from "@sluis/core/breach/form/form"
import type { NotificationForm } from "@sluis/core/breach/form/form"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import type { Phase } from "@sluis/core/breach/step"

import { accountIn } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"

/** @param phase undefined: the one that comes next */
export function formOf(
  open: OpenFile,
  profile: OrganisationProfile,
  now: number,
  phase?: Phase,
): NotificationForm {
  const account = accountIn(open)
  return fillForm(account, profile, answersIn(open.file), { now, phase: phase ?? nextPhase(account) })
}
