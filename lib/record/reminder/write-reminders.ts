import { type AuditEntry, recordAll } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { listConfirmedAccounts } from '@/lib/people/account/queries'
import { writeMail } from '@/lib/people/mail/write-mail'
import { query, type Statements, transact } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import { Prisma } from '@/lib/platform/prisma/client'
import { dayOf } from '@/lib/platform/words'
import { systemWorld, type World } from '@/lib/platform/world'
import { listAssigningOrganizations } from '@/lib/training/assignment/queries'
import { listToTell, renderDigest } from './digest'
import { type DueStep, listDue, withSteps } from './due-steps'
import { isSendingTime, supervisorFrom } from './step'

interface Place {
  organizationId: string
  /** In the organization's zone. */
  day: string
}

interface Person {
  accountId: string
  supervisorId: string | null
}

/** What `due_reminder` has of a step. */
type NewStep = Omit<DueStep, 'isRenewal' | 'timeZone'>

const batch = 500

/** Per run of the worker, so that other mail doesn't wait. The next run continues. */
const mostDigests = 1000

/**
 * Once a day for each organization, in its working hours: one mail for each person who has something due or overdue, or supervises
 * someone who has. Safe to run twice concurrently: the key of `due_reminder` guards each step.
 */
export async function writeReminders(world: World = systemWorld): Promise<void> {
  const now = world.now()
  let left = mostDigests
  for (const { id, timeZone } of await listAssigningOrganizations()) {
    const place = { organizationId: id, day: dayOf(now, timeZone) }
    if (!isSendingTime(now, timeZone) || (await isFinished(place))) continue
    left = await writeFor(place, left, world)
    if (left <= 0) return
    await query`
      insert into reminder_run values (${id}::uuid, ${place.day}::date, ${now}) on conflict do nothing`
  }
}

async function isFinished({ organizationId, day }: Place): Promise<boolean> {
  const rows = await query`
    select from reminder_run where organization_id = ${organizationId}::uuid and day = ${day}::date`
  return rows.length > 0
}

/** Returns how many mails may still be written; zero or less: it did not come to the end. */
async function writeFor(place: Place, most: number, world: World): Promise<number> {
  let left = most
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const people = await query<Person>`
      select account_id::text as "accountId", supervisor_id::text as "supervisorId" from current_learner
      where organization_id = ${place.organizationId}::uuid and account_id > ${after}::uuid
      order by account_id limit ${batch}`
    for (const recipient of await listRecipients(place, people, world.now())) {
      if (left <= 0) return 0
      // One person's record must not keep the others from their mail.
      const isWritten = await writeDigest(recipient, place.day, world).catch((error) =>
        logError('a reminder failed', error),
      )
      if (isWritten) left--
    }
    const last = people.at(-1)
    if (!last || people.length < batch) return left
    after = last.accountId
  }
}

/** Those who were not told yet, with a confirmed address. They may still turn out to have finished. */
async function listRecipients({ organizationId, day }: Place, people: readonly Person[], now: Date) {
  const ids = people.map(({ accountId }) => accountId)
  const theirs = Prisma.sql`g.organization_id = ${organizationId}::uuid and g.account_id = any(${ids}::uuid[])`
  const steps = withSteps(await listDue(theirs, now), now)
  const supervisorOf = new Map(people.map(({ accountId, supervisorId }) => [accountId, supervisorId]))
  const wanted = steps.flatMap((one) => {
    const supervisorId = one.step <= supervisorFrom ? supervisorOf.get(one.accountId) : null
    return [one.accountId, ...(supervisorId ? [supervisorId] : [])].map((recipientId) => ({ recipientId, ...one }))
  })
  if (wanted.length === 0) return []
  const rows = await query<{ id: string }>`
    select distinct w."recipientId"::text as id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as w("recipientId" uuid, "accountId" uuid, "courseId" text, "dueOn" date, step int)
    where not exists (select from due_reminder r where r.recipient_id = w."recipientId" and r.day = ${day}::date)
      and not exists (select from due_reminder r where r.recipient_id = w."recipientId" and r.account_id = w."accountId"
        and r.course_id = w."courseId" and r.due_on = w."dueOn" and r.step = w.step)
    order by 1`
  return listConfirmedAccounts(rows.map(({ id }) => id))
}

/** False: nothing new to tell, or told meanwhile. */
async function writeDigest(
  recipient: { id: string; name: string; email: string },
  day: string,
  world: World,
): Promise<boolean> {
  const now = world.now()
  const steps = await listToTell(recipient.id, now)
  if (steps.length === 0) return false
  return transact(async (tx) => {
    await lockAccount(tx, recipient.id)
    const today = await query(tx)`
      select from due_reminder where recipient_id = ${recipient.id}::uuid and day = ${day}::date limit 1`
    if (today.length > 0) return false
    const newSteps = await saveWrittenSteps(tx, { recipientId: recipient.id, steps, day }, now)
    if (newSteps.length === 0) return false
    const parts = await renderDigest(tx, recipient, newSteps)
    const effect = effectOf(recipient.id, day)
    const mail = { ...parts, effect, kind: 'due-dates' as const, accountId: recipient.id, recipient: recipient.email }
    await writeMail(tx, { ...mail, unsubscribeUrl: null }, world)
    const entries = newSteps.map((one) => entryOf(recipient.id, one))
    await recordAll(tx, entries, now)
    return true
  })
}

/** One mail for a person and day. */
function effectOf(recipientId: string, day: string): string {
  return `due-dates:${recipientId}:${day}`
}

/** The steps that were not told before. */
async function saveWrittenSteps(
  tx: Statements,
  { recipientId, steps, day }: { recipientId: string; steps: readonly DueStep[]; day: string },
  now: Date,
): Promise<NewStep[]> {
  return query(tx)<NewStep>`
    insert into due_reminder (recipient_id, account_id, course_id, due_on, step, organization_id, assignment_id, day, written_at)
    select ${recipientId}::uuid, s."accountId", s."courseId", s."dueOn", s.step, s."organizationId", s."assignmentId",
      ${day}::date, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb)
      as s("accountId" uuid, "courseId" text, "dueOn" date, step int, "organizationId" uuid, "assignmentId" uuid)
    on conflict do nothing
    returning account_id::text as "accountId", course_id as "courseId", due_on::text as "dueOn", step,
      organization_id::text as "organizationId", assignment_id::text as "assignmentId"`
}

function entryOf(recipientId: string, { accountId, organizationId, ...facts }: NewStep): Omit<AuditEntry, 'values'> {
  const isOwn = accountId === recipientId
  const { assignmentId, courseId, dueOn, step } = facts
  return {
    action: isOwn ? 'assignment.reminded' : 'assignment.supervisor-told',
    actor: system,
    subjectId: accountId,
    object: `organization:${organizationId}`,
    details: { assignmentId, courseId, dueOn, step, ...(!isOwn && { supervisorId: recipientId }) },
  }
}
