import { randomUUID } from 'node:crypto'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { requestPacket } from '@/lib/record/packet/request-packet'
import { startRun } from '@/lib/training/encounter/start'
import { answeredAttempt, cohort, enrolled, learner } from '@/prisma/factories'
import { played } from '@/prisma/played'
import { findPlace } from './course'

interface Kind {
  /** The signed-in person; null means no session. */
  person: Learner | null
  /** Maps each path to its expected status. */
  paths: Record<string, number>
}

const all = (status: number, paths: string[]) => Object.fromEntries(paths.map((path) => [path, status]))

/** One address of every kind of page: cached, rendered per request, behind sign-in, and missing. */
export async function listPageKinds(
  certified: { learner: Learner; serial: string },
  organization: { account: Learner; coordinator: Coordinator; code: string },
  administrator: Learner,
): Promise<Kind[]> {
  const { course, encounter, outline, lessonAddress, quizAddress, encounterAddress } = await findPlace()
  const sitting = await learner()
  await enrolled(sitting, course)
  const attempt = `${quizAddress}/attempts/${await answeredAttempt(sitting, course, { wrong: 3 })}`
  const debrief = `${encounterAddress}/runs/${await played(sitting, course, encounter)}/debrief`
  const { runId } = await startRun(sitting, { course, encounter })
  const run = `${encounterAddress}/runs/${runId}`
  const manage = `/manage/${organization.coordinator.organizationId}`
  const { cohortId } = await cohort(organization.coordinator, 'Evening shift')
  const packetId = await requestPacket(organization.coordinator, { cohortId })
  return [
    {
      person: null,
      paths: {
        ...all(200, ['/', '/about', '/accessibility', '/privacy', '/help', '/courses', `/courses/${course.slug}`]),
        ...all(200, [
          '/sources',
          '/sources/corrected',
          '/sources/facts',
          '/sources/limits',
          `/courses/${course.slug}/card`,
        ]),
        ...all(200, ['/verify', `/verify/${certified.serial}`, '/sign-in', '/register', '/join']),
        ...all(200, ['/register/sent', '/reset', `/confirm/${'x'.repeat(27)}`, `/invitations/${'x'.repeat(27)}`]),
        ...all(200, [`/join/${organization.code}`, `/reset/${'x'.repeat(43)}`]),
        ...all(404, ['/no-such-page', '/courses/no-such-course', '/verify/NL-0000-0000-0000-0000', '/verify/mistyped']),
        ...all(404, ['/unsubscribe/x']),
      },
    },
    {
      person: sitting,
      paths: {
        ...all(200, [
          '/learn',
          outline,
          lessonAddress,
          `${lessonAddress}/practice`,
          quizAddress,
          '/account',
          '/account/access',
          '/account/address',
          `/account/address/${'x'.repeat(27)}`,
          '/account/name',
          '/account/sessions',
          '/account/transcript',
          `${outline}/pre-test`,
        ]),
        ...all(200, [encounterAddress, `${encounterAddress}/example`, `${encounterAddress}/read`]),
        ...all(200, [run, debrief]),
        ...all(404, [`${encounterAddress}/runs/${randomUUID()}`, `${encounterAddress}/runs/x/debrief`]),
        ...all(404, [`${lessonAddress}/example`, `${quizAddress}/read`]),
        ...all(200, [
          `${attempt}/items/1`,
          `${attempt}/review`,
          '/certificates',
          '/practice',
          `${outline}/weighing`,
          `${outline}/changes`,
        ]),
        ...all(404, [`/practice/cases/${randomUUID()}`]),
        ...all(404, [`${outline}/no-such-unit`, `${outline}/no-such-unit/practice`, manage, '/admin']),
        ...all(404, ['/admin/log', '/admin/log/checkpoint.json']),
        ...all(404, ['/admin/certificates', `/credentials/${certified.serial}.json`]),
        ...all(404, [`${quizAddress}/attempts/${randomUUID()}/items/1`, '/certificates/NL-AAAA-AAAA-AAAA-AAAA.pdf']),
      },
    },
    { person: certified.learner, paths: all(200, ['/certificates', outline, quizAddress, '/practice']) },
    {
      person: organization.account,
      paths: {
        ...all(200, [manage, `${manage}/cohorts`, `${manage}/gain`, `${manage}/weighing`, `${manage}/anomalies`]),
        ...all(404, [`${manage}/people/${sitting.accountId}`, `${manage}/people/${sitting.accountId}/transcript.pdf`]),
        ...all(404, [`${manage}/anomalies/${randomUUID()}`, '/admin/items']),
        ...all(200, [`${manage}/packets`, `${manage}/packets/${packetId}`]),
        ...all(
          404,
          ['', '/packet.zip', '/progress'].map((path) => `${manage}/packets/${randomUUID()}${path}`),
        ),
      },
    },
    {
      person: administrator,
      paths: {
        ...all(200, [
          '/admin/invitations/made',
          '/admin',
          '/admin/items',
          '/admin/mail',
          '/admin/log',
          '/admin/log?from=yesterday',
        ]),
        ...all(200, ['/admin/certificates', `/admin/certificates/${certified.serial}`]),
        ...all(404, ['/admin/certificates/NL-0000-0000-0000-0000', '/admin/certificates/mistyped']),
        ...all(404, ['/admin/items/no-such-item', '/admin/mail/no-such-mail']),
      },
    },
  ]
}
