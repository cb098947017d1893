/**
 * Peak memory of examining one message, in a process of its own: what examining adds to a process that has read it.
 *
 * Called with MODE FILE; prints the peak resident set in octets.
 */
import { readFileSync } from "node:fs"
import { examine } from "@sluis/core/examine"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { LARGE_ENVELOPE } from "./messages.ts"

const [mode = "", file = ""] = process.argv.slice(2)
const warm = new TextEncoder().encode("From: a@b.example\r\nTo: c@d.example, e@f.example\r\n\r\nhello\r\n")
examine(warm, { us: [] }, BUILTIN_POLICY)
const bytes = new Uint8Array(readFileSync(file))
if (mode === "examine")
  examine(bytes, { us: ["voorbeeld.example"], envelope: LARGE_ENVELOPE }, BUILTIN_POLICY)
process.stdout.write(String(process.resourceUsage().maxRSS * 1024))
