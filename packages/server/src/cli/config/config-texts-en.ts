/** English. */
import type { ConfigTexts } from "./config-texts.ts"

export const configEn: ConfigTexts = {
  valid: (name) => `${name} is a valid configuration, and what it points to is there.`,
  noFile: "the configuration without a file",
  help: {
    config: "check or print a configuration",
    check: "is this configuration right, and everything that it points to?",
    print: "print a configuration with every key explained, to start from",
    schema: "print the JSON schema of the configuration, for an editor",
    argument: "a configuration in YAML (default: what SLUIS_CONFIG names; without that, the defaults)",
  },
}
