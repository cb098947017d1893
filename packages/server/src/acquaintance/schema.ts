/**
 * The tables of the index.
 *
 * Hashes are 64 bits (keyed-hash.ts), days count from 1970, `days` are different days up to 255. INVARIANT (ids): an id is never
 * given twice (AUTOINCREMENT), so that what still names somebody who was removed names nobody.
 */

/** Of a file that this release reads: PRAGMA user_version. */
export const VERSION = 1
/** "Slui", so that the file says whose it is: PRAGMA application_id. */
export const APPLICATION = 0x53_6c_75_69

export const TABLES = `
  CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  -- contacts: how many rows of pair he has.
  CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash INTEGER NOT NULL UNIQUE,
    domain INTEGER NOT NULL,
    ours INTEGER NOT NULL,
    days INTEGER NOT NULL,
    last INTEGER NOT NULL,
    contacts INTEGER NOT NULL
  ) STRICT;
  -- known: well enough that its variants are kept.
  CREATE TABLE domain (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash INTEGER NOT NULL UNIQUE,
    people INTEGER NOT NULL,
    days INTEGER NOT NULL,
    last INTEGER NOT NULL,
    known INTEGER NOT NULL
  ) STRICT;

  -- Each pair twice, so that everybody's contacts lie side by side.
  CREATE TABLE pair (
    person INTEGER NOT NULL,
    other INTEGER NOT NULL,
    last INTEGER NOT NULL,
    days INTEGER NOT NULL,
    PRIMARY KEY (person, other)
  ) STRICT, WITHOUT ROWID;

  -- hash: of members, which are ids in ascending order, four octets each, little-endian.
  CREATE TABLE circle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash INTEGER NOT NULL UNIQUE,
    last INTEGER NOT NULL,
    days INTEGER NOT NULL,
    members BLOB NOT NULL
  ) STRICT;
  CREATE TABLE member (
    person INTEGER NOT NULL,
    circle INTEGER NOT NULL,
    PRIMARY KEY (person, circle)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE name (
    hash INTEGER NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (hash, person)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE variant (
    hash INTEGER NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (hash, person)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE domain_variant (
    hash INTEGER NOT NULL,
    domain INTEGER NOT NULL,
    PRIMARY KEY (hash, domain)
  ) STRICT, WITHOUT ROWID;

  -- Of people's names nothing is readable; a list's own name is the organisation's word for it.
  CREATE TABLE list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    reveals TEXT NOT NULL,
    size INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE list_member (
    hash INTEGER NOT NULL,
    list INTEGER NOT NULL,
    PRIMARY KEY (hash, list)
  ) STRICT, WITHOUT ROWID;`
