/** Where to go after logging in: back to where one was sent away from, and nowhere outside the console. Pure. */
const START = "/"

/** @returns a path of this origin; "/" for whatever is not one */
export function returnPath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/")) return START
  const base = "https://console.example"
  // Browsers read "//x" and "/\x" as another host; the URL parser does so too.
  const address = URL.parse(asked, base)
  if (address === null || address.origin !== base || address.pathname === "/login") return START
  return `${address.pathname}${address.search}${address.hash}`
}
