/** Dialogues: what a client sends, in one piece, and what it is answered. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { MAX_FAILED_LOGINS } from "./authenticate.ts"
import { RECEIVED_OCTETS, REWRITING_OCTETS } from "./extension.ts"
import { MAX_AUTH_LINE_OCTETS, MAX_COMMAND_OCTETS } from "./command-line.ts"
import { codesOf, newDriver, OFFERS, SECURED } from "./session-driver.ts"
import type { Driver, DriverOptions } from "./session-driver.ts"
import { MAX_IDLE_COMMANDS } from "./command.ts"
import { MAX_UNREAD_OCTETS } from "./step.ts"

/** Lines without CRLF (a line of a list is one piece), and the codes of the replies; "closed" at the end. */
type Exchange = readonly [client: string, server: string]

const EHLO: Exchange = ["EHLO client.example", "250"]
const MAIL: Exchange = ["MAIL FROM:<jan@voorbeeld.example>", "250 2.1.0"]
const RCPT: Exchange = ["RCPT TO:<piet@voorbeeld.example>", "250 2.1.5"]
const DATA: Exchange = ["DATA", "354"]
const END: Exchange = ["Subject: x\r\n\r\nhello\r\n.", "250 2.0.0"]
const QUIT: Exchange = ["QUIT", "221 2.0.0, closed"]

const MAIL_TOO_EARLY: Exchange = [MAIL[0], "451 4.4.1"]
const NOTHING_OFFERED = { eightBitMime: false, smtputf8: false, dsn: false, size: undefined }

const UNDER_TLS: DriverOptions = { tls: SECURED }
const STRANGER: DriverOptions = { terms: { allowed: false } }
const base64 = (text: string): string => Buffer.from(text).toString("base64")
const RIGHT = base64("\0jan\0geheim")

