/**
 * What can be done while the rest of the console is still on its way, in a file of its own that is fetched first: ask who is
 * there, and have the browser read its tables of dates and numbers, which takes a slow machine a tenth of a second.
 *
 * Imports nothing, or it would have to wait for what it runs ahead of. Works also when it comes too late or not at all
 * (shell/session.ts asks by itself then).
 */
declare global {
  var sluisEarly: Promise<Response> | undefined
}

// As ENDPOINTS["session.show"] has it; early.test.ts compares.
globalThis.sluisEarly = fetch("/api/v1/session", {
  credentials: "same-origin",
  cache: "no-store",
  redirect: "error",
  headers: { accept: "application/json" },
})
// Whoever uses it hears of the failure.
globalThis.sluisEarly.catch(() => {})

const { lang } = document.documentElement
new Intl.DateTimeFormat(lang, { dateStyle: "full", timeZone: "Europe/Amsterdam" }).format(0)
new Intl.NumberFormat(lang).format(0)

export {}
