/**
 * The very first thing, before the rest of the console is evaluated: takes up what the server named in the document, and what the
 * browser is asking for already since it read that (contract/early.ts of the server).
 */
import { askEarly } from "./api/early.ts"

askEarly(
  [...document.querySelectorAll('link[rel="preload"][as="fetch"]')].map(
    (link) => link.getAttribute("href") ?? "",
  ),
)
