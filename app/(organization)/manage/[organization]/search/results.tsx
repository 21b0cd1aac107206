import type { ReactNode } from 'react'

export interface Hit {
  href: string
  name: string
  note: string
}

/** One kind of result. Nothing without hits. */
export function Results({ title, hits, more }: { title: string; hits: Hit[]; more?: ReactNode }) {
  if (hits.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="rows">
        {hits.map(({ href, name, note }) => (
          <li key={href}>
            <a href={href}>
              <bdi>{name}</bdi>
            </a>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}
