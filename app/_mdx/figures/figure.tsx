import type { ReactNode } from 'react'
import { telOf } from '@/app/_ui/tel'
import { type FigureName, figures } from '@/lib/content/course/figures'
import type { HelpLine } from '@/lib/content/course/register-source'
import { ActMeansPurpose } from './act-means-purpose'
import { ChildNotices } from './child-notices'
import { GrowingDebt } from './growing-debt'
import { KindsOfWarrant } from './kinds-of-warrant'
import { OneCaseTwoLaws } from './one-case-two-laws'
import { PathsOfRelief } from './paths-of-relief'
import { RideToTrafficking } from './ride-to-trafficking'
import { WhoIsAtTheScene } from './who-is-at-the-scene'
import { WhoMayShare } from './who-may-share'
import { WhoToCall } from './who-to-call'

type PhoneOf = (fact: string) => string

const drawings: Record<FigureName, { height: number; draw: (phoneOf: PhoneOf) => ReactNode }> = {
  'act-means-purpose': { height: 445, draw: () => <ActMeansPurpose /> },
  'child-notices': { height: 445, draw: () => <ChildNotices /> },
  'growing-debt': { height: 364, draw: () => <GrowingDebt /> },
  'kinds-of-warrant': { height: 232, draw: () => <KindsOfWarrant /> },
  'one-case-two-laws': { height: 319, draw: () => <OneCaseTwoLaws /> },
  'paths-of-relief': { height: 488, draw: () => <PathsOfRelief /> },
  'ride-to-trafficking': { height: 393, draw: () => <RideToTrafficking /> },
  'who-is-at-the-scene': { height: 351, draw: () => <WhoIsAtTheScene /> },
  'who-may-share': { height: 385, draw: () => <WhoMayShare /> },
  'who-to-call': { height: 637, draw: (phoneOf) => <WhoToCall phoneOf={phoneOf} /> },
}

type Props = { name: FigureName; phoneOf: PhoneOf; lines: HelpLine[]; cites: ReactNode }

/** A figure with its text alternative below, visible to everyone. */
export function Figure({ name, phoneOf, lines, cites }: Props) {
  const { title, words } = figures[name]
  const { height, draw } = drawings[name]
  return (
    <figure className="figure">
      <figcaption>
        {title}
        {cites}
      </figcaption>
      <svg viewBox={`0 0 400 ${height}`} role="img" aria-label={`${title}. The same in words follows.`}>
        {draw(phoneOf)}
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
