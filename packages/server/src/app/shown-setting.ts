/** The configuration in force, as a screen shows it (../config/shown-setting.ts makes it). */
export type ShownSettings = {
  /** Path of the file; undefined where there is none, so that defaults and environment are all. */
  readonly file: string | undefined
  readonly settings: readonly ShownSetting[]
}

export type ShownSetting = {
  /** Such as `smtp.listen`. */
  readonly key: string
  /** As it would stand in the file. */
  readonly value: string
  readonly isDefault: boolean
  readonly description: string
}
