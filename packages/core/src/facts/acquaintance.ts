/**
 * Who already has whose address: the acquaintances among the people of one message.
 *
 * Acquaintance is expressed in circles, groups of people who all know each other, because that is how it arises (an
 * organisation, a thread, an earlier open mail) and because circles can be counted without looking at every pair.
 */
import type { Domain } from "../mail/domain.ts"
import { isPublicProvider } from "../mail/public-provider.ts"
import { MATRIX_MEMBERS, maskOf, matrixOf } from "./acquaintance-matrix.ts"
import { isOurs, type Audience } from "./audience.ts"
import type { Memory } from "./memory.ts"

export type Circle = {
  readonly evidence: "organisation" | "thread" | "earlier"
  /** Numbers of audience members, each once. */
  readonly members: readonly number[]
}

/**
 * A circle of so many visible people at a domain that is not ours is not believed. The list of providers is never complete
 * (mail/public-provider.ts), and an unknown one must not make strangers colleagues. That ten colleagues of another
 * organisation stand in To is rarer, and then each gets a copy of his own: nothing is lost.
 */
const MAX_OUTSIDE_CIRCLE = 10

/** People at one organisation: at one of our domains, or at one domain that is no public mail provider. */
export function organisationCircles({ members, us }: Audience): readonly Circle[] {
  if (members.length < 2) return []
  const byHost = new Map<Domain, number[]>()
  for (let number = 0; number < members.length; number += 1) {
    const host = members[number]?.address.host
    if (host === undefined) continue
    const there = byHost.get(host)
    if (there === undefined) byHost.set(host, [number])
    else there.push(number)
  }
  const byOrganisation = new Map<string, number[]>()
  for (const [host, there] of byHost) {
    const organisation = isOurs(host, us) ? OURS : organisationOf(host, byHost)
    if (organisation === "") continue
    const circle = byOrganisation.get(organisation)
    if (circle === undefined) byOrganisation.set(organisation, there)
    else for (const number of there) circle.push(number)
  }
  const isBelieved = ([organisation, there]: readonly [string, readonly number[]]): boolean =>
    organisation === OURS ||
    there.filter((number) => members[number]?.visible === true).length < MAX_OUTSIDE_CIRCLE
  return circlesOf(
    [...byOrganisation].filter(isBelieved).map(([, there]) => there),
    "organisation",
  )
}

/** People who stand together in a quoted header block were shown to each other by that earlier message. */
export function threadCircles(blocks: readonly (readonly number[])[]): readonly Circle[] {
  return circlesOf(blocks, "thread")
}

/** People whom an earlier message showed to each other, as far as it is remembered (./memory.ts). */
export function rememberedCircles({ members }: Audience, memory: Memory): readonly Circle[] {
  return circlesOf(memory.circlesAmong(members.map(({ address }) => address.key)), "earlier")
}

function circlesOf(groups: readonly (readonly number[])[], evidence: Circle["evidence"]): readonly Circle[] {
  return groups.filter((members) => members.length > 1).map((members) => ({ evidence, members }))
}

/** Our domains count as one organisation; no host looks like this. */
const OURS = "@"

/**
 * The domain that stands for an organisation: the host, or the shortest domain above it at which somebody else of this
 * message is (mail.example.org belongs to example.org). "" for a public provider and for no domain at all.
 */
function organisationOf(host: Domain, hosts: ReadonlyMap<string, unknown>): string {
  if (host === "" || isPublicProvider(host)) return ""
  let organisation: string = host
  if (hosts.size === 1) return organisation
  for (let dot = host.indexOf("."); dot >= 0; dot = host.indexOf(".", dot + 1)) {
    const above = host.slice(dot + 1)
    if (!above.includes(".") || !hosts.has(above)) continue
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is one of the hosts, so it is folded
    if (!isPublicProvider(above as Domain)) organisation = above
  }
  return organisation
}

export type Acquaintances = {
  readonly know: (one: number, other: number) => boolean
  /** How many of `shown` this member does not know; himself not counted. Exact, up to the work limit below. */
  readonly strangersTo: (member: number) => number
  /**
   * Among the shown people: some of whom no two know each other, one of each group, as many as are found by taking first
   * whoever knows fewest.
   */
  readonly groups: number
}

/**
 * Steps spent on uniting circles. Ten thousand people at as many organisations in twenty quoted blocks stay far below;
 * beyond it only a member's largest circle counts as known, so that too many strangers are counted, never too few.
 */
const MAX_STEPS = 20_000_000

