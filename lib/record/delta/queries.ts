import { type DatedChange, datedChange } from '@/lib/content/course/edition'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import { listDeltaUnits } from '@/lib/training/progress/delta-units'

export interface ChangedUnit {
  unit: Unit
  state: 'todo' | 'done' | 'told'
}

interface LawChangeView extends Pick<DatedChange, 'edition' | 'on' | 'what'> {
  units: ChangedUnit[]
}

interface Holding {
  /** A law change superseded a certificate of the learner. */
  isHolder: boolean
  /** The certificate has ended, so that finishing the changes makes no new one. */
  hasEnded: boolean
}

export interface DeltaView extends Holding {
  changes: LawChangeView[]
  left: Unit[]
  minutesLeft: number
}

const changesOf = ({ accountId }: Learner, course: Course) => Prisma.sql`published_law_change l
  where l.course_id = ${course.id} and l.published_at > (
    select min(v.published_at) from enrollment_history e join published_version v on v.id = e.course_version_id
    where e.account_id = ${accountId}::uuid and e.course_id = ${course.id} and e.kind = 'course')`

/** An earlier certificate beside a valid one, as after a renewal, is not replaced. */
function holdingOf({ accountId }: Learner, course: Course, now: Date): Prisma.Sql {
  return Prisma.sql`
    select coalesce(bool_or(c.lasts and c.state = 'superseded') and not bool_or(c.state = 'valid'), false) as "isHolder",
      coalesce(bool_and(not c.lasts), false) as "hasEnded"
    from current_certificate(${now}) c
    where c.account_id = ${accountId}::uuid and c.course_id = ${course.id} and c.replaced_by is null and c.revoked_at is null`
}

export async function findHolding(learner: Learner, course: Course, now: Date): Promise<Holding> {
  const [holding] = await query<Holding>`${holdingOf(learner, course, now)}`
  return holding as Holding
}

export async function findDelta(learner: Learner, course: Course, world = systemWorld): Promise<DeltaView> {
  const { accountId } = learner
  const [asked, rows, holding] = await Promise.all([
    listDeltaUnits(learner),
    query<{ changes: unknown; units: string[] }>`
      select l.changes, coalesce((select jsonb_agg(d.unit_id) from affected_unit d
        where d.course_version_id = l.course_version_id and d.account_id = ${accountId}::uuid), '[]') as units
      from ${changesOf(learner, course)} order by l.published_at desc`,
    findHolding(learner, course, world.now()),
  ])
  const open = new Set(asked.flatMap((one) => (one.courseId === course.id && !one.done ? one.unitId : [])))
  const all = listUnits(course)
  const left = all.filter(({ id }) => open.has(id))
  const changes = rows.flatMap(({ changes: kept, units }) =>
    datedChange
      .array()
      .parse(kept)
      .reverse()
      .map(({ edition, on, what, units: named }) => ({
        edition,
        on,
        what,
        units: all
          .filter(({ id }) => named.includes(id))
          .map(
            (unit) =>
              ({ unit, state: open.has(unit.id) ? 'todo' : units.includes(unit.id) ? 'done' : 'told' }) as const,
          ),
      })),
  )
  const changed = new Map(asked.map(({ unitId, changedMinutes }) => [unitId, changedMinutes]))
  const minutesLeft = Math.ceil(left.reduce((sum, unit) => sum + (changed.get(unit.id) ?? unit.minutes), 0))
  return { changes, left, minutesLeft, ...holding }
}
