/** The people that the rows of a table are about. */
import type { Table } from "./document.ts"
import { addressesIn, hasNameForm, isPersonal } from "./mailbox-person.ts"
import { birthOf, bsnOf, isCode, isSumRow, type PersonColumns } from "./person-column.ts"
import { knownNameKey, personName } from "./person-name.ts"
import type { PersonKeys, PersonRegister } from "./person-register.ts"

/** Addresses of one cell that count. */
const MAX_CELL_ADDRESSES = 64

/** Whether any row is about a person, known from elsewhere or not. */
export function registerTable(table: Table, columns: PersonColumns, register: PersonRegister): boolean {
  const heading = columns.headings.join("\n")
  let listsPeople = false
  for (let at = columns.headingRow + 1; at < table.rows.length; at += 1) {
    const row = table.rows[at] ?? []
    if (isSumRow(row)) continue
    // Headings again, where a list was printed in pages.
    if (columns.headingRow >= 0 && row[0] === columns.headings[0] && row.join("\n") === heading) continue
    for (const keys of personsOfRow(row, columns)) {
      register.add(keys)
      listsPeople ||= Object.keys(keys).length > 0
    }
  }
  return listsPeople
}

/** One person; where nothing but addresses tells who, each of them is one. */
function personsOfRow(row: readonly string[], columns: PersonColumns): readonly PersonKeys[] {
  const cell = (at: number | undefined): string => (at === undefined ? "" : (row[at] ?? ""))
  const name = nameOf(row, columns)
  const written = cell(columns.bsn)
  const bsn = bsnOf(written) ?? (isCode(written) ? written : undefined) // one with a slip is still somebody's
  const code = cell(columns.number)
  const number = isCode(code) ? code.toLowerCase() : undefined
  const birth = columns.birth === undefined ? undefined : birthOf(cell(columns.birth))
  const addresses: string[] = []
  for (const at of columns.addresses) {
    for (const { address } of addressesIn(cell(at), MAX_CELL_ADDRESSES)) {
      if (isPersonal(address) && (!columns.listsCompanies || name !== "" || hasNameForm(address)))
        addresses.push(address)
    }
  }
  if (name === "" && bsn === undefined && number === undefined)
    return addresses.map((address) => ({ address }))
  const [address] = addresses
  return [
    {
      ...(bsn === undefined ? {} : { bsn }),
      ...(number === undefined ? {} : { number }),
      ...(birth === undefined ? {} : { birth }),
      ...(address === undefined ? {} : { address }),
      ...(name === "" ? {} : { name }),
    },
  ]
}

function nameOf(row: readonly string[], columns: PersonColumns): string {
  const { given, initials, family, person, name } = columns
  if (given !== undefined || family !== undefined) {
    const first =
      (given === undefined ? "" : (row[given] ?? "")) || (initials === undefined ? "" : (row[initials] ?? ""))
    const last = family === undefined ? "" : (row[family] ?? "")
    const key = knownNameKey(`${first} ${last}`)
    if (key !== "") return key
  }
  if (person !== undefined) return knownNameKey(row[person] ?? "")
  return name === undefined ? "" : (personName(row[name] ?? "")?.key ?? "")
}
