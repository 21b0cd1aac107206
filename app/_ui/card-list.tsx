import type { ReactNode } from 'react'

type Card = { href: string; title: string; kicker?: string; meta?: string[]; children?: ReactNode }

/** The title is the link, and the whole card its target. */
export function CardList({ cards }: { cards: Card[] }) {
  return (
    <ul className="cards">
      {cards.map(({ href, title, kicker, meta = [], children }) => (
        <li key={href} className="card">
          {kicker && <p className="kicker">{kicker}</p>}
          <h2>
            <a href={href}>{title}</a>
          </h2>
          {children}
          {meta.length > 0 && (
            <ul className="meta">
              {meta.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
