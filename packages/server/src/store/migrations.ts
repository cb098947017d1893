/**
 * How the tables came to be: forward only, numbered by their place. A migration that was released is never changed.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL);

  CREATE TABLE message (
    id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    eight_bit INTEGER NOT NULL,
    recipients INTEGER NOT NULL,
    due INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    next_at INTEGER,
    verdict TEXT NOT NULL,
    rules TEXT NOT NULL,
    releasable_by TEXT,
    correlation TEXT NOT NULL,
    audience TEXT NOT NULL,
    about TEXT NOT NULL,
    pieces INTEGER NOT NULL,
    sealed_note BLOB
  ) WITHOUT ROWID;
  CREATE INDEX message_next ON message (next_at) WHERE state = 'queued';
  CREATE INDEX message_held ON message (expires_at) WHERE state = 'held';
  CREATE INDEX message_correlation ON message (correlation) WHERE state = 'held';

  CREATE TABLE recipient (
    message_id TEXT NOT NULL REFERENCES message (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    sealed_reply BLOB,
    PRIMARY KEY (message_id, number)
  ) WITHOUT ROWID;

  CREATE TABLE sealed (
    id TEXT NOT NULL PRIMARY KEY,
    wrapped_key BLOB NOT NULL,
    record BLOB NOT NULL,
    plan BLOB,
    content BLOB
  );

  CREATE TABLE piece (
    message_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    octets BLOB NOT NULL,
    PRIMARY KEY (message_id, number)
  );

  CREATE TABLE finished (
    id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    recipients INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    rules TEXT NOT NULL,
    about TEXT NOT NULL,
    sealed_note BLOB
  );
  CREATE INDEX finished_at ON finished (finished_at);

  CREATE TABLE correlation (
    hash TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    noticed INTEGER NOT NULL,
    decision TEXT,
    decided_as TEXT,
    decided_showing TEXT
  ) WITHOUT ROWID;
  CREATE INDEX correlation_at ON correlation (at);

  CREATE TABLE outbox (
    number INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    pieces INTEGER NOT NULL
  );

  CREATE TABLE account (hash TEXT NOT NULL PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
  `,
  `
  CREATE INDEX message_damaged ON message (expires_at) WHERE state = 'damaged';
  CREATE INDEX finished_report ON finished (id) WHERE purpose = 'report';
  `,
  // Of what was decided before, the nearest moment that was kept.
  `
  ALTER TABLE message ADD COLUMN sender TEXT NOT NULL DEFAULT '';
  ALTER TABLE message ADD COLUMN department TEXT NOT NULL DEFAULT '';
  ALTER TABLE message ADD COLUMN leads INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE message ADD COLUMN decision TEXT;
  ALTER TABLE message ADD COLUMN decided_at INTEGER;
  ALTER TABLE finished ADD COLUMN decision TEXT;
  ALTER TABLE finished ADD COLUMN decided_at INTEGER;

  UPDATE message SET leads = 1 WHERE state = 'held' AND (correlation = '' OR NOT EXISTS (
    SELECT 1 FROM message AS part WHERE part.state = 'held' AND part.correlation = message.correlation
      AND (part.at < message.at OR (part.at = message.at AND part.id < message.id))));
  UPDATE message SET decided_at = coalesce(
    (SELECT at FROM correlation WHERE hash = message.correlation AND decision IS NOT NULL), at)
    WHERE sealed_note IS NOT NULL;
  UPDATE finished SET decided_at = finished_at WHERE sealed_note IS NOT NULL;

  CREATE INDEX message_shown ON message (at, id, department, sender, releasable_by, rules)
    WHERE state = 'held' AND leads = 1;
  CREATE INDEX message_shown_expiring ON message (expires_at, id, at, department, sender, releasable_by, rules)
    WHERE state = 'held' AND leads = 1;
  CREATE INDEX message_decided ON message (decided_at, id) WHERE decided_at IS NOT NULL;
  CREATE INDEX finished_decided ON finished (decided_at, id) WHERE decided_at IS NOT NULL;
  CREATE INDEX finished_decision ON finished (id) WHERE decided_at IS NOT NULL;

  CREATE TABLE entry (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    key_hash TEXT,
    group_hash TEXT,
    at INTEGER NOT NULL,
    expires_at INTEGER,
    version INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE UNIQUE INDEX entry_key ON entry (kind, key_hash) WHERE key_hash IS NOT NULL;
  CREATE INDEX entry_group ON entry (kind, group_hash, at, id) WHERE group_hash IS NOT NULL;
  CREATE INDEX entry_at ON entry (kind, at, id);
  CREATE INDEX entry_expires ON entry (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE statistic (
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (day, name, department)
  ) WITHOUT ROWID;

  CREATE TABLE facts (number INTEGER NOT NULL PRIMARY KEY, at INTEGER NOT NULL, sealed BLOB NOT NULL);
  CREATE INDEX facts_at ON facts (at, number);
  `,
  `
  CREATE TABLE ledger_state (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL,
    origin TEXT NOT NULL
  );

  CREATE TABLE ledger_entry (
    idx INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    octets BLOB NOT NULL,
    leaf BLOB NOT NULL
  );
  CREATE INDEX ledger_entry_action ON ledger_entry (action, idx, at);
  CREATE INDEX ledger_entry_object ON ledger_entry (object, action, idx, at) WHERE object <> '';

  CREATE TABLE ledger_salt (
    idx INTEGER NOT NULL PRIMARY KEY,
    about_hash TEXT,
    at INTEGER NOT NULL,
    salts INTEGER NOT NULL,
    sealed BLOB NOT NULL
  );
  CREATE INDEX ledger_salt_about ON ledger_salt (about_hash) WHERE about_hash IS NOT NULL;
  CREATE INDEX ledger_salt_at ON ledger_salt (at);

  CREATE TABLE ledger_tile (
    level INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    root BLOB NOT NULL,
    PRIMARY KEY (level, idx)
  );

  CREATE TABLE ledger_checkpoint (
    size INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    note TEXT NOT NULL,
    frontier BLOB NOT NULL
  );
  CREATE INDEX ledger_checkpoint_day ON ledger_checkpoint (day, size);

  CREATE TABLE ledger_timestamp (
    number INTEGER NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL,
    token BLOB NOT NULL
  );
  CREATE INDEX ledger_timestamp_at ON ledger_timestamp (at);
  CREATE INDEX ledger_timestamp_size ON ledger_timestamp (size);
  `,
]
