/** What the guard did, canaries, coverage, and the reports of the safeguard. Days are days on the organisation's calendar. */
import { z } from "zod"

import { CANARY_KINDS } from "@sluis/core/canary/canary-kind"

import { KeptFile } from "./breach-form.ts"
import { count, language, moment, VerdictKind } from "./form-piece.ts"

/** YYYY-MM-DD */
const day = z.iso.date()

/** Both included. Without them: from the first day of the month of the last, to today. */
const reportDays = { from: day.optional(), to: day.optional() }

/**
 * Fixed, and far apart: what is shown of 30 days less what is shown of 31 would be one day of one department, on which few
 * people mail.
 */
const statisticsDays = z.preprocess((days: 7 | 30 | 90) => Number(days), z.literal([7, 30, 90]))

const Counts = z.object({
  messages: count,
  delivered: count,
  individualised: count,
  held: count,
  refused: count,
  released: count,
  dropped: count,
  /** Copies sent, and what was not given away by them. */
  copies: count,
  introductionsPrevented: count,
  exposuresPrevented: count,
})

const Statistics = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  total: Counts,
  days: z.array(Counts.extend({ day: z.iso.date() })),
  /** Only departments that are large enough; the others together are "". */
  departments: z.array(Counts.extend({ department: z.string() })),
  rules: z.array(z.object({ rule: z.string(), nl: z.string(), en: z.string(), interrupted: count })),
  /** Now. */
  waiting: count,
  queued: count,
})

/** Green where it was caught; every other end is red. */
const CanaryEnd = z.enum(["caught", "not-caught", "not-arrived", "not-sent"])

const CanaryResult = z.object({
  kind: z.enum(CANARY_KINDS),
  state: z.enum(["none", "under-way", ...CanaryEnd.options]),
  /** When it ended or, for one that is under way, when it was planned. */
  at: moment.optional(),
  /** Where it came to the gate: what would have been done with it, and by which rules. */
  verdict: VerdictKind.optional(),
  rules: z.array(z.string()),
  /** Where it was not sent: code of the reply. */
  code: count.optional(),
})

const CanaryRoute = z.object({
  name: z.string(),
  sender: z.string(),
  department: z.string(),
  /** Name of the mail server that it is handed to; absent: Sluis itself. */
  via: z.string().optional(),
  results: z.array(CanaryResult),
})

const CanaryDay = z.object({
  day: z.iso.date(),
  route: z.string(),
  kind: z.enum(CANARY_KINDS),
  caught: count,
  red: count,
})

const Covered = z.object({
  kind: z.enum(["department", "sender-domain", "client"]),
  name: z.string(),
  /** It is in the configuration by this name. Otherwise it is what was seen. */
  expected: z.boolean(),
  /**
   * "unexpected": seen, and others of its kind are expected but not this. "silent": expected, and not seen for too long. "awaited":
   * expected, not seen, and not expected for that long yet.
   */
  state: z.enum(["seen", "silent", "awaited", "unexpected"]),
  /** Of the days that are looked at. */
  lastSeen: z.iso.date().optional(),
  /** In those days. */
  messages: count,
})

export const SAFEGUARD_FORMS = {
  "statistics.show": {
    query: z.object({ days: statisticsDays.default(30) }),
    gives: Statistics,
  },

  "canary.list": {
    query: z.object({ days: z.coerce.number().int().min(1).max(100).default(30) }),
    gives: z.object({
      /** Seconds. */
      every: count,
      within: count,
      nextAt: moment.optional(),
      routes: z.array(CanaryRoute),
      /** Departments that no canary is sent for. */
      without: z.array(z.string()),
      /** Of those that ended, by the day on which they were planned. Also of routes that are no more. */
      days: z.array(CanaryDay),
      /** False: there were more than were counted; the oldest are missing. */
      complete: z.boolean(),
    }),
  },
  "canary.run": {
    body: z.object({ routes: z.array(z.string().max(200)).max(100).default([]) }),
    /** Canaries that are under way now. */
    gives: z.object({ canaries: count }),
  },

  "coverage.show": {
    gives: z.object({
      /** Days that are looked at, today included. */
      days: count,
      items: z.array(Covered),
      /** Of the busiest of those days, at least so many. Only departments with a group of them; the others together are "". */
      mailboxes: z.array(z.object({ department: z.string(), mailboxes: count })),
    }),
  },

  "safeguard.show": {
    query: z.object(reportDays),
    gives: z.object({
      /** IANA name of the zone whose days are counted. */
      zone: z.string(),
      /** By figure, and by role, kind or outcome where it is taken apart (core/safeguard/figure.ts). */
      figures: z.array(z.object({ id: z.string(), part: z.string(), value: count })),
      /** Days that had begun, all routes together. */
      days: z.array(z.object({ day, caught: count, missed: count })),
      gaps: z.array(z.object({ from: moment, until: moment, said: z.boolean() })),
    }),
  },
  "safeguard.report": {
    query: z.object({
      ...reportDays,
      version: z.enum(["full", "council"]).default("council"),
      language: language.default("nl"),
      as: z.enum(["pdf", "html", "json", "check"]).default("pdf"),
    }),
    gives: KeptFile,
  },
  "safeguard.month": {
    query: z.object({
      /** Without it: the month before this one. */
      month: z
        .string()
        .regex(/^(?:19[7-9]\d|2[01]\d\d)-(?:0[1-9]|1[0-2])$/)
        .optional(),
      language: language.default("nl"),
      as: z.enum(["pdf", "html", "text"]).default("pdf"),
    }),
    gives: KeptFile,
  },
} as const
