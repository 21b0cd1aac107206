import { expect, test } from 'vitest'
import { outsidePdf } from '@/fixtures/outside'
import { acceptedOutside, outsideFields, outsideWorld, sendOutsideFile } from '@/fixtures/outside-agency'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { recordAttendance } from '@/lib/record/classroom/record-attendance'
import { recordSession } from '@/lib/record/classroom/record-session'
import { addOutside } from '@/lib/record/outside-certificate/add-outside'
import { correctOutside } from '@/lib/record/outside-certificate/correct-outside'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { cohort, joined, organization } from '@/prisma/factories'
import { downloadTranscript } from './download-transcript'
import { transcriptLines } from './lines'
import { publishTranscript } from './publish'

async function transcriptFor(actor: Learner | Coordinator, { accountId }: Learner) {
  const { bytes } = await downloadTranscript(actor, { accountId, format: 'json' }, agreesWithLog, outsideWorld)
  return JSON.parse(Buffer.from(bytes).toString())
}

const outsideIn = async (actor: Learner | Coordinator, person: Learner) =>
  (await transcriptFor(actor, person)).outsideTraining.map(
    ({ title, minutes, organization: by }: Record<string, unknown>) => [title, minutes, by],
  )

async function trained() {
  const { coordinator, member, versionId } = await acceptedOutside()
  const theirs = (await organization(undefined, {}, outsideWorld)).coordinator
  await joined(member, (await cohort(theirs, 'Elsewhere', outsideWorld)).code, outsideWorld)
  const { accountId } = member
  await sendOutsideFile(member, coordinator)
  const taught = { heldOn: '2026-11-24', hours: 120, place: 'Room', instructor: 'Trainer', topics: null }
  const sessionId = await recordSession(coordinator, { ...taught, title: 'Classroom' }, outsideWorld)
  await recordAttendance(coordinator, { sessionId, accountIds: [accountId] }, outsideWorld)
  const other = { ...outsideFields, title: 'NOT-OURS', accountId, bytes: outsidePdf() }
  await addOutside(theirs, other, outsideWorld)
  return { coordinator, theirs, member, versionId }
}

test('an organization’s copy of a transcript has no training that another organization recorded', async () => {
  const { coordinator, theirs, member } = await trained()
  expect(await outsideIn(coordinator, member)).toEqual([
    ['Interviewing', 90, coordinator.organizationName],
    ['Classroom', 120, coordinator.organizationName],
  ])
  expect(await outsideIn(theirs, member)).toEqual([['NOT-OURS', 90, theirs.organizationName]])
  expect(JSON.stringify(await transcriptFor(coordinator, member))).not.toContain('NOT-OURS')
})

test('a person’s transcript lists accepted outside training apart from contact hours, and prints who recorded it', async () => {
  const { member } = await trained()
  const transcript = await transcriptFor(member, member)
  expect(transcript.outsideTraining).toHaveLength(3)
  expect(transcript.contactHours.total).toBe(0)
  const [first] = transcriptLines(transcript).outsideTraining
  expect(first?.slice(1, 3)).toEqual(['November 20, 2026', '1.5'])
  const { outsideTraining: _, ...early } = transcript
  expect(transcriptLines(early).outsideTraining).toEqual([])
  const { pdf } = await publishTranscript(transcript, outsideWorld)
  expect(pdf.length).toBeGreaterThan(10_000)
})

test('a former organization’s copy has its training as it was when the person left', async () => {
  const { coordinator, member, versionId } = await trained()
  await removeLearner(coordinator, { accountId: member.accountId, reason: 'Left' }, outsideWorld)
  outsideWorld.pass(60)
  const correction = { ...outsideFields, hours: 60, versionId, reason: 'One hour' }
  expect(await correctOutside(coordinator, correction, outsideWorld)).toEqual({ ok: true })
  expect((await outsideIn(coordinator, member))[0]).toEqual(['Interviewing', 90, coordinator.organizationName])
  expect((await outsideIn(member, member)).map(([title, minutes]: unknown[]) => [title, minutes])).toContainEqual([
    'Interviewing',
    60,
  ])
})