const dialogues: readonly [name: string, exchanges: readonly Exchange[], options?: DriverOptions][] = [
  ["one message", [EHLO, MAIL, RCPT, DATA, END, QUIT]],
  ["two messages on one connection", [EHLO, MAIL, RCPT, DATA, END, MAIL, RCPT, DATA, END, QUIT]],
  ["HELO", [["HELO client.example", "250"], MAIL, RCPT, DATA, END, QUIT]],
  [
    "pipelined as RFC 2920 allows",
    [
      EHLO,
      ["MAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\nDATA", "250 2.1.0, 250 2.1.5, 354"],
      ["a\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\nDATA", "250 2.0.0, 250 2.1.0, 250 2.1.5, 354"],
      ["a\r\n.\r\nQUIT", "250 2.0.0, 221 2.0.0, closed"],
    ],
  ],
  [
    "commands in any case",
    [
      ["eHlO c.example", "250"],
      ["mail from:<>", "250 2.1.0"],
      ["rcpt to:<a@b.example>", "250 2.1.5"],
    ],
  ],
  [
    "a space behind the colon",
    [EHLO, ["MAIL FROM: <a@b.example>", "250 2.1.0"], ["RCPT TO: <a@b.example>", "250 2.1.5"]],
  ],
  [
    "postmaster has no domain",
    [EHLO, MAIL, ["RCPT TO:<PostMaster>", "250 2.1.5"], ["RCPT TO:<jan>", "501 5.1.3"]],
  ],
  ["a null recipient", [EHLO, MAIL, ["RCPT TO:<>", "501 5.1.3"]]],
  [
    "commands out of order",
    [
      ["MAIL FROM:<>", "503 5.5.1"],
      ["RCPT TO:<a@b.example>", "503 5.5.1"],
      ["DATA", "503 5.5.1"],
      EHLO,
      ["RCPT TO:<a@b.example>", "503 5.5.1"],
      ["DATA", "503 5.5.1"],
      MAIL,
      ["MAIL FROM:<>", "503 5.5.1"],
    ],
  ],
  [
    "DATA when every recipient was refused",
    [EHLO, MAIL, ["RCPT TO:<x>\r\nDATA", "501 5.1.3, 554 5.5.1"], RCPT, DATA],
  ],
  [
    "RSET and EHLO end a transaction",
    [EHLO, MAIL, RCPT, ["RSET", "250 2.0.0"], ["DATA", "503 5.5.1"], MAIL, EHLO, MAIL],
  ],
  [
    "what is neither mail nor an order",
    [
      ["NOOP", "250 2.0.0"],
      ["NOOP whatever", "250 2.0.0"],
      ["HELP", "214 2.0.0"],
      ["VRFY jan", "252 2.0.0"],
      ["VRFY", "501 5.5.4"],
      ["EXPN all", "502 5.5.1"],
      ["TURN", "502 5.5.1"],
      ["ETRN x", "502 5.5.1"],
      ["WIZ", "500 5.5.2"],
      ["", "500 5.5.2"],
      ["MAILFROM:<>", "500 5.5.2"],
      ["DATA now", "501 5.5.4"],
      ["RSET now", "501 5.5.4"],
    ],
  ],
  [
    "names that EHLO can't have",
    [
      ["EHLO", "501 5.5.4"],
      ["EHLO a b", "501 5.5.4"],
      ["HELO (x)", "501 5.5.4"],
      [`EHLO ${"a".repeat(256)}`, "501 5.5.4"],
      [`EHLO ${"a".repeat(255)}`, "250"],
      ["EHLO [IPv6:::1]", "250"],
    ],
  ],
  ["web servers are elsewhere", [["POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO x\r\nMAIL FROM:<>", "closed"]]],
  [
    "a lone LF ends no command",
    [EHLO, ["NOOP\nMAIL FROM:<>", "500 5.5.2"], ["RCPT TO:<a@b.example>", "503 5.5.1"]],
  ],
  [
    "a lone CR ends no command",
    [EHLO, ["NOOP\rMAIL FROM:<>", "500 5.5.2"], ["NOOP\r", "500 5.5.2"], ["NO\0OP", "500 5.5.2"]],
  ],
  ["text that is not UTF-8", [EHLO, ["NOOP \xe9", "500 5.5.2"]]],

  // Sent ahead.
  ["behind EHLO", [["EHLO c.example\r\nMAIL FROM:<>", "554 5.5.0, closed"]]],
  ["half a command behind EHLO", [["EHLO c.example\r\nMA", "554 5.5.0, closed"]]],
  ["behind DATA", [EHLO, MAIL, RCPT, ["DATA\r\nSubject: x", "554 5.5.0, closed"]]],
  ["behind STARTTLS", [EHLO, ["STARTTLS\r\nNOOP", "554 5.5.0, closed"]]],
  ["behind AUTH", [EHLO, [`AUTH PLAIN ${RIGHT}\r\nMAIL FROM:<>`, "554 5.5.0, closed"]], UNDER_TLS],
  [
    "behind a response to AUTH",
    [EHLO, ["AUTH PLAIN", "334"], [`${RIGHT}\r\nMAIL FROM:<>`, "554 5.5.0, closed"]],
    UNDER_TLS,
  ],
  ["behind BDAT, which was not offered", [EHLO, MAIL, RCPT, ["BDAT 5 LAST\r\nhello", "554 5.5.0, closed"]]],
  ["behind QUIT nothing is done", [EHLO, ["QUIT\r\nMAIL FROM:<>", "221 2.0.0, closed"]]],
  ["before EHLO", [["NOOP\r\nNOOP", "554 5.5.0, closed"]]],
  [
    "after HELO",
    [
      ["HELO c.example", "250"],
      ["MAIL FROM:<>\r\nRCPT TO:<a@b.example>", "554 5.5.0, closed"],
    ],
  ],
  [
    "after the end of data, after HELO",
    [["HELO c.example", "250"], MAIL, RCPT, DATA, ["a\r\n.\r\nMAIL FROM:<>", "554 5.5.0, closed"]],
  ],
  ["NOOP and VRFY do no harm", [EHLO, ["NOOP\r\nVRFY x\r\nMAIL FROM:<>", "250 2.0.0, 252 2.0.0, 250 2.1.0"]]],

  // Who may send.
  ["a stranger", [EHLO, ["MAIL FROM:<>", "530 5.7.0"]], STRANGER],
  [
    "a stranger, where nobody can authenticate",
    [EHLO, ["MAIL FROM:<>", "550 5.7.1"]],
    { terms: { allowed: false, authentication: "off" } },
  ],
  [
    "a stranger with a certificate that is known",
    [EHLO, MAIL],
    { ...STRANGER, tls: { ...SECURED, allowed: true } },
  ],
  [
    "a stranger who authenticates",
    [EHLO, [`AUTH PLAIN ${RIGHT}`, "235 2.7.0"], MAIL, RCPT, DATA, END],
    { ...STRANGER, tls: SECURED },
  ],
  [
    "TLS is required",
    [
      EHLO,
      ["MAIL FROM:<>", "530 5.7.0"],
      ["AUTH PLAIN", "530 5.7.0"],
      ["VRFY x", "530 5.7.0"],
      ["EXPN x", "530 5.7.0"],
      ["NOOP", "250 2.0.0"],
      ["STARTTLS", "220 2.0.0"],
      EHLO,
      MAIL,
    ],
    { terms: { requireTls: true } },
  ],

  // STARTTLS, RFC 3207.
  [
    "STARTTLS begins anew",
    [
      EHLO,
      MAIL,
      RCPT,
      ["STARTTLS", "220 2.0.0"],
      ["MAIL FROM:<>", "503 5.5.1"],
      EHLO,
      ["DATA", "503 5.5.1"],
      ["STARTTLS", "503 5.5.1"],
    ],
  ],
  ["no TLS here", [EHLO, ["STARTTLS", "502 5.5.1"]], { terms: { startTls: false } }],
  ["STARTTLS has no argument", [EHLO, ["STARTTLS now", "501 5.5.4"]]],

  // AUTH, RFC 4954.
  [
    "AUTH PLAIN in two steps",
    [EHLO, ["AUTH PLAIN", "334"], [RIGHT, "235 2.7.0"], ["AUTH PLAIN", "503 5.5.1"]],
    UNDER_TLS,
  ],
  [
    "AUTH LOGIN",
    [EHLO, ["auth login", "334"], [base64("jan"), "334"], [base64("geheim"), "235 2.7.0"]],
    UNDER_TLS,
  ],
  [
    "AUTH LOGIN with the name at once",
    [EHLO, [`AUTH LOGIN ${base64("jan")}`, "334"], [base64("geheim"), "235 2.7.0"]],
    UNDER_TLS,
  ],
  ["a wrong password", [EHLO, [`AUTH PLAIN ${base64("\0jan\0open")}`, "535 5.7.8"], MAIL], UNDER_TLS],
  [
    "too many of one address want to authenticate",
    [EHLO, [`AUTH PLAIN ${base64("\0jan\0crowded")}`, "421 4.7.0, closed"]],
    UNDER_TLS,
  ],
  ["in the name of another", [EHLO, [`AUTH PLAIN ${base64("piet\0jan\0geheim")}`, "535 5.7.8"]], UNDER_TLS],
  ["AUTH cancelled", [EHLO, ["AUTH LOGIN", "334"], ["*", "501 5.7.0"], MAIL], UNDER_TLS],
  [
    "no base64",
    [
      EHLO,
      ["AUTH PLAIN", "334"],
      ["a", "501 5.5.2"],
      ["AUTH PLAIN =", "501 5.5.2"],
      [`AUTH PLAIN ${base64("jan")}`, "501 5.5.2"],
      MAIL,
    ],
    UNDER_TLS,
  ],
  [
    "a mechanism that is not ours",
    [EHLO, ["AUTH CRAM-MD5", "504 5.5.4"], ["AUTH", "501 5.5.4"], ["AUTH PLAIN a b", "501 5.5.4"]],
    UNDER_TLS,
  ],
  ["AUTH in a transaction", [EHLO, MAIL, ["AUTH PLAIN", "503 5.5.1"]], UNDER_TLS],
  ["AUTH before EHLO", [["AUTH PLAIN", "503 5.5.1"]], UNDER_TLS],
  ["no password in the clear", [EHLO, ["AUTH PLAIN", "538 5.7.11"]]],
  ["no AUTH at all", [EHLO, ["AUTH PLAIN", "502 5.5.1"]], { terms: { authentication: "off" } }],
  [
    "a response may be long",
    [EHLO, ["AUTH LOGIN", "334"], ["YWFh".repeat(MAX_AUTH_LINE_OCTETS / 4 - 1), "334"]],
    UNDER_TLS,
  ],
  [
    "and not longer",
    [EHLO, ["AUTH LOGIN", "334"], ["a".repeat(MAX_AUTH_LINE_OCTETS), "500 5.5.6"], MAIL],
    UNDER_TLS,
  ],
  [
    "as first response too",
    [
      EHLO,
      [`AUTH PLAIN ${"a".repeat(MAX_AUTH_LINE_OCTETS - 2)}`, "501 5.5.2"],
      [`AUTH PLAIN ${"a".repeat(MAX_AUTH_LINE_OCTETS - 1)}`, "500 5.5.2"],
    ],
    UNDER_TLS,
  ],

  // Parameters.
  [
    "every parameter",
    [
      EHLO,
      ["MAIL FROM:<a@b.example> SIZE=100 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=a+2Bb AUTH=<>", "250 2.1.0"],
      ["RCPT TO:<a@b.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a+2Bb@c.example", "250 2.1.5"],
      ["RCPT TO:<a@b.example> NOTIFY=never", "250 2.1.5"],
      ["RCPT TO:<zo\u00eb@b.example> ORCPT=utf-8;zo\u00eb@b.example", "250 2.1.5"],
    ],
    UNDER_TLS,
  ],
  [
    "parameters nobody knows",
    [
      EHLO,
      ["MAIL FROM:<> X=1", "555 5.5.4"],
      ["MAIL FROM:<> BODY=BINARYMIME", "555 5.5.4"],
      MAIL,
      ["RCPT TO:<a@b.example> SIZE=1", "555 5.5.4"],
    ],
  ],
  [
    "parameters after HELO",
    [
      ["HELO c.example", "250"],
      ["MAIL FROM:<> SIZE=1", "555 5.5.4"],
      ["MAIL FROM:<> BODY=7BIT", "555 5.5.4"],
      MAIL,
      ["RCPT TO:<a@b.example> NOTIFY=NEVER", "555 5.5.4"],
    ],
  ],
  [
    "parameters of what the next host does not offer",
    [
      EHLO,
      ["MAIL FROM:<> BODY=8BITMIME", "555 5.5.4"],
      ["MAIL FROM:<> SMTPUTF8", "555 5.5.4"],
      ["MAIL FROM:<> RET=FULL", "555 5.5.4"],
      ["MAIL FROM:<> AUTH=<>", "555 5.5.4"],
      MAIL,
      ["RCPT TO:<a@b.example> NOTIFY=NEVER", "555 5.5.4"],
    ],
    { surroundings: { offers: NOTHING_OFFERED } },
  ],
  [
    "before the next host has answered nothing is taken, and nothing refused for good",
    [
      ["EHLO client.example", "250"],
      ["MAIL FROM:<a@b.example> SIZE=100 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=a", "451 4.4.1"],
      [
        "MAIL FROM:<zo\u00eb@b.example> SMTPUTF8\r\nRCPT TO:<a@b.example>\r\nDATA",
        "451 4.4.1, 503 5.5.1, 503 5.5.1",
      ],
      MAIL_TOO_EARLY,
      ["HELO client.example", "250"],
      MAIL_TOO_EARLY,
      QUIT,
    ],
    { surroundings: { offers: undefined } },
  ],
  [
    "before the next host has answered, who may send nothing is told so all the same",
    [EHLO, ["MAIL FROM:<>", "530 5.7.0"]],
    { ...STRANGER, surroundings: { offers: undefined } },
  ],
  [
    "parameters that are wrong",
    [
      EHLO,
      ...[
        "SIZE=",
        "SIZE",
        "SIZE=-1",
        "SIZE=123456789012345678901",
        "BODY=9BIT",
        "BODY",
        "SMTPUTF8=1",
        "RET=ALL",
        "ENVID=",
        "ENVID=+2b",
        `ENVID=${"a".repeat(101)}`,
        "SIZE=1 SIZE=1",
      ].map((parameter): Exchange => [`MAIL FROM:<> ${parameter}`, "501 5.5.4"]),
      [`MAIL FROM:<>  ENVID=${"a".repeat(100)} `, "250 2.1.0"],
      ...[
        "NOTIFY=",
        "NOTIFY=NEVER,DELAY",
        "NOTIFY=DELAY,DELAY",
        "ORCPT=a@b.example",
        "ORCPT=rfc822;",
        `ORCPT=rfc822;${"a".repeat(494)}`,
      ].map((parameter): Exchange => [`RCPT TO:<a@b.example> ${parameter}`, "501 5.5.4"]),
      [`RCPT TO:<a@b.example> ORCPT=rfc822;${"a".repeat(493)}`, "250 2.1.5"],
    ],
  ],
  [
    "text behind the address",
    [
      EHLO,
      ["MAIL FROM:<a@b.example>SIZE=1", "501 5.1.7"],
      ["MAIL FROM:a@b.example", "501 5.1.7"],
      ["MAIL TO:<a@b.example>", "501 5.5.4"],
      ["MAIL", "501 5.5.4"],
    ],
  ],
  [
    "UTF-8 without SMTPUTF8",
    [
      EHLO,
      ["MAIL FROM:<zo\u00eb@b.example>", "553 5.6.7"],
      MAIL,
      ["RCPT TO:<zo\u00eb@b.example>", "553 5.6.7"],
    ],
  ],

  // Sizes.
  [
    "a message too big, as said",
    [EHLO, ["MAIL FROM:<> SIZE=10001", "552 5.3.4"], ["MAIL FROM:<> SIZE=10000", "250 2.1.0"]],
  ],
  [
    "the next host takes less",
    [
      EHLO,
      ["MAIL FROM:<> SIZE=5001", "552 5.3.4"],
      ["MAIL FROM:<> SIZE=5000", "250 2.1.0"],
      RCPT,
      DATA,
      [`${"a".repeat(4999)}\r\n.`, "552 5.3.4"],
      MAIL,
      RCPT,
      DATA,
      [`${"a".repeat(4998)}\r\n.`, "250 2.0.0"],
      ["HELO c.example", "250"],
      MAIL,
      RCPT,
      DATA,
      [`${"a".repeat(4999)}\r\n.`, "552 5.3.4"],
    ],
    { surroundings: { offers: { ...OFFERS, size: 5000 + RECEIVED_OCTETS + REWRITING_OCTETS } } },
  ],
  [
    "a message too big, as sent",
    [
      EHLO,
      MAIL,
      RCPT,
      DATA,
      [`${"a".repeat(9_999)}\r\n.`, "552 5.3.4"],
      MAIL,
      RCPT,
      DATA,
      [`${"a".repeat(9_998)}\r\n.`, "250 2.0.0"],
    ],
  ],
  [
    "a command line at its limit",
    [
      EHLO,
      [`NOOP ${"a".repeat(MAX_COMMAND_OCTETS - 7)}`, "250 2.0.0"],
      [`NOOP ${"a".repeat(MAX_COMMAND_OCTETS - 6)}`, "500 5.5.2"],
      MAIL,
    ],
  ],
  [
    "busy",
    [EHLO, ["MAIL FROM:<>", "452 4.3.1"]],
    { surroundings: { refusal: { code: 452, status: "4.3.1", lines: ["x"] } } },
  ],

  // What is in the message.
  [
    "lone LF in the message",
    [EHLO, MAIL, RCPT, DATA, ["a\nb\r\n.", "550 5.6.0"], ["DATA", "503 5.5.1"], MAIL, RCPT, DATA, END],
  ],
  ["lone CR in the message", [EHLO, MAIL, RCPT, DATA, ["a\rb\r\n.", "550 5.6.0"]]],
  ["NUL in the message", [EHLO, MAIL, RCPT, DATA, ["a\0b\r\n.", "550 5.6.0"]]],
  [
    "smuggling is read to the true end",
    [EHLO, MAIL, RCPT, DATA, ["a\r\n.\nMAIL FROM:<x@y.example>\r\n.\r\nNOOP", "550 5.6.0, 250 2.0.0"]],
  ],
]

