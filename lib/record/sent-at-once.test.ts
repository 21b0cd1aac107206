import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { noNumbers } from '@/fixtures/no-numbers'
import { outsidePdf } from '@/fixtures/outside'
import { acceptedOutside, outsideAgency, outsideFields, sentOutside } from '@/fixtures/outside-agency'
import type { AuditAction } from '@/lib/audit/log/actions'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { asAdministrator } from '@/lib/people/account/actor'
import { grantAuditor } from '@/lib/people/auditor/grant-auditor'
import { setCallCard } from '@/lib/people/call-card/set-call-card'
import { createOrganization } from '@/lib/people/organization/create-organization'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { setIdentifierRule } from '@/lib/people/organization/set-identifier-rule'
import { placeHold } from '@/lib/people/privacy/place-hold'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import type { World } from '@/lib/platform/world'
import { assign, assignToPeople } from '@/lib/training/assignment/assign'
import { cohort, joined, learner, organization } from '@/prisma/factories'
import { dispose } from './anomaly/dispose'
import { correctAttendance } from './classroom/correct-attendance'
import { openDoor } from './classroom/open-door'
import { recordAttendance } from './classroom/record-attendance'
import { recordSession } from './classroom/record-session'
import { groupPieces } from './group-session/piece'
import { startGroup } from './group-session/start-group'
import { addMandate } from './mandate/add-mandate'
import { changeMandate } from './mandate/change-mandate'
import { endMandate } from './mandate/end-mandate'
import { makeException } from './mandate/make-exception'
import type { MandateInput } from './mandate/schema'
import { addOutside } from './outside-certificate/add-outside'
import { correctOutside } from './outside-certificate/correct-outside'
import { decideOutside } from './outside-certificate/decide-outside'
import { sendOutside } from './outside-certificate/send-outside'
import { withdrawOutside } from './outside-certificate/withdraw-outside'
import { saveReport } from './report/save-report'

const catalog = await loadCatalog()
const [course] = catalog.courses
const [piece] = groupPieces(catalog)
if (!course || !piece) throw new Error('the courses have no case for a room')

const reason = 'Sent by a double click'
const heldOn = '2026-11-24'
const taught = { title: 'Roll call', heldOn, hours: 60, place: 'Room', instructor: 'Trainer', topics: null }
const mandate: MandateInput = {
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  rule: {
    ...{ title: 'In-service', authority: 'A board', citation: '', minutes: 240, topics: [] },
    cycle: { kind: 'interval', months: 24 },
    firstDays: 90,
    ...{ needsApproval: true, countsClassroom: false },
    courses: [{ courseId: course.id, approvalNumber: null, topics: [] }],
  },
}

async function agency() {
  const { coordinator, account } = await organization()
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  return { coordinator, admin: asAdministrator(account), person, accountId: person.accountId }
}

async function agencyWithMandate() {
  const one = await agency()
  return { ...one, mandateId: await addMandate(one.coordinator, mandate) }
}

async function agencyWithSession() {
  const one = await agency()
  return { ...one, sessionId: await recordSession(one.coordinator, taught) }
}

type Action = (world: World) => Promise<unknown>

