/**
 * A table that stays a table: real elements, a caption, sort buttons in the headers. Sorting and paging are the server's; this
 * shows an order and asks for another.
 *
 * Below 40rem each row becomes a card. CSS that changes `display` takes the meaning of table parts away in some browsers, so
 * their roles are spelt out.
 */
import { Trans } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { Icon } from "./icon.tsx"

export type Column<Row> = {
  readonly id: string
  /** Also stands before the value in a card. */
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  readonly sortable?: boolean
  /** Figures are set to the right, under each other. */
  readonly numeric?: boolean
  /** The one column that names the row. */
  readonly names?: boolean
}

export type Sort = { readonly column: string; readonly direction: "ascending" | "descending" }

type Props<Row> = {
  readonly caption: ReactNode
  /** For screen readers only, where a heading above says the same. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  /** Newer rows are on their way; these are shown meanwhile. */
  readonly busy?: boolean
  /** Instead of the table, when there are no rows: an EmptyState. */
  readonly empty?: ReactNode
}

export function DataTable<Row>(props: Props<Row>): ReactElement {
  const { caption, captionHidden = false, columns, rows, keyOf, busy = false, empty } = props
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <div className="sluis-table" aria-busy={busy}>
      <table className="utrecht-table" role="table">
        <caption className={captionHidden ? "sluis-visually-hidden" : "utrecht-table__caption"}>
          {caption}
        </caption>
        <thead className="utrecht-table__header" role="rowgroup">
          <tr className="utrecht-table__row" role="row">
            {columns.map((column) => (
              <Header key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body" role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="utrecht-table__row" role="row">
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HeaderProps<Row> = {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>): ReactElement {
  const name = `utrecht-table__header-cell ${column.numeric === true ? "utrecht-table__cell--numeric-column" : ""}`
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th scope="col" role="columnheader" className={name}>
        {column.label}
      </th>
    )
  }
  const direction = sort?.column === column.id ? sort.direction : undefined
  const icon = direction === undefined ? "sortable" : direction === "ascending" ? "up" : "down"
  return (
    <th
      scope="col"
      role="columnheader"
      className={`${name} sluis-table__sortable`}
      aria-sort={direction ?? "none"}
    >
      <button
        type="button"
        className="sluis-table__sort"
        onClick={() =>
          onSort({ column: column.id, direction: direction === "ascending" ? "descending" : "ascending" })
        }
      >
        <span className="sluis-visually-hidden">
          <Trans>Sort by</Trans>{" "}
        </span>
        {column.label}
        <Icon name={icon} />
      </button>
    </th>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactElement {
  const name = `utrecht-table__cell ${column.numeric === true ? "utrecht-table__cell--numeric-column" : ""}`
  return column.names === true ? (
    <th scope="row" role="rowheader" className={`${name} sluis-table__name`} data-label={column.label}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" className={name} data-label={column.label}>
      {column.cell(row)}
    </td>
  )
}