for (const [name, exchanges, options] of dialogues) {
  test(`dialogue: ${name}`, () => {
    const driver = newDriver(options)
    for (const [client, server] of exchanges)
      assert.equal(answersTo(driver, client), server, client.slice(0, 100))
  })
}

test("what is offered is what the next host offers, too", () => {
  const all = newDriver(UNDER_TLS)
  assert.equal(
    all.send(line("EHLO c.example")),
    "250-sluis.voorbeeld.example\r\n250-PIPELINING\r\n250-SIZE 10000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n" +
      "250-AUTH PLAIN LOGIN\r\n250 ENHANCEDSTATUSCODES\r\n",
  )
  const few = newDriver({ surroundings: { offers: NOTHING_OFFERED } })
  assert.equal(
    few.send(line("EHLO c.example")),
    "250-sluis.voorbeeld.example\r\n250-PIPELINING\r\n250-SIZE 10000\r\n250-STARTTLS\r\n250 ENHANCEDSTATUSCODES\r\n",
  )
})

test("before the next host has answered everything is offered, and who heard that must say EHLO anew", () => {
  const driver = newDriver({ surroundings: { offers: undefined } })
  assert.equal(
    driver.send(line("EHLO c.example")),
    "250-sluis.voorbeeld.example\r\n250-PIPELINING\r\n250-SIZE 10000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n" +
      "250-STARTTLS\r\n250 ENHANCEDSTATUSCODES\r\n",
  )
  assert.equal(answersTo(driver, "MAIL FROM:<> SMTPUTF8"), "451 4.4.1")
  driver.surround({ offers: NOTHING_OFFERED })
  assert.ok(!send(driver, "EHLO c.example").includes("SMTPUTF8"))
  assert.equal(answersTo(driver, "MAIL FROM:<>"), "250 2.1.0")

  const other = newDriver({ surroundings: { offers: undefined } })
  send(other, "EHLO c.example")
  other.surround({ offers: OFFERS })
  assert.equal(answersTo(other, "MAIL FROM:<> SMTPUTF8"), "421 4.4.1, closed")
})

