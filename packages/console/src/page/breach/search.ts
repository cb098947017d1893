/** Which files are looked at, as it stands in the address of the page. Whatever else somebody writes there is left out. */
export const VIEWS = ["open", "near-misses", "closed", "all"] as const
export type View = (typeof VIEWS)[number]

/** What is left out is not asked: the files that are open. */
export type BreachSearch = { readonly view?: View }

export function breachSearchOf(search: Readonly<Record<string, unknown>>): BreachSearch {
  const view = VIEWS.find((one) => one === search["view"])
  return view === undefined || view === "open" ? {} : { view }
}
