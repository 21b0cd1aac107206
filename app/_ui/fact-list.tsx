import type { ReactNode } from 'react'

export function FactList({ facts }: { facts: { term: string; detail: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, detail }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}
