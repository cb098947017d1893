import assert from "node:assert/strict"
import { test } from "node:test"

import { z } from "zod"

import { ENDPOINTS } from "./endpoint.ts"
import { FORMS } from "./form.ts"
import type { Form } from "./form.ts"

test("every endpoint has a form, every parameter of a path is in it, and what reads changes nothing", () => {
  assert.deepEqual(Object.keys(FORMS).toSorted(), Object.keys(ENDPOINTS).toSorted())
  const forms: Readonly<Record<string, Form>> = FORMS
  for (const [name, { path, method }] of Object.entries(ENDPOINTS)) {
    const form = forms[name]
    assert.ok(form !== undefined)
    const named = [...path.matchAll(/:(\w+)/g)].map((match) => match[1])
    const { params } = form
    const given = params instanceof z.ZodObject ? Object.keys(params.shape) : []
    assert.deepEqual(given, named, name)
    if (method === "GET") assert.equal(form.body, undefined, name)
  }
})

test("no two endpoints are the same", () => {
  const routes = Object.values(ENDPOINTS).map(({ method, path }) => `${method} ${path}`)
  assert.equal(new Set(routes).size, routes.length)
})
