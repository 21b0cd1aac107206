import { outsidePdf } from '@/fixtures/outside'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { acceptGrant } from '@/lib/people/auditor/accept-grant'
import { endGrant } from '@/lib/people/auditor/end-grant'
import { grantAuditor } from '@/lib/people/auditor/grant-auditor'
import { db } from '@/lib/platform/db'
import { recordAttendance } from '@/lib/record/classroom/record-attendance'
import { recordSession } from '@/lib/record/classroom/record-session'
import { moveOn } from '@/lib/record/group-session/move-on'
import { groupPieces } from '@/lib/record/group-session/piece'
import { requireGroup } from '@/lib/record/group-session/queries'
import { startGroup } from '@/lib/record/group-session/start-group'
import { addMandate } from '@/lib/record/mandate/add-mandate'
import { openToPeople } from '@/lib/record/outside-certificate/open-to-people'
import { sendOutside } from '@/lib/record/outside-certificate/send-outside'
import { assign } from '@/lib/training/assignment/assign'
import { listAssignments } from '@/lib/training/assignment/queries'
import * as make from '@/prisma/factories'
import { findPlace } from './course'

/** During, before, and after the time for which the organization shows them its records. */
export async function makeAuditors(coordinator: Coordinator) {
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const granted = async (from: number) => {
    const person = await make.learner()
    const made = await grantAuditor(coordinator, { email: person.email, from: dayIn(from), until: dayIn(30) })
    if (!made.ok) throw new Error(made.reason)
    await acceptGrant(person, { grantId: made.id })
    return { person, grantId: made.id }
  }
  const [now, later, over] = [await granted(-2), await granted(20), await granted(-2)]
  await endGrant(coordinator, { grantId: over.grantId, reason: 'The review is over' })
  return {
    people: { auditor: now.person, futureAuditor: later.person, endedAuditor: over.person },
    grant: later.grantId,
  }
}

export async function makeClassroom(coordinator: Coordinator, { accountId }: Learner) {
  const heldOn = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10)
  const taught = { title: 'Interviewing', heldOn, hours: 90, place: 'Room', instructor: 'Trainer', topics: null }
  const sessionId = await recordSession(coordinator, taught)
  await recordAttendance(coordinator, { sessionId, accountIds: [accountId] })
  const { id } = await db.attendance.findFirstOrThrow({ where: { sessionId } })
  const [piece] = groupPieces(await loadCatalog())
  const group = piece && (await startGroup(coordinator, { sessionId, piece }))
  if (!piece || !group?.ok) throw new Error('no case was started')
  // To its debrief: until then, the pages refresh themselves, which would end a check of them halfway.
  for (const [question, isOpen] of [
    [0, false],
    [1, true],
    [1, false],
  ] as const)
    await moveOn(coordinator, { groupId: group.id, piece, question, isOpen, choice: null })
  const { code } = await requireGroup(coordinator, group.id)
  return { classroom: sessionId, attendance: id, group: group.id, voteCode: code, groupPiece: piece.id }
}

export async function makeOutside(coordinator: Coordinator, person: Learner): Promise<string> {
  await openToPeople(coordinator, { isOpen: true })
  const given = { provider: 'State academy', title: 'Interviewing', earnedOn: '2026-01-05', hours: 90, topics: null }
  const { organizationId } = coordinator
  const sent = await sendOutside(person, { ...given, organizationId, bytes: outsidePdf() })
  if (!sent.ok) throw new Error(sent.reason)
  return sent.certificateId
}

export async function makeAssignment(coordinator: Coordinator, { accountId }: Learner): Promise<string> {
  const { course } = await findPlace()
  await assign(coordinator, { audience: 'person', accountId, course, dueOn: '2099-06-30' })
  return (await listAssignments(coordinator))[0]?.id ?? ''
}

export function makeMandate(coordinator: Coordinator) {
  const asked = { title: 'In-service', authority: 'A board', citation: '', minutes: 60, topics: [], courses: [] }
  const cycle = { kind: 'interval' as const, months: 24 }
  const rule = { ...asked, cycle, firstDays: 90, needsApproval: false, countsClassroom: true }
  return addMandate(coordinator, { rule, effectiveFrom: '2026-01-01', effectiveUntil: null })
}
