import type { Coordinator, Learner, Subject } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { Prisma } from '@/lib/platform/prisma/client'

export interface ClassroomSessionView {
  id: string
  title: string
  /** `2027-01-31`. */
  heldOn: string
  place: string
  instructor: string
  minutes: number
  topics: string | null
  recordedAt: Date
  withdrawnAt: Date | null
  withdrawnReason: string | null
  /** The number of people with hours. */
  people: number
}

const sessionColumns = Prisma.sql`
  s.id::text, s.title, s.held_on::text as "heldOn", s.place, s.instructor, s.minutes, s.topics,
  s.recorded_at as "recordedAt", s.withdrawn_at as "withdrawnAt", s.withdrawn_reason as "withdrawnReason",
  (select count(*) from current_attendance a where a.session_id = s.id and a.minutes > 0)::int as people`

/** Newest first. */
export function listClassroomSessions({ organizationId }: Coordinator, limit: number): Promise<ClassroomSessionView[]> {
  return query<ClassroomSessionView>`
    select ${sessionColumns} from classroom_session s where s.organization_id = ${organizationId}::uuid
    order by s.held_on desc, s.recorded_at desc, s.id limit ${limit}`
}

/** Errors: not-found (another organization's). */
export async function requireClassroomSession(
  { organizationId }: Coordinator,
  sessionId: string,
  on: Statements = db,
): Promise<ClassroomSessionView> {
  const rows = isUuid(sessionId)
    ? await query(on)<ClassroomSessionView>`
        select ${sessionColumns} from classroom_session s where s.id = ${sessionId}::uuid and s.organization_id = ${organizationId}::uuid`
    : []
  const [session] = rows
  if (!session) throw notFound()
  return session
}

export interface AttendanceView {
  id: string
  accountId: string
  name: string
  email: string
  minutes: number
  reason: string | null
  /** Recorded by the person, with the code at the door. */
  isOwn: boolean
  recordedAt: Date
}

/** Each person's current row, by name. */
export function listAttendances(session: ClassroomSessionView): Promise<AttendanceView[]> {
  return query<AttendanceView>`
    select a.id::text, a.account_id::text as "accountId", p.name, p.email, a.minutes, a.reason,
      a.recorded_by_id = a.account_id as "isOwn", a.recorded_at as "recordedAt"
    from current_attendance a join person p on p.id = a.account_id
    where a.session_id = ${session.id}::uuid order by p.name, p.id`
}

/** Errors: not-found (another organization's). */
export async function requireAttendance(
  coordinator: Coordinator,
  attendanceId: string,
  on: Statements = db,
): Promise<{ accountId: string; minutes: number; session: ClassroomSessionView }> {
  const [row] = await query(on)<{ accountId: string; minutes: number; sessionId: string }>`
    select account_id::text as "accountId", minutes, session_id::text as "sessionId" from attendance
    where id = ${attendanceId}::uuid`
  if (!row) throw notFound()
  const { sessionId, ...rest } = row
  return { ...rest, session: await requireClassroomSession(coordinator, sessionId, on) }
}

/** The last person of the page before. */
export interface CandidateCursor {
  nameKey: string
  accountId: string
}

export interface Candidate extends CandidateCursor {
  name: string
  email: string
}

/** People without an attendance in the session, by name. */
export function listCandidates(
  { organizationId }: Coordinator,
  session: ClassroomSessionView,
  { cohortId, after = null, limit }: { cohortId: string | undefined; after?: CandidateCursor | null; limit: number },
): Promise<Candidate[]> {
  const beyond = after
    ? Prisma.sql`and (l.name_key, l.account_id) > (${after.nameKey}, ${after.accountId}::uuid)`
    : Prisma.empty
  return query<Candidate>`
    select p.id::text as "accountId", p.name, p.email, l.name_key as "nameKey" from current_learner l join person p on p.id = l.account_id
    where l.organization_id = ${organizationId}::uuid ${beyond}
      and not exists (select from current_attendance a where a.session_id = ${session.id}::uuid and a.account_id = l.account_id)
      and (${cohortId ?? null}::uuid is null or exists (
        select from cohort_learner c where c.cohort_id = ${cohortId ?? null}::uuid
          and c.organization_id = l.organization_id and c.account_id = l.account_id))
    order by l.name_key, p.id limit ${limit}`
}

export interface OwnAttendance {
  id: string
  organization: string
  title: string
  heldOn: string
  instructor: string
  minutes: number
}

/** Sessions that count for a person, newest first; for a coordinator, those of their organization. */
export function listAttended({ accountId }: Subject, organizationId?: string): Promise<OwnAttendance[]> {
  return query<OwnAttendance>`
    select a.id::text, o.name as organization, s.title, s.held_on::text as "heldOn", s.instructor, a.minutes
    from current_attendance a join classroom_session s on s.id = a.session_id and s.withdrawn_at is null
    join organization_name o on o.id = s.organization_id
    where a.account_id = ${accountId}::uuid and a.minutes > 0
      and (${organizationId ?? null}::uuid is null or s.organization_id = ${organizationId ?? null}::uuid)
    order by s.held_on desc, a.id`
}

export interface OpenDoor {
  code: string
  closesAt: Date
}

/** The newest open door. */
export async function findDoor(session: ClassroomSessionView, now: Date): Promise<OpenDoor | null> {
  const [door] = await query<OpenDoor>`
    select code, closes_at as "closesAt" from classroom_door
    where session_id = ${session.id}::uuid and closes_at > ${now} order by opened_at desc, id limit 1`
  return door ?? null
}

export interface DoorView {
  sessionId: string
  title: string
  organization: string
  heldOn: string
  minutes: number
  isAttended: boolean
}

/** Null: no open door has this code, or the learner is not in its organization now. */
export async function findOpenDoor(
  { accountId }: Learner,
  code: string,
  now: Date,
  on: Statements = db,
): Promise<DoorView | null> {
  const [door] = await query(on)<DoorView>`
    select s.id::text as "sessionId", s.title, o.name as organization, s.held_on::text as "heldOn", s.minutes,
      exists (select from current_attendance a where a.session_id = s.id and a.account_id = l.account_id) as "isAttended"
    from classroom_door d join classroom_session s on s.id = d.session_id and s.withdrawn_at is null
    join organization_name o on o.id = s.organization_id
    join current_learner l on l.organization_id = s.organization_id and l.account_id = ${accountId}::uuid
    where d.code = ${code} and d.closes_at > ${now}`
  return door ?? null
}