/** `count` members, of whom `shown` (their numbers) are those whom the message shows. */
export function acquaintances(
  count: number,
  circles: readonly Circle[],
  shown: ReadonlySet<number>,
): Acquaintances {
  const { circleOf, several } = membership(count, circles)
  if (several.size > 0 && count <= MATRIX_MEMBERS) return byMatrix(count, circles, shown)
  const shownIn = circles.map(({ members }) => countShown(members, shown))
  const shownAmong = unionCounter(count, circles, shown)

  const circlesOf = (member: number): readonly number[] => {
    const id = circleOf[member] ?? -1
    return id < 0 ? [] : (several.get(member) ?? [id])
  }
  const know = (one: number, other: number): boolean => {
    const id = circleOf[one] ?? -1
    if (id < 0 || (circleOf[other] ?? -1) < 0) return false
    if (id === circleOf[other]) return true
    const others = circlesOf(other)
    return circlesOf(one).some((circle) => others.includes(circle))
  }
  const known = (member: number): number => {
    const id = circleOf[member] ?? -1
    if (id < 0) return shown.has(member) ? 1 : 0
    const ids = several.get(member)
    if (ids === undefined) return shownIn[id] ?? 0
    return shownAmong(ids) ?? Math.max(...ids.map((each) => shownIn[each] ?? 0))
  }
  return {
    know,
    strangersTo: (member) => shown.size - known(member),
    groups: several.size === 0 ? groupsApart(shownIn, shown.size) : groupsAmong(count, circles, shown),
  }
}

function byMatrix(count: number, circles: readonly Circle[], shown: ReadonlySet<number>): Acquaintances {
  const { know, knownAmong, strangersAmong } = matrixOf(count, circles)
  const mask = maskOf(count, shown)
  return {
    know,
    strangersTo: (member) => shown.size - knownAmong(member, mask),
    groups: strangersAmong(shown),
  }
}

type Membership = {
  /** The first circle of each member, -1 for none. */
  readonly circleOf: Int32Array
  /** All circles of those members who are in more than one. */
  readonly several: ReadonlyMap<number, readonly number[]>
}

function membership(count: number, circles: readonly Circle[]): Membership {
  const circleOf = new Int32Array(count).fill(-1)
  const several = new Map<number, number[]>()
  for (const [id, { members }] of circles.entries()) {
    for (const member of members) {
      const first = circleOf[member]
      if (first === undefined) continue // nobody of this audience
      const ids = several.get(member)
      if (first < 0) circleOf[member] = id
      else if (ids === undefined) several.set(member, [first, id])
      else ids.push(id)
    }
  }
  return { circleOf, several }
}

function countShown(members: readonly number[], shown: ReadonlySet<number>): number {
  let sum = 0
  for (const member of members) if (shown.has(member)) sum += 1
  return sum
}

/** How many shown people a combination of circles holds, each once; undefined beyond MAX_STEPS. */
function unionCounter(
  count: number,
  circles: readonly Circle[],
  shown: ReadonlySet<number>,
): (ids: readonly number[]) => number | undefined {
  const counted = new Map<string, number>()
  let marks: Int32Array | undefined
  let steps = 0
  return (ids) => {
    if (steps >= MAX_STEPS) return undefined
    const combination = ids.join()
    const before = counted.get(combination)
    if (before !== undefined) return before
    marks ??= new Int32Array(count)
    const mark = counted.size + 1
    let total = 0
    for (const id of ids) {
      const members = circles[id]?.members ?? []
      steps += members.length
      for (const member of members) {
        if (marks[member] === mark) continue
        marks[member] = mark
        if (shown.has(member)) total += 1
      }
    }
    counted.set(combination, total)
    return total
  }
}

/** Where nobody is in two circles, each circle makes one group of those it shows. */
function groupsApart(shownIn: readonly number[], shown: number): number {
  let groups = shown
  for (const together of shownIn) if (together > 1) groups -= together - 1
  return groups
}

/** One of each group among these people; see `Acquaintances.groups`. */
export function strangersAmong(
  count: number,
  circles: readonly Circle[],
  shown: ReadonlySet<number>,
): number {
  if (count <= MATRIX_MEMBERS) return matrixOf(count, circles).strangersAmong(shown)
  return groupsAmong(count, circles, shown)
}

/**
 * The same without a matrix: whoever may know fewest is taken first, and with him all circles that he is in. Each circle is
 * walked through once.
 */
function groupsAmong(count: number, circles: readonly Circle[], shown: ReadonlySet<number>): number {
  const { circleOf, several } = membership(count, circles)
  const circlesOf = (member: number): readonly number[] => several.get(member) ?? [circleOf[member] ?? -1]
  const mayKnow = new Float64Array(count)
  for (const { members } of circles) for (const member of members) mayKnow[member]! += members.length
  const known = new Uint8Array(count)
  const done = new Uint8Array(circles.length)
  let groups = 0
  for (const one of [...shown].toSorted((a, b) => mayKnow[a]! - mayKnow[b]!)) {
    if (known[one] === 1) continue
    groups += 1
    for (const id of circlesOf(one)) {
      if (done[id] === 1) continue
      done[id] = 1
      for (const member of circles[id]?.members ?? []) known[member] = 1
    }
  }
  return groups
}