test("who has not authenticated can't say who sent a message first", () => {
  for (const [login, claim, passedOn] of [
    [[], " AUTH=burgemeester@voorbeeld.example", "<>"],
    [[], " AUTH=<>", "<>"],
    [[], "", undefined],
    [[`AUTH PLAIN ${RIGHT}`], " AUTH=jan@voorbeeld.example", "jan@voorbeeld.example"],
  ] as const) {
    const driver = newDriver(UNDER_TLS)
    for (const command of ["EHLO c.example", ...login, `MAIL FROM:<a@b.example>${claim}`])
      send(driver, command)
    for (const command of ["RCPT TO:<a@b.example>", "DATA", "."]) send(driver, command)
    assert.equal(driver.taken[0]?.envelope.auth, passedOn)
  }
})

test("failed logins: so many, whether they were wrong or could not be looked at, and the connection ends", () => {
  for (const password of ["open", "unknown"]) {
    const driver = newDriver(UNDER_TLS)
    const attempt = `AUTH PLAIN ${base64(`\0jan\0${password}`)}`
    const said = password === "open" ? "535 5.7.8" : "454 4.7.0"
    send(driver, "EHLO c.example")
    for (let count = 1; count < MAX_FAILED_LOGINS; count += 1) assert.equal(answersTo(driver, attempt), said)
    assert.equal(driver.session().errors, MAX_FAILED_LOGINS - 1)
    assert.equal(answersTo(driver, attempt), `${said}, 421 4.7.0, closed`)
    assert.ok(driver.actions.includes("too-many-errors"))
  }
})

