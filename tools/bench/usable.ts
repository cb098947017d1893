/**
 * When can a page be used, and what did it wait for until then? As scripts that run in the page, and the answer in words.
 *
 * "Can be used": what it is about is drawn, and no task longer than 50 ms runs any more (as in Time to Interactive).
 *
 * QUIRK: whoever looks at every frame whether it is there has the page drawn at every frame, a tenth of the time of the start page
 * when slowed down. So it is looked at when something in the document changes.
 */
export type Usable = {
  /** Milliseconds from the request for the page, as all of these; a step that was not made is 0. */
  readonly usable: number
  readonly document: number
  readonly style: number
  readonly script: number
  /** The last of what was asked of the API before the page was there. */
  readonly answers: number
  /** Evaluated as far as it is not begun by an answer. */
  readonly evaluated: number
  readonly shown: number
  /** Each as [from, for how long]. */
  readonly longTasks: readonly (readonly [number, number])[]
}

/** Milliseconds without a long task after which a page is taken to be at rest. */
const REST = 500

/** @param selector of what the page is about */
export function watchFor(selector: string): string {
  return `(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) window.longTasks.push([startTime, duration])
    }).observe({ type: "longtask", buffered: true })
    const watch = new MutationObserver(() => {
      if (document.querySelector(${JSON.stringify(selector)}) === null) return
      watch.disconnect()
      // After the frame in which it is drawn, and before whatever else waits.
      requestAnimationFrame(() => scheduler.postTask(() => { window.shownAt = performance.now() }, { priority: "user-blocking" }))
    })
    watch.observe(document, { childList: true, subtree: true })
  })()`
}

/** Gives a Usable, when the page is at rest. */
export const WHEN_USABLE = `new Promise((done) => {
  const look = () => {
    const lastTask = Math.max(0, ...window.longTasks.map(([from, takes]) => from + takes))
    const usable = Math.max(window.shownAt ?? Infinity, lastTask)
    if (!(performance.now() - usable > ${REST})) return setTimeout(look, ${REST / 10})
    const [navigation] = performance.getEntriesByType("navigation")
    const fetched = performance.getEntriesByType("resource")
    const last = (form) => Math.max(0, ...fetched.filter(({ name, responseEnd }) => form.test(name) && responseEnd < window.shownAt)
      .map(({ responseEnd }) => responseEnd))
    done({
      usable,
      document: navigation.responseEnd,
      style: last(/\\.css$/),
      script: last(/\\.js$/),
      answers: last(/\\/api\\//),
      evaluated: navigation.domContentLoadedEventStart,
      shown: window.shownAt,
      longTasks: window.longTasks,
    })
  }
  look()
})`

/** One line: what was there when. */
export function toldOf({
  usable,
  document,
  style,
  script,
  answers,
  evaluated,
  shown,
  longTasks,
}: Usable): string {
  const ms = (value: number): string => value.toFixed(0)
  const tasks = longTasks.map(([from, takes]) => `${ms(from)}+${ms(takes)}`).join(" ")
  return (
    `document ${ms(document)}, style ${ms(style)}, script ${ms(script)}, answers ${ms(answers)}, evaluated ${ms(evaluated)}, ` +
    `shown ${ms(shown)}, usable ${ms(usable)}; long tasks ${tasks}`
  )
}
