/**
 * A gateway without the ledger, to measure what it costs: `--import` this. There is no such setting, for nobody should have it.
 */
import { registerHooks } from "node:module"

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "./ledger-rows.ts" && context.parentURL?.endsWith("/store/open-store.ts") === true
      ? next("./no-ledger-rows.ts", { ...context, parentURL: import.meta.url })
      : next(specifier, context),
})