test("the envelope is as it was written", () => {
  const driver = newDriver(UNDER_TLS)
  const addresses = [
    "Jan@Voorbeeld.example",
    "jan@voorbeeld.example",
    `"jan \\"de\\" boer"@x.example`,
    `"a>b"@[192.0.2.1]`,
    "a..b.@x.example",
    "postmaster",
    "zo\u00eb@caf\u00e9.example",
    "x@[IPv6:2001:db8::1]",
  ]
  send(driver, "EHLO c.example")
  send(driver, `AUTH PLAIN ${RIGHT}`)
  send(driver, "MAIL FROM:<Zo\u00eb@B.example> BODY=8bitmime SMTPUTF8 RET=full ENVID=A+2Bb AUTH=e+3Dx")
  for (const address of addresses)
    send(driver, `RCPT TO:<${address}> NOTIFY=Failure,DELAY ORCPT=rfc822;A+2B@c`)
  send(driver, "RCPT TO:<@one.example,@two.example:jan@three.example>")
  send(driver, "DATA")
  send(driver, "\u00eb\r\n..a\r\n.")
  const [taken] = driver.taken
  assert.deepEqual(taken?.envelope, {
    sender: "Zo\u00eb@B.example",
    body: "8BITMIME",
    smtputf8: true,
    ret: "FULL",
    envid: "A+2Bb",
    auth: "e+3Dx",
    recipients: [
      ...addresses.map((address) => ({ address, notify: "Failure,DELAY", orcpt: "rfc822;A+2B@c" })),
      { address: "jan@three.example", notify: undefined, orcpt: undefined },
    ],
  })
  assert.equal(taken?.content, Buffer.from("\u00eb\r\n.a\r\n").toString("latin1"))
  assert.equal(taken?.eightBit, true)
  assert.equal(taken?.protocol, "UTF8SMTPSA")
})

