import type { Coordinator } from '@/lib/people/account/actor'

interface FilledPlace {
  coordinator: Coordinator
  cohortId: string
  /** A demonstration certificate, whose holder's work is copied. */
  serial: string
}

interface Range {
  from: number
  to: number
}

/** By SQL, because verbs would take an hour. Of ten people, four have not begun, three are halfway, one passed, two are certified. */
export async function fill(place: FilledPlace, range: Range): Promise<void> {
  await fillPeople(place, range)
  await fillWork(place, range)
  await fillResults(place, range)
  await fillRecord(place, range)
}

async function fillPeople({ coordinator, cohortId }: FilledPlace, { from, to }: Range): Promise<void> {
  const { query } = await import('@/lib/platform/db')
  const { organizationId, accountId } = coordinator
  await query`
    insert into division (id, organization_id, name, created_at, created_by_id)
    select md5('division' || n)::uuid, ${organizationId}::uuid, 'Station ' || n, now(), ${accountId}::uuid
    from generate_series(1, 20) n on conflict do nothing`
  await query`
    insert into account (id, name, email, email_key, password_hash, created_at)
    select md5('account' || n)::uuid, 'Sample Person ' || n, 'bench-' || n || '@test.example',
      'bench-' || n || '@test.example', 'none', now() from generate_series(${from}::int, ${to}::int) n`
  await query`
    insert into address_confirmation (account_id, email_key, how, confirmed_at)
    select md5('account' || n)::uuid, 'bench-' || n || '@test.example', 'mail', now()
    from generate_series(${from}::int, ${to}::int) n`
  await query`
    insert into membership (id, organization_id, account_id, role, name_key, started_at, identifier, rank, hired_on, division_id)
    select md5('membership' || n)::uuid, ${organizationId}::uuid, md5('account' || n)::uuid, 'learner', 'sample person ' || n,
      now() - interval '4 years', 'B-' || n, case when n % 20 = 0 then 'Recruit' else 'Officer' end,
      '2022-01-01'::date + n % 365, case when n % 50 > 0 then md5('division' || n % 20 + 1)::uuid end
    from generate_series(${from}::int, ${to}::int) n`
  await query`
    insert into cohort_member (cohort_id, membership_id, account_id, joined_at)
    select ${cohortId}::uuid, md5('membership' || n)::uuid, md5('account' || n)::uuid, now() - interval '3 years'
    from generate_series(${from}::int, ${to}::int) n where n <= 30`
}

async function fillWork({ serial }: FilledPlace, { from, to }: Range): Promise<void> {
  const { query } = await import('@/lib/platform/db')
  await query`
    insert into enrollment (id, account_id, course_id, course_version_id, enrolled_at)
    select md5('enrollment' || n)::uuid, md5('account' || n)::uuid, c.course_id, c.course_version_id, now() - interval '3 years'
    from generate_series(${from}::int, ${to}::int) n, certificate c where c.serial = ${serial} and n % 10 > 3`
  await query`
    insert into lesson_completion (id, account_id, unit_id, enrollment_id, course_version_id, completed_at)
    select md5('completion' || n || l.unit_id)::uuid, md5('account' || n)::uuid, l.unit_id,
      md5('enrollment' || n)::uuid, l.course_version_id, now() - interval '2 years'
    from generate_series(${from}::int, ${to}::int) n, certificate c
    join lesson_completion l on l.account_id = c.account_id where c.serial = ${serial} and n % 10 > 3`
  await query`
    insert into attempt (id, enrollment_id, account_id, course_id, unit_id, ordinal, quiz_role, course_version_id, seed,
      pass_rule, started_at, submitted_at)
    select md5('attempt' || n)::uuid, md5('enrollment' || n)::uuid, md5('account' || n)::uuid, a.course_id, a.unit_id,
      a.ordinal, a.quiz_role, a.course_version_id, a.seed, a.pass_rule, now() - interval '2 years', now() - interval '2 years'
    from generate_series(${from}::int, ${to}::int) n, certificate c
    join attempt a on a.enrollment_id = c.enrollment_id and a.quiz_role = 'final' where c.serial = ${serial} and n % 10 > 6`
  await query`
    insert into submission (attempt_id, submitted_at, raw, max, scaled, passed, objectives, credits)
    select md5('attempt' || n)::uuid, now() - interval '2 years', 10, 10, 1, true, '[]', '[]'
    from generate_series(${from}::int, ${to}::int) n where n % 10 > 6`
}

