import { findCurrentLearner } from '@/lib/people/organization/membership/current-learner'
import { listCohorts } from '@/lib/people/organization/queries'
import { db } from '@/lib/platform/db'
import { listAmendments } from '@/lib/record/amendment/queries'
import { findPublicCertificate } from '@/lib/record/certificate/public-certificate'
import { findLearnerRecord } from '@/lib/training/attempt/learner-record'
import { expect, test } from '../fixtures'
import { addressOfLine, ask } from './ask'
import { compareAnswers, refused } from './compare-answers'
import { matrix } from './matrix/matrix'
import { type RoleAnswer, roles } from './roles'
import { listRoutes } from './routes'
import { makeScene, type Scene } from './scene'

/** The rows that the refused writes would change. */
async function stateOf({ people, coordinator, names }: Scene) {
  const accountId = { in: [...Object.values(people).map((person) => person.accountId), names.otherAdministrator] }
  const { organizationId } = coordinator
  return {
    accounts: await db.account.findMany({ where: { id: accountId }, orderBy: { id: 'asc' } }),
    roles: await db.membership.findMany({ where: { accountId }, orderBy: { id: 'asc' } }),
    administrators: await db.administratorship.count({ where: { accountId, endedAt: null } }),
    organizations: await db.organization.count({ where: { name: { contains: names.unique } } }),
    organization: await db.organization.findUnique({ where: { id: organizationId } }),
    cohorts: await listCohorts(coordinator, new Date()),
    person: await findCurrentLearner(coordinator, names.account),
    record: await findLearnerRecord(coordinator, people.learner),
    amendments: await listAmendments(people.learner),
    sessions: await db.session.count({ where: { accountId: names.account, id: names.session } }),
    certificate: await findPublicCertificate(names.serial, new Date(0)),
    holds: await db.legalHold.findMany({ where: { accountId } }),
    provider: await db.signOnProvider.findUnique({ where: { id: names.provider } }),
    invitation: await db.invitation.findUnique({ where: { id: names.invitation } }),
  }
}

test('every address answers every role as the matrix says', async () => {
  // Every role asks at every address, which takes a minute on an idle machine.
  test.setTimeout(240_000)
  const scene = await makeScene()
  const before = await stateOf(scene)
  const wrong: string[] = []
  const askEach = async (isMeant: (answer: RoleAnswer) => boolean) => {
    for (const [key, line] of Object.entries(matrix)) {
      const asking = roles.filter((role) => isMeant(line.answers[role]))
      wrong.push(...(await compareAnswers(scene, key, line, asking)))
    }
  }
  await askEach((answer) => refused.includes(answer))
  expect(await stateOf(scene)).toEqual(before)
  await askEach((answer) => !refused.includes(answer))
  expect(wrong).toEqual([])
})

test('a method that an address lacks is a 405', { tag: '@once' }, async () => {
  test.slow()
  const scene = await makeScene()
  const wrong: string[] = []
  for (const { pattern, methods } of listRoutes()) {
    const line = matrix[`${methods[0]} ${pattern}`]
    if (!line) throw new Error(`${pattern} has no line`)
    const path = addressOfLine(`${methods[0]} ${pattern}`, line, scene.names)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (methods.includes(method)) continue
      const { status } = await ask({ path, method, person: scene.people.administrator, fields: {} })
      if (status !== 405) wrong.push(`${method} ${path}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
})