const protocols: readonly [said: readonly string[], options: DriverOptions, protocol: string][] = [
  [["HELO c.example"], {}, "SMTP"],
  [["EHLO c.example"], {}, "ESMTP"],
  [["EHLO c.example"], UNDER_TLS, "ESMTPS"],
  [["EHLO c.example", `AUTH PLAIN ${RIGHT}`], UNDER_TLS, "ESMTPSA"],
  [["EHLO c.example", `AUTH PLAIN ${RIGHT}`], { terms: { authentication: "always" } }, "ESMTPA"],
]
for (const [said, options, protocol] of protocols) {
  test(`protocol ${protocol}`, () => {
    const driver = newDriver(options)
    for (const command of [...said, "MAIL FROM:<>", "RCPT TO:<a@b.example>", "DATA", "."])
      send(driver, command)
    assert.equal(driver.taken[0]?.protocol, protocol)
    assert.equal(driver.taken[0]?.user, protocol.endsWith("A") ? "jan" : undefined)
  })
}

test("a network that may is repaired, and it shows", () => {
  const driver = newDriver({ terms: { normalise: true } })
  for (const command of ["EHLO c.example", "MAIL FROM:<>", "RCPT TO:<a@b.example>", "DATA", "a\nb\rc\0\r\n."])
    send(driver, command)
  assert.equal(driver.taken[0]?.content, "a\r\nb\r\nc\r\n")
  assert.equal(driver.taken[0]?.normalised, true)
  assert.ok(driver.actions.includes("bare-cr-lf"))
})

