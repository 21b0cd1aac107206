import type { ReactNode } from 'react'

type Props = {
  caption: string
  columns: { key: string; label: string; numeric?: boolean }[]
  /** In column order; the first cell is the row header. */
  rows: { key: string; cells: ReactNode[] }[]
  empty: ReactNode
}

/** Scrolls sideways in its own region, so the page never does. */
export function DataTable({ caption, columns, rows, empty }: Props) {
  const align = (index: number) => (columns[index]?.numeric ? 'num' : undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a scroll region
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="data">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label }, index) => (
              <th key={key} scope="col" className={align(index)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map(({ key }, index) =>
                index === 0 ? (
                  <th key={key} scope="row" className={align(index)}>
                    {row.cells[index]}
                  </th>
                ) : (
                  <td key={key} className={align(index)}>
                    {row.cells[index]}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td className="data-empty" colSpan={columns.length}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
