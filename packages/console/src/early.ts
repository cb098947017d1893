/**
 * What can be done while the rest of the console is still on its way, in a file of its own that is fetched first: ask who is
 * there, and at the start page what it shows in figures.
 *
 * Imports nothing, or it would have to wait for what it runs ahead of. Works also when it comes too late or not at all
 * (api/early.ts: whatever is not here is asked then).
 */
declare global {
  /** By address. Undefined as an answer: something is wrong, and whoever asks anew hears what. */
  var sluisEarly: Map<string, Promise<unknown>> | undefined
}

const asked = new Map<string, Promise<unknown>>()
globalThis.sluisEarly = asked

// The addresses are as the contract has them; early.test.ts compares.
const session = ask("/api/v1/session")
if (location.pathname === "/") void session.then(askForFigures)
// QUIRK: the first date or number that is formatted has Chromium look through the tables of all languages, which takes a slow machine
// a tenth of a second. The start page and the login page do without (locale/written-day.ts); others can have it over with now.
else if (location.pathname !== "/login") new Intl.DateTimeFormat().format(0)

function askForFigures(answer: unknown): void {
  const permissions = permissionsIn(answer)
  if (permissions.includes("statistics")) void ask("/api/v1/statistics?days=30")
  if (permissions.includes("settings")) void ask("/api/v1/health")
}

function ask(address: string): Promise<unknown> {
  const answer = answerTo(address)
  asked.set(address, answer)
  return answer
}

async function answerTo(address: string): Promise<unknown> {
  try {
    const response = await fetch(address, {
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      headers: { accept: "application/json" },
    })
    if (!response.ok) return undefined
    const answer: unknown = await response.json()
    return answer
  } catch {
    return undefined
  }
}

function permissionsIn(answer: unknown): readonly unknown[] {
  const isKnown = typeof answer === "object" && answer !== null && "permissions" in answer
  return isKnown && Array.isArray(answer.permissions) ? answer.permissions : []
}

export {}