/** Certificates end between two months ago and twenty from now; one in a thousand people has a revoked one. */
async function fillResults({ coordinator, serial }: FilledPlace, { from, to }: Range): Promise<void> {
  const { query } = await import('@/lib/platform/db')
  await query`
    insert into certificate (id, serial, enrollment_id, account_id, course_id, course_version_id, name, identity_source,
      course_title, edition, law_as_of, hours, snapshot, completed_at, issued_at, expires_at, demonstration)
    select md5('certificate' || n)::uuid,
      regexp_replace(lpad(n::text, 16, '0'), '(.{4})(.{4})(.{4})(.{4})', 'NL-\\1-\\2-\\3-\\4'), md5('enrollment' || n)::uuid,
      md5('account' || n)::uuid, c.course_id, c.course_version_id, 'Sample Person ' || n, c.identity_source, c.course_title,
      c.edition, c.law_as_of, c.hours, c.snapshot, e.ends - interval '2 years', e.ends - interval '2 years', e.ends, true
    from generate_series(${from}::int, ${to}::int) n
    cross join lateral (select now() + make_interval(days => (n / 10) % 660 - 60) as ends) e
    cross join certificate c where c.serial = ${serial} and n % 10 > 7`
  await query`
    insert into revocation (certificate_id, revoked_at, revoked_by_id, reason)
    select md5('certificate' || n)::uuid, now(), ${coordinator.accountId}::uuid, 'Issued by mistake'
    from generate_series(${from}::int, ${to}::int) n where n % 1000 = 999`
}

/** Extensions, classroom sessions of twenty people, and time flags. */
async function fillRecord({ coordinator }: FilledPlace, { from, to }: Range): Promise<void> {
  const { query } = await import('@/lib/platform/db')
  const { organizationId, accountId } = coordinator
  await query`
    insert into extension (id, enrollment_id, account_id, organization_id, due_on, reason, extended_at, extended_by_id)
    select md5('extension' || n)::uuid, md5('enrollment' || n)::uuid, md5('account' || n)::uuid, ${organizationId}::uuid,
      current_date + 20, 'On leave', now(), ${accountId}::uuid
    from generate_series(${from}::int, ${to}::int) n where n % 200 = 5`
  await query`
    insert into classroom_session (id, organization_id, title, held_on, place, instructor, minutes, recorded_at, recorded_by_id)
    select md5('session' || n)::uuid, ${organizationId}::uuid, 'Roll call', current_date - n % 700, 'Station', 'An instructor', 60,
      now(), ${accountId}::uuid from generate_series(${from}::int, ${to}::int) n where n % 20 = 1`
  await query`
    insert into attendance (id, session_id, account_id, minutes, recorded_at, recorded_by_id)
    select md5('attendance' || n)::uuid, md5('session' || n - (n - 1) % 20)::uuid, md5('account' || n)::uuid, 60, now(),
      ${accountId}::uuid from generate_series(${from}::int, ${to}::int) n`
  await query`
    insert into anomaly (id, account_id, kind, object, facts, happened_at, noticed_at)
    select md5('anomaly' || n)::uuid, md5('account' || n)::uuid, 'fast-answers', 'attempt:' || n, '{"fast": 10, "answered": 10, "wordsPerMinute": 600}',
      now() - make_interval(mins => n), now() from generate_series(${from}::int, ${to}::int) n where n % 100 = 7`
}

/** A mandate for the course, and assignments to everyone, a rank, a division, and one person. */
export async function fillRules(coordinator: Coordinator): Promise<string> {
  const { addMandate } = await import('@/lib/record/mandate/add-mandate')
  const { assign } = await import('@/lib/training/assignment/assign')
  const { loadCatalog } = await import('@/lib/content/course/catalog/load')
  const { query } = await import('@/lib/platform/db')
  const { addDays, dayOf } = await import('@/lib/platform/words')
  const course = (await loadCatalog()).courses.find(({ id }) => id === 'law-enforcement')
  if (!course) throw new Error('There is no course.')
  const today = dayOf(new Date(), coordinator.timeZone)
  await assign(coordinator, { audience: 'everyone', course, dueOn: addDays(today, 25) })
  await assign(coordinator, { audience: 'rank', course, rank: 'Recruit', dueDays: 30 })
  const rule = {
    ...{ title: 'In-service', authority: 'A board', citation: '', minutes: 60, topics: [], firstDays: 30 },
    ...{ cycle: { kind: 'interval' as const, months: 24 }, needsApproval: false, countsClassroom: true },
    courses: [{ courseId: 'law-enforcement', approvalNumber: null, topics: [] }],
  }
  await addMandate(coordinator, { rule, effectiveFrom: '2020-01-01', effectiveUntil: null })
  const [first] = await query<{ id: string }>`
    select id::text from assignment where organization_id = ${coordinator.organizationId}::uuid and audience = 'everyone'`
  return first?.id ?? ''
}
