import { readFileSync } from "node:fs"
import { parseCases } from "./judge/case.ts"
import { judgeCase } from "./judge/judge-case.ts"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
for (const [f,id] of [["en-structure-more","en-structure-more-003"],["nl-structure-more","nl-structure-more-019"],["en-structure-more","en-structure-more-005"],["nl-structure-more","nl-structure-more-007"]]) {
const one = parseCases(readFileSync(`fixtures/judgement/${f}.yaml`,"utf8"),"x").find(c=>c.id===id)!
const r = await judgeCase(one, BUILTIN_POLICY)
console.log(id, r.verdict, JSON.stringify([r.facts.content, r.facts.attachments, r.facts.addressing].map(g=>Object.fromEntries(Object.keys(g).map(k=>[k,(g as any)[k]])))))
}