test("a thousand recipients and more, to the limit", () => {
  const driver = newDriver({
    terms: { limits: { messageOctets: 1000, recipients: 1000, errors: 5, transactions: 5 } },
  })
  send(driver, "EHLO c.example")
  send(driver, "MAIL FROM:<>")
  const said = Array.from({ length: 1010 }, (_, number) => `RCPT TO:<p${number}@voorbeeld.example>`)
  const codes = codesOf(send(driver, said.join("\r\n")))
  assert.equal(codes.filter((code) => code === "250 2.1.5").length, 1000)
  assert.equal(codes.filter((code) => code === "452 4.5.3").length, 10)
  send(driver, "DATA")
  send(driver, ".")
  assert.equal(driver.taken[0]?.envelope.recipients.length, 1000)
  assert.equal(driver.taken[0]?.envelope.recipients[999]?.address, "p999@voorbeeld.example")
})

test("errors: as many as are allowed, and one", () => {
  const driver = newDriver({
    terms: { limits: { messageOctets: 1000, recipients: 5, errors: 3, transactions: 5 } },
  })
  for (let count = 0; count < 3; count += 1) assert.equal(answersTo(driver, "WIZ"), "500 5.5.2")
  assert.equal(answersTo(driver, "WIZ"), "500 5.5.2, 421 4.7.0, closed")
  assert.deepEqual(driver.actions, ["too-many-errors", "close"])
  assert.equal(answersTo(driver, "NOOP"), "closed")
})

test("a message that is taken makes up for errors", () => {
  const driver = newDriver({
    terms: { limits: { messageOctets: 1000, recipients: 5, errors: 1, transactions: 5 } },
  })
  for (const command of ["EHLO c.example", "WIZ", "MAIL FROM:<>", "RCPT TO:<a@b.example>", "DATA", "."])
    send(driver, command)
  assert.equal(answersTo(driver, "WIZ"), "500 5.5.2")
})

test("commands that do nothing: as many as are allowed, then they count", () => {
  const driver = newDriver({
    terms: { limits: { messageOctets: 1000, recipients: 5, errors: 0, transactions: 5 } },
  })
  for (let count = 0; count < MAX_IDLE_COMMANDS; count += 1)
    assert.equal(answersTo(driver, "NOOP"), "250 2.0.0")
  assert.equal(answersTo(driver, "NOOP"), "250 2.0.0, 421 4.7.0, closed")
})

