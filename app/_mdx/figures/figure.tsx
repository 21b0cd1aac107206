import type { ReactNode } from 'react'
import { telOf } from '@/app/_ui/tel'
import type { HelpLine } from '@/lib/content/course/register-source'
import type { CourseFigure } from '@/lib/content/course/schema'
import { Shape } from './shape'

type Props = { figure: CourseFigure; phoneOf: (fact: string) => string; lines: HelpLine[]; cites: ReactNode }

/** A figure with its text alternative below, visible to everyone. */
export function Figure({ figure: { title, words, height, shapes }, phoneOf, lines, cites }: Props) {
  return (
    <figure className="figure">
      <figcaption>
        {title}
        {cites}
      </figcaption>
      <svg viewBox={`0 0 400 ${height}`} role="img" aria-label={`${title}. The same in words follows.`}>
        {shapes.map((shape) => (
          <Shape key={JSON.stringify(shape)} shape={shape} phoneOf={phoneOf} />
        ))}
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
