import { Button } from '@/app/_ui/form/button'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { Tag, type TagKind } from '@/app/_ui/tag'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import type { RosterRow, RosterState } from '@/lib/record/roster/roster'
import type { SupervisedTeam } from './load-team'

const states: Record<RosterState, { word: string; kind: TagKind }> = {
  'not-started': { word: 'Not started', kind: 'neutral' },
  started: { word: 'Started', kind: 'info' },
  halfway: { word: 'In the middle', kind: 'info' },
  failed: { word: 'Needs another attempt', kind: 'bad' },
  passed: { word: 'Waiting for the certificate', kind: 'warn' },
  certified: { word: 'Done', kind: 'good' },
  superseded: { word: 'Law changed since', kind: 'warn' },
  expired: { word: 'Expired', kind: 'warn' },
  revoked: { word: 'Revoked', kind: 'bad' },
}

type Props = { team: SupervisedTeam; today: string; isOnly: boolean }

export function Team({ team, today, isOnly }: Props) {
  const { supervisor, courses, invited } = team
  return (
    <>
      {!isOnly && <h2>{supervisor.organizationName}</h2>}
      {courses.map(({ course, units, rows }) => {
        const done = rows.filter(({ state }) => state === 'certified')
        const open = rows.filter(({ state }) => state !== 'certified')
        return (
          <section key={course.id} aria-labelledby={`${supervisor.organizationId}-${course.slug}`}>
            <h2 id={`${supervisor.organizationId}-${course.slug}`}>{course.subtitle}</h2>
            <p>
              <strong>
                {done.length} of {rows.length} done.
              </strong>
            </p>
            <ul className="rows">
              {open.map((row) => (
                <OpenPerson key={row.accountId} row={row} units={units} team={team} today={today} />
              ))}
              {done.map((row) => (
                <li key={row.accountId}>
                  <bdi>{row.name}</bdi> <Tag kind="good">Done</Tag>
                  {row.certifiedAt && <p>{dayInWords(row.certifiedAt, row.timeZone ?? supervisor.timeZone)}</p>}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {invited.length > 0 && (
        <section aria-labelledby={`${supervisor.organizationId}-invited`}>
          <h2 id={`${supervisor.organizationId}-invited`}>Not joined</h2>
          <p>They are invited, and have not used their invitation. Your coordinator has the codes.</p>
          <ul className="rows">
            {invited.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type PersonProps = { row: RosterRow; units: number; team: SupervisedTeam; today: string }

function OpenPerson({ row, units, team, today }: PersonProps) {
  const { name, state, dueOn, activeAt, done, accountId } = row
  const { organizationId, timeZone } = team.supervisor
  const { word, kind } = states[state]
  const isLate = dueOn !== null && dueOn < today
  return (
    <li>
      <bdi>{name}</bdi> <Tag kind={kind}>{word}</Tag> {isLate && <Tag kind="bad">Late</Tag>}
      <p>
        {dueOn ? `Due ${dateInWords(dueOn)}` : 'No due date'}
        {activeAt && `, last active ${dayInWords(activeAt, timeZone)}`}
      </p>
      <ProgressBar value={done ?? 0} max={units} label={`${done ?? 0} of ${units} units`} />
      {state === 'failed' && <p>Your coordinator can open another attempt.</p>}
      <form method="post" action="/my-people">
        <input type="hidden" name="organization" value={organizationId} />
        <input type="hidden" name="person" value={accountId} />
        <Button kind="quiet" aria-label={`Remind ${name}`}>
          Remind
        </Button>
      </form>
    </li>
  )
}