test("transactions: as many as are allowed, and one", () => {
  const driver = newDriver({
    terms: { limits: { messageOctets: 1000, recipients: 5, errors: 5, transactions: 2 } },
  })
  for (const command of ["EHLO c.example", "MAIL FROM:<>", "RSET", "MAIL FROM:<>", "RSET"])
    send(driver, command)
  assert.equal(answersTo(driver, "MAIL FROM:<>"), "421 4.7.0, closed")
})

test("what comes while an answer is awaited waits, up to a limit", () => {
  for (const [extra, expected] of [
    [0, false],
    [1, true],
  ] as const) {
    const driver = newDriver({ answer: undefined })
    for (const command of ["EHLO c.example", "MAIL FROM:<>", "RCPT TO:<a@b.example>", "DATA", "."])
      send(driver, command)
    const command = "NOOP\r\n"
    const ahead = command + "x".repeat(MAX_UNREAD_OCTETS - command.length + extra)
    assert.equal(driver.send(Buffer.from(ahead)) !== "", expected)
    assert.equal(driver.isClosed(), expected)
    const answer = { kind: "answer", reply: { code: 250, status: "2.0.0", lines: ["x"] } } as const
    assert.deepEqual(codesOf(driver.input(answer)).slice(0, 2), expected ? [] : ["250 2.0.0", "250 2.0.0"])
  }
})

test("the next host's answer is ours", () => {
  const answers = [
    [{ code: 550, status: "5.1.1", lines: ["No such", "user"] }, "550-5.1.1 No such\r\n550 5.1.1 user\r\n"],
    [{ code: 250, status: "", lines: ["ok"] }, "250 2.0.0 ok\r\n"],
    [{ code: 450, status: "4.2.2\r\n250", lines: ["a\r\n250 b\u010ac"] }, "450 4.0.0 a??250 b?c\r\n"],
    [{ code: 421, status: "4.3.2", lines: ["closing"] }, "451 4.3.2 closing\r\n"],
    [{ code: 354, status: "", lines: ["go on"] }, "451 4.3.0 The next host gave an answer that is none\r\n"],
  ] as const
  for (const [answer, expected] of answers) {
    const driver = newDriver({ answer })
    for (const command of ["EHLO c.example", "MAIL FROM:<>", "RCPT TO:<a@b.example>", "DATA"])
      send(driver, command)
    assert.equal(send(driver, "."), expected)
  }
})

test("shutting down waits for what is under way", () => {
  const idle = newDriver()
  assert.deepEqual(codesOf(idle.input({ kind: "shut-down" })), ["421 4.3.2"])
  const busy = newDriver()
  for (const command of ["EHLO c.example", "MAIL FROM:<>"]) send(busy, command)
  assert.equal(busy.input({ kind: "shut-down" }), "")
  for (const command of ["RCPT TO:<a@b.example>", "DATA"]) send(busy, command)
  assert.equal(answersTo(busy, "a\r\n."), "250 2.0.0, 421 4.3.2, closed")
  const undecided = newDriver()
  for (const command of ["EHLO c.example", "MAIL FROM:<>"]) send(undecided, command)
  undecided.input({ kind: "shut-down" })
  assert.equal(answersTo(undecided, "RSET"), "250 2.0.0, 421 4.3.2, closed")
})

test("time runs out in every phase", () => {
  const phases: readonly (readonly string[])[] = [
    [],
    ["EHLO c.example"],
    ["EHLO c.example", "MAIL FROM:<>", "RCPT TO:<a@b.example>", "DATA"],
  ]
  for (const said of phases) {
    const driver = newDriver()
    for (const command of said) send(driver, command)
    assert.deepEqual(codesOf(driver.input({ kind: "time-out" })), ["421 4.4.2"])
    assert.ok(driver.isClosed())
  }
  const waiting = newDriver({ answer: undefined })
  for (const command of ["EHLO c.example", "MAIL FROM:<>", "RCPT TO:<a@b.example>", "DATA", "."])
    send(waiting, command)
  assert.deepEqual(codesOf(waiting.input({ kind: "time-out" })), ["421 4.3.0"])
})

function line(text: string): Buffer {
  const isLatin1 = text.includes("\xe9") && !text.includes("@")
  return Buffer.from(`${text}\r\n`, isLatin1 ? "latin1" : "utf8")
}

function send(driver: Driver, text: string): string {
  return driver.send(line(text))
}

function answersTo(driver: Driver, text: string): string {
  return [...codesOf(send(driver, text)), ...(driver.isClosed() ? ["closed"] : [])].join(", ")
}
