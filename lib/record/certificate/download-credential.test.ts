import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { unbakePng, unbakeSvg } from '@/lib/proof/credential/unbake'
import { certified, cohort, joined, learner, organization } from '@/prisma/factories'
import { findAchievement } from './document/achievement'
import { credentialForms, downloadCredential } from './download-credential'
import { makeShareLink } from './make-share-link'

const [course] = (await loadCatalog()).courses as [Course]

let holder: Learner
let coordinator: Learner
let serial: string
let json: string
let jwt: string
beforeAll(async () => {
  const made = await organization()
  coordinator = made.account
  holder = await learner()
  await joined(holder, (await cohort(made.coordinator)).code)
  serial = await certified(holder, course)
  const credential = await db.credential.findFirstOrThrow({ where: { certificate: { serial } } })
  json = credential.json
  jwt = credential.jwt
})

const as = (person: Learner | null, form: (typeof credentialForms)[number], shareToken: string | null = null) =>
  downloadCredential({ learner: person, shareToken, hasFactor: true }, { serial, form })

describe('the credential of a certificate', () => {
  test('is downloaded by its holder as signed at issue, and baked', async () => {
    expect(await as(holder, 'json')).toBe(json)
    expect(await as(holder, 'jwt')).toBe(jwt)
    expect(unbakeSvg(String(await as(holder, 'svg')))).toMatchObject({ text: json })
    expect(await unbakePng((await as(holder, 'png')) as Uint8Array)).toMatchObject({ text: json })
  })

  test('is downloaded by a coordinator or with a share link, in each form, and logged', async () => {
    const { token } = await makeShareLink(holder, { serial })
    for (const form of credentialForms) {
      await as(coordinator, form)
      await as(null, form, token)
    }
    const events = await db.auditEvent.findMany({
      where: { subjectId: holder.accountId, action: 'credential.downloaded' },
      orderBy: { id: 'desc' },
      take: 2,
    })
    expect(events).toMatchObject([
      { actorRole: 'stranger', actorId: null, details: { form: 'png' } },
      { actorRole: 'coordinator', actorId: coordinator.accountId, details: { form: 'png' } },
    ])
  })

  test('is not found for anyone else', async () => {
    const stranger = await learner()
    for (const form of credentialForms) {
      for (const person of [null, stranger]) {
        await expect(as(person, form, 'x')).rejects.toMatchObject({ code: 'not-found' })
      }
    }
  })

  test('names the achievement served at its address, and no e-mail address', async () => {
    const { credentialSubject } = JSON.parse(json)
    const [courseId = '', version = ''] = credentialSubject.achievement.id.split('/').slice(-2)
    const issuer = { did: '', name: '', url: 'https://issuer.test.example', keys: [] }
    expect(await findAchievement(issuer, { courseId, version })).toEqual(credentialSubject.achievement)
    expect(courseId).toBe(course.id)
    expect(version).toBe(course.hash.slice(0, 12))
    expect(credentialSubject.achievement.description).toContain(course.description)
    expect(credentialSubject.achievement.criteria.narrative).toContain('the final assessment')
    expect(await findAchievement(issuer, { courseId, version: '0'.repeat(12) })).toBeNull()
    expect(await findAchievement(issuer, { courseId, version: '%' })).toBeNull()
    expect(`${json}${Buffer.from(jwt.split('.')[1] ?? '', 'base64url')}`).not.toContain(holder.email)
  })
})

test('a certificate without a credential answers not-found with the reason', async () => {
  const row = await db.certificate.findUniqueOrThrow({ where: { serial } })
  const own = { id: crypto.randomUUID(), serial: 'NL-0000-0000-0000-0007', supersedesId: row.id }
  await db.certificate.create({ data: { ...row, ...own, snapshot: row.snapshot ?? {} } })
  const asked = downloadCredential(
    { learner: holder, shareToken: null, hasFactor: true },
    { serial: own.serial, form: 'json' },
  )
  await expect(asked).rejects.toThrow('This certificate was issued without a credential. It has a PDF.')
})
