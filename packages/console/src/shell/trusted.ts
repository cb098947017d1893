/**
 * The only places where a text may become code or a document (Trusted Types, policy `sluis`): the address of our own worker, and
 * the HTML of a mail for a sandboxed frame. The content security policy allows one policy of this name, so it is made here and
 * nowhere else.
 */
type Policy = {
  readonly createHTML: (html: string) => string
  readonly createScriptURL: (address: string) => string
}

declare global {
  interface Window {
    /** Not in every browser; where it is not, a plain text does. */
    readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
  }
}

const RULES: Policy = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin)
      throw new TypeError("a worker of another origin")
    return address
  },
}

const policy: Policy = window.trustedTypes?.createPolicy("sluis", RULES) ?? RULES

/** For `new Worker(…)`: an address of our own origin. */
export function trustedWorker(address: string): string {
  return policy.createScriptURL(address)
}

/**
 * Shows the HTML of a mail in a frame. The frame gets a sandbox without any permission first: no script, no forms, an origin of its
 * own; and it inherits our content security policy, so it loads nothing from elsewhere.
 *
 * @returns false where nothing is shown, because it can't be kept from asking elsewhere
 */
export function showInSandbox(frame: HTMLIFrameElement, html: string): boolean {
  const shown = withoutFetching(html)
  frame.setAttribute("sandbox", "")
  frame.srcdoc = policy.createHTML(shown ?? "")
  return shown !== undefined
}

/**
 * What asks another machine for something before a policy is looked at. QUIRK: Chromium connects to where a frame within a frame
 * would go, and only then refuses to go there: enough to tell its sender that, when and from where the mail is being read.
 * Browsers may also look up or connect to what a `link` names. A `template` hides either from us, and becomes a part of the page.
 */
const FETCHING =
  "iframe, frame, frameset, object, embed, fencedframe, portal, link, meta, base, script, template"
/** Whoever follows one gets nowhere, but the other machine has heard of it. Those of SVG have a namespace. */
const LEADING = "a[*|href], area[*|href]"
/** What is written out and read again may have become something else; whoever needs more turns than this means it to. */
const MAX_TURNS = 4

/** Undefined: however often it is taken out, there is something again. */
function withoutFetching(html: string): string | undefined {
  let text = html
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    // In a document that is in no window nothing is loaded and nothing runs.
    const read = new DOMParser().parseFromString(policy.createHTML(text), "text/html")
    const fetching = read.querySelectorAll(FETCHING)
    const leading = read.querySelectorAll(LEADING)
    if (turn > 0 && fetching.length + leading.length === 0) return text
    for (const element of fetching) element.remove()
    for (const element of leading) for (const name of ["href", "xlink:href"]) element.removeAttribute(name)
    text = `<!doctype html>${read.documentElement.outerHTML}`
  }
  return undefined
}