const forms: [name: string, action: AuditAction, make: () => Promise<{ by: { accountId: string }; send: Action }>][] = [
  [
    'an assignment',
    'assignment.assigned',
    async () => {
      const { coordinator } = await agency()
      return { by: coordinator, send: (world) => assign(coordinator, { audience: 'everyone', course }, world) }
    },
  ],
  [
    'an assignment of a person',
    'assignment.assigned',
    async () => {
      const { coordinator, accountId } = await agency()
      return {
        by: coordinator,
        send: (world) => assignToPeople(coordinator, { accountIds: [accountId], course }, world),
      }
    },
  ],
  [
    'saved columns',
    'report.saved',
    async () => {
      const { coordinator } = await agency()
      const input = { reportName: 'Board', columns: ['name'] as never }
      return { by: coordinator, send: (world) => saveReport(coordinator, input, world) }
    },
  ],
  [
    'an auditor’s grant',
    'auditor.granted',
    async () => {
      const { coordinator } = await agency()
      const input = { email: 'audit@test.example', from: '2090-01-01', until: '2090-02-01' }
      return { by: coordinator, send: (world) => grantAuditor(coordinator, input, world) }
    },
  ],
  [
    'a division',
    'organization.division-created',
    async () => {
      const { coordinator } = await agency()
      return {
        by: coordinator,
        send: (world) => createDivision(coordinator, { name: 'Troop B', parentId: null }, world),
      }
    },
  ],
  [
    'an organization',
    'organization.created',
    async () => {
      const { admin } = await agency()
      const input = { name: `Agency ${randomUUID()}`, timeZone: 'America/New_York' }
      return { by: admin, send: (world) => createOrganization(admin, input, world) }
    },
  ],
  [
    'a rule for identifiers',
    'organization.identifier-rule-set',
    async () => {
      const { coordinator } = await agency()
      const rule = { label: 'Badge', pattern: '9999', isRequired: true }
      return { by: coordinator, send: (world) => setIdentifierRule(coordinator, rule, world) }
    },
  ],
  [
    'own numbers',
    'organization.call-card-set',
    async () => {
      const { coordinator } = await agency()
      const numbers = { ...noNumbers, supervisor: '207-555-0100' }
      return { by: coordinator, send: (world) => setCallCard(coordinator, { numbers, replacesId: null }, world) }
    },
  ],
  [
    'a legal hold',
    'hold.placed',
    async () => {
      const { admin, accountId } = await agency()
      return { by: admin, send: (world) => placeHold(admin, { target: { accountId }, reason }, world) }
    },
  ],
  [
    'a decision on a time flag',
    'anomaly.disposed',
    async () => {
      const { coordinator, accountId } = await agency()
      const [id, at] = [randomUUID(), new Date()]
      const flag = { id, accountId, kind: 'short-lesson', object: `completion:${id}`, happenedAt: at, noticedAt: at }
      await db.anomaly.create({ data: { ...flag, facts: { activeMs: 1, minimumMs: 2, version: 1 } } })
      const input = { anomalyId: id, outcome: 'explained' as const, reason }
      return { by: coordinator, send: (world) => dispose(coordinator, input, world) }
    },
  ],
  [
    'a mandate',
    'mandate.recorded',
    async () => {
      const { coordinator } = await agency()
      return { by: coordinator, send: (world) => addMandate(coordinator, mandate, world) }
    },
  ],
  [
    'a change of a mandate',
    'mandate.changed',
    async () => {
      const { coordinator, mandateId } = await agencyWithMandate()
      const change = { mandateId, replaces: 1, input: mandate, reason }
      return { by: coordinator, send: (world) => changeMandate(coordinator, change, world) }
    },
  ],
  [
    'the end of a mandate',
    'mandate.ended',
    async () => {
      const { coordinator, mandateId } = await agencyWithMandate()
      const end = { mandateId, replaces: 1, lastDay: '2090-01-31', reason }
      return { by: coordinator, send: (world) => endMandate(coordinator, end, world) }
    },
  ],
  [
    'an exception from a mandate',
    'mandate.exception-made',
    async () => {
      const { coordinator, accountId, mandateId } = await agencyWithMandate()
      const input = { accountId, mandateId, kind: 'waiver' as const, until: '2090-01-31', authority: 'A board', reason }
      return { by: coordinator, send: (world) => makeException(coordinator, input, world) }
    },
  ],
  [
    'a classroom session',
    'classroom.session-recorded',
    async () => {
      const { coordinator } = await agency()
      return { by: coordinator, send: (world) => recordSession(coordinator, taught, world) }
    },
  ],
  [
    'an open door',
    'classroom.door-opened',
    async () => {
      const { coordinator, sessionId } = await agencyWithSession()
      return { by: coordinator, send: (world) => openDoor(coordinator, { sessionId }, world) }
    },
  ],
  [
    'a case for a room',
    'classroom.group-started',
    async () => {
      const { coordinator, sessionId } = await agencyWithSession()
      return { by: coordinator, send: (world) => startGroup(coordinator, { sessionId, piece }, world) }
    },
  ],
  [
    'an attendance',
    'classroom.attendance-recorded',
    async () => {
      const { coordinator, sessionId, accountId } = await agencyWithSession()
      const input = { sessionId, accountIds: [accountId] }
      return { by: coordinator, send: (world) => recordAttendance(coordinator, input, world) }
    },
  ],
  [
    'a correction of an attendance',
    'classroom.attendance-corrected',
    async () => {
      const { coordinator, sessionId, accountId } = await agencyWithSession()
      await recordAttendance(coordinator, { sessionId, accountIds: [accountId] })
      const { id: attendanceId } = await db.attendance.findFirstOrThrow({ where: { sessionId } })
      const input = { attendanceId, minutes: 30, reason }
      return { by: coordinator, send: (world) => correctAttendance(coordinator, input, world) }
    },
  ],
  [
    'a certificate that a learner sends',
    'outside-certificate.sent',
    async () => {
      const { coordinator, member } = await outsideAgency()
      const { organizationId } = coordinator
      const input = { ...outsideFields, organizationId, bytes: outsidePdf() }
      return { by: member, send: (world) => sendOutside(member, input, world) }
    },
  ],
  [
    'a certificate that a coordinator adds',
    'outside-certificate.added',
    async () => {
      const { coordinator, member } = await outsideAgency()
      const input = { ...outsideFields, accountId: member.accountId, bytes: outsidePdf() }
      return { by: coordinator, send: (world) => addOutside(coordinator, input, world) }
    },
  ],
  [
    'a decision on a certificate',
    'outside-certificate.accepted',
    async () => {
      const { coordinator, versionId } = await sentOutside()
      return {
        by: coordinator,
        send: (world) => decideOutside(coordinator, { versionId, outcome: 'accepted' }, world),
      }
    },
  ],
  [
    'a correction of a certificate',
    'outside-certificate.corrected',
    async () => {
      const { coordinator, versionId } = await acceptedOutside()
      const input = { ...outsideFields, hours: 30, versionId, reason }
      return { by: coordinator, send: (world) => correctOutside(coordinator, input, world) }
    },
  ],
  [
    'a withdrawal of a certificate',
    'outside-certificate.withdrawn',
    async () => {
      const { member, versionId } = await sentOutside()
      return { by: member, send: (world) => withdrawOutside(member, { versionId, reason }, world) }
    },
  ],
]

test.each(forms)('%s sent fifty times at once has one effect and fifty equal answers', async (_name, action, make) => {
  const { by, send } = await make()
  const form = new URLSearchParams({ once: randomUUID() })
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(onceWorld('/any', form))))
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(JSON.stringify(answers[0]) ?? '').not.toContain('"ok":false')
  expect(await db.auditEvent.count({ where: { actorId: by.accountId, action } })).toBe(1)
  expect(await send(onceWorld('/any', form))).toEqual(answers[0])
})
