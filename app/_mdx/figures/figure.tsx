import type { ReactNode } from 'react'
import { telOf } from '@/app/_ui/tel'
import { type FigureName, figures } from '@/lib/content/course/figures'
import type { HelpLine } from '@/lib/content/course/schema'
import { ActMeansPurpose } from './act-means-purpose'
import { PathsOfRelief } from './paths-of-relief'
import { WhoToCall } from './who-to-call'

const heights: Record<FigureName, number> = { 'act-means-purpose': 445, 'who-to-call': 637, 'paths-of-relief': 488 }

type Props = { name: FigureName; phoneOf: (fact: string) => string; lines: HelpLine[]; cites: ReactNode }

/** A figure with its text alternative below, visible to everyone. */
export function Figure({ name, phoneOf, lines, cites }: Props) {
  const { title, words } = figures[name]
  const drawings: Record<FigureName, () => ReactNode> = {
    'act-means-purpose': () => <ActMeansPurpose />,
    'who-to-call': () => <WhoToCall phoneOf={phoneOf} />,
    'paths-of-relief': () => <PathsOfRelief />,
  }
  return (
    <figure className="figure">
      <figcaption>
        {title}
        {cites}
      </figcaption>
      <svg viewBox={`0 0 400 ${heights[name]}`} role="img" aria-label={`${title}. The same in words follows.`}>
        {drawings[name]()}
      </svg>
      <details>
        <summary>The same in words</summary>
        <ul>
          {words.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.map((line) => (
            <li key={line.fact}>
              {line.name}: <a href={telOf(line.phone)}>{line.phone}</a>
            </li>
          ))}
        </ul>
      </details>
    </figure>
  )
}
