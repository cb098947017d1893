/** Dutch. */
import type { ConfigTexts } from "./config-texts.ts"

export const configNl: ConfigTexts = {
  valid: (name) => `${name} is een geldige configuratie, en waar die naar wijst is er.`,
  noFile: "de configuratie zonder bestand",
  help: {
    config: "een configuratie controleren of tonen",
    check: "klopt deze configuratie, en alles waar die naar wijst?",
    print: "toon een configuratie waarin elke sleutel is uitgelegd, om mee te beginnen",
    schema: "toon het JSON-schema van de configuratie, voor een editor",
    argument: "een configuratie in YAML (anders: wat SLUIS_CONFIG noemt; zonder die: de standaardwaarden)",
  },
}
