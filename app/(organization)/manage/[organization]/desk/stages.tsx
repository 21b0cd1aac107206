import type { DeskCounts } from '@/lib/record/desk/count-desk'
import type { RosterState } from '@/lib/record/roster/roster'

type StageKey = 'invited' | RosterState

export interface DeskStage {
  key: StageKey
  label: string
  note: string
  /** Also a certificate that has lost its effect: shown only where there is one. */
  isRare?: true
}

/** In the order of the way. They exclude each other and add up. */
const stages: readonly DeskStage[] = [
  { key: 'invited', label: 'Invited', note: 'not joined yet' },
  { key: 'not-started', label: 'Joined', note: 'not started' },
  { key: 'started', label: 'Started', note: 'under half' },
  { key: 'halfway', label: 'In the middle', note: 'half or more' },
  { key: 'failed', label: 'Failed final', note: 'not passed since' },
  { key: 'passed', label: 'Waiting', note: 'passed; minutes or a name missing' },
  { key: 'certified', label: 'Done', note: 'certificate' },
  { key: 'superseded', label: 'Law changed since', note: 'certificate of the old law', isRare: true },
  { key: 'expired', label: 'Expired', note: 'certificate ended', isRare: true },
  { key: 'revoked', label: 'Revoked', note: 'certificate withdrawn', isRare: true },
]

export const stagesOf = (counts: DeskCounts) => stages.filter(({ key, isRare }) => !isRare || counts[key] > 0)

/** The people of a stage. */
export function stageHref(home: string, { key }: DeskStage, query: string): string {
  return key === 'invited' ? `${home}/invitations` : `${home}/people?${query}&state=${key}`
}

const patterns = {
  started: 'M-2 2 2 -2M0 6 6 0M4 8 8 4',
  failed: 'M0 1.5H6M0 4.5H6',
  passed: 'M1.5 0V6M4.5 0V6',
} as const

/** Once on a page that shows stages. */
export function StagePatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="stage-patterns">
      <defs>
        {Object.entries(patterns).map(([key, path]) => (
          <pattern key={key} id={`stage-${key}`} width="6" height="6" patternUnits="userSpaceOnUse">
            <path d={path} className={`stage-line stage-line-${key}`} />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

const filled = (key: StageKey) => (key in patterns ? { fill: `url(#stage-${key})` } : {})

export function StageKeyMark({ stage }: { stage: DeskStage }) {
  return (
    <svg className="stage-mark" viewBox="0 0 24 10" aria-hidden="true">
      <rect
        className={`stage stage-${stage.key}`}
        x="0.75"
        y="0.75"
        width="22.5"
        height="8.5"
        rx="2"
        {...filled(stage.key)}
      />
    </svg>
  )
}

const [width, gap] = [240, 2]

/** A picture of the numbers beside it. */
export function StageBar({ counts }: { counts: DeskCounts }) {
  const shown = stages.filter(({ key }) => counts[key] > 0)
  const all = shown.reduce((sum, { key }) => sum + counts[key], 0)
  const room = width - gap * Math.max(0, shown.length - 1)
  let x = 0
  return (
    <svg className="stage-bar" viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" aria-hidden="true">
      {shown.map(({ key }) => {
        const wide = (counts[key] / all) * room
        const from = x
        x += wide + gap
        return (
          <rect
            key={key}
            className={`stage stage-${key}`}
            x={round(from + 0.75)}
            y="0.75"
            width={round(Math.max(0.5, wide - 1.5))}
            height="10.5"
            rx="1.5"
            {...filled(key)}
          />
        )
      })}
    </svg>
  )
}

const round = (number: number) => Math.round(number * 10) / 10
