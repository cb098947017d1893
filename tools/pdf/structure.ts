/** The structure tree of a PDF (ISO 32000-1 §14.7), as a tree of values. */
import { dict, text } from "./pdf-file.ts"
import type { Dictionary, PdfFile } from "./pdf-file.ts"

export type Element = {
  readonly reference: string
  /** Without the slash: "P". */
  readonly type: string
  readonly dictionary: Dictionary
  readonly children: readonly Child[]
}

export type Child =
  | { readonly kind: "element"; readonly element: Element }
  | { readonly kind: "content"; readonly page: string; readonly id: number }
  | { readonly kind: "object"; readonly reference: string; readonly page: string }

export function readStructure(file: PdfFile): readonly Element[] {
  const root = dict(file.follow(file.root["/StructTreeRoot"]))
  return kidsOf(file, root).map((kid) => readElement(file, text(kid)))
}

/** An element and all below it, in reading order. */
export function allOf(element: Element): readonly Element[] {
  return [element, ...elementsIn(element).flatMap(allOf)]
}

export function elementsIn(element: Element): readonly Element[] {
  return element.children.flatMap((child) => (child.kind === "element" ? [child.element] : []))
}

/** Content and objects of an element and all below it, in reading order. */
export function leavesOf(element: Element): readonly Exclude<Child, { kind: "element" }>[] {
  return element.children.flatMap((child) => (child.kind === "element" ? leavesOf(child.element) : [child]))
}

function kidsOf(file: PdfFile, dictionary: Dictionary): readonly unknown[] {
  const kids = dictionary["/K"]
  const followed = file.follow(kids)
  if (Array.isArray(followed)) return followed
  return kids === undefined ? [] : [kids]
}

function readElement(file: PdfFile, reference: string): Element {
  const dictionary = dict(file.follow(reference))
  const page = text(dictionary["/Pg"])
  const children = kidsOf(file, dictionary).map((kid): Child => {
    if (typeof kid === "number") return { kind: "content", page, id: kid }
    const entry = dict(file.follow(kid))
    const own = text(entry["/Pg"]) || page
    if (entry["/Type"] === "/MCR") return { kind: "content", page: own, id: Number(entry["/MCID"]) }
    if (entry["/Type"] === "/OBJR") return { kind: "object", reference: text(entry["/Obj"]), page: own }
    return { kind: "element", element: readElement(file, text(kid)) }
  })
  return { reference, type: text(dictionary["/S"]).slice(1), dictionary, children }
}
