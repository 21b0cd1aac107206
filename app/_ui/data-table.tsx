import type { ReactNode } from 'react'

type Props = {
  caption: string
  /** The most important first: a phone shows about two until it is scrolled. */
  columns: { key: string; label: string; numeric?: boolean }[]
  /** In column order; the first cell is the row header. With `href`, that cell is a link and the whole row its target. */
  rows: { key: string; href?: string; cells: ReactNode[] }[]
  empty: ReactNode
  /** One card a row on a phone, for a table that is read row by row. */
  cards?: boolean
}

/** Scrolls sideways in its own region, so the page never does. */
export function DataTable({ caption, columns, rows, empty, cards = false }: Props) {
  const align = (index: number) => (columns[index]?.numeric ? 'num' : undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a scroll region
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      {rows.length > 0 && (
        <p className="scroll-hint" aria-hidden="true">
          Scroll sideways: {columns.length} columns
        </p>
      )}
      <table className={cards ? 'data data-cards' : 'data'}>
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
          {rows.map(({ key: row, href, cells }) => (
            <tr key={row}>
              {columns.map(({ key }, index) =>
                index === 0 ? (
                  <th key={key} scope="row" className={align(index)}>
                    {href ? (
                      <a className="row-link" href={href}>
                        {cells[index]}
                      </a>
                    ) : (
                      cells[index]
                    )}
                  </th>
                ) : (
                  <td key={key} className={align(index)} data-label={cards ? columns[index]?.label : undefined}>
                    {cells[index]}
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
