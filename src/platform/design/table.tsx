import type { ReactNode } from 'react'
import { useState } from 'react'
import { Icon } from './icon.tsx'

export interface Column<Item> {
  readonly key: string
  readonly title: string
  readonly cell: (item: Item) => ReactNode
  /** Right, tabular. */
  readonly number?: boolean
  /** Makes the heading a button. */
  readonly sortBy?: (item: Item) => string | number
  readonly hideOnPhone?: boolean
  /** Small word before the value on a phone; default: the title for numbers, nothing for words. */
  readonly phoneLabel?: string
}

interface TableProps<Item> {
  readonly caption: string
  readonly showCaption?: boolean
  /** The first is the heading of its row. */
  readonly columns: readonly Column<Item>[]
  readonly rows: readonly Item[]
  readonly rowKey: (item: Item) => string
  readonly rowHref?: (item: Item) => string | undefined
  /** By column key. */
  readonly foot?: Readonly<Record<string, ReactNode>>
}

interface Order {
  readonly key: string
  readonly down: boolean
}

/** A table from 700 px on, cards below. */
export const Table = <Item,>({ caption, showCaption, columns, rows, rowKey, rowHref, foot }: TableProps<Item>) => {
  const [order, setOrder] = useState<Order>()
  return (
    <table className="table table-cards">
      <caption className={showCaption ? undefined : 'read-only-by-ear'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.key} column={column} order={order} onOrder={setOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, columns, order).map((item) => (
          <tr key={rowKey(item)}>
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} item={item} first={index === 0} href={rowHref?.(item)} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            {columns.map((column) => (
              <td key={column.key} className={cellClass(column)} data-label={column.number ? column.title : undefined}>
                {foot[column.key]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

const cellClass = <Item,>(column: Column<Item>) =>
  [column.number && 'number', column.hideOnPhone && 'wide-only'].filter(Boolean).join(' ') || undefined

const sorted = <Item,>(
  rows: readonly Item[],
  columns: readonly Column<Item>[],
  order: Order | undefined,
): readonly Item[] => {
  const by = columns.find((column) => column.key === order?.key)?.sortBy
  if (!by || !order) return rows
  const compare = new Intl.Collator('id', { numeric: true }).compare
  const sign = order.down ? -1 : 1
  return rows.toSorted((one, other) => {
    const [left, right] = [by(one), by(other)]
    return (
      sign *
      (typeof left === 'number' && typeof right === 'number' ? left - right : compare(String(left), String(right)))
    )
  })
}

interface HeadingProps<Item> {
  readonly column: Column<Item>
  readonly order: Order | undefined
  readonly onOrder: (order: Order) => void
}

const Heading = <Item,>({ column, order, onOrder }: HeadingProps<Item>) => {
  const current = order?.key === column.key ? order : undefined
  return (
    <th
      scope="col"
      className={cellClass(column)}
      aria-sort={current ? (current.down ? 'descending' : 'ascending') : undefined}
    >
      {column.sortBy ? (
        <button
          type="button"
          className="table-sort"
          onClick={() => onOrder({ key: column.key, down: current ? !current.down : false })}
        >
          {column.title}
          {current && <Icon name={current.down ? 'chevron-down' : 'chevron-up'} size={14} />}
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}

interface CellProps<Item> {
  readonly column: Column<Item>
  readonly item: Item
  readonly first: boolean
  readonly href: string | undefined
}

const Cell = <Item,>({ column, item, first, href }: CellProps<Item>) => {
  if (first) {
    return (
      <th scope="row" className={cellClass(column)}>
        {href === undefined ? (
          column.cell(item)
        ) : (
          <a className="table-link" href={href}>
            {column.cell(item)}
          </a>
        )}
      </th>
    )
  }
  return (
    <td className={cellClass(column)} data-label={column.phoneLabel ?? (column.number ? column.title : undefined)}>
      {column.cell(item)}
    </td>
  )
}
