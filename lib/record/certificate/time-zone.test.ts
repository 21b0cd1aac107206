import { describe, expect, test } from 'vitest'
import { joinedInZone } from '@/fixtures/time-zone'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { setTimeZone } from '@/lib/people/organization/set-time-zone'
import { db } from '@/lib/platform/db'
import { dayOfMoment } from '@/lib/proof/verification/words'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { findRenewal } from '@/lib/training/enrollment/renewal'
import { certified, learner, stillWorld } from '@/prisma/factories'
import { correct } from './correct'
import { contentOf } from './document/content'
import { downloadCertificate } from './download-certificate'
import { findPublicCertificate, isAgreed } from './public-certificate'
import { listCertificates } from './queries'

const [first] = (await loadCatalog()).courses as [Course]
const chicago = 'America/Chicago'
const course = {
  ...first,
  hash: 'zone'.padEnd(64, '0'),
  expiry: { afterMonths: 24 },
  recertification: { opensDays: 30 },
}

async function holderIn(timeZone: string, completedAt: string) {
  const person = { ...(await learner()), timeZone }
  const organizationId = await joinedInZone(person, timeZone)
  return { person, organizationId, serial: await certified(person, course, stillWorld(completedAt)) }
}

async function daysOf(serial: string) {
  const row = await findPublicCertificate(serial, new Date('2027-01-02T00:00:00Z'))
  if (!row || !isAgreed(row)) throw new Error('not issued')
  const { completedOn, issuedOn, expiresOn } = contentOf(row, null)
  return { days: [completedOn, issuedOn, expiresOn], expiresAt: row.expiresAt }
}

describe('the dates of a certificate', () => {
  test.each([
    [chicago, '2027-01-01T05:59:59Z', 'December 31, 2026', 'December 31, 2028', '2029-01-01T05:59:59.999Z'],
    [chicago, '2027-01-01T06:00:00Z', 'January 1, 2027', 'January 1, 2029', '2029-01-02T05:59:59.999Z'],
    ['America/New_York', '2027-01-01T05:00:00Z', 'January 1, 2027', 'January 1, 2029', '2029-01-02T04:59:59.999Z'],
  ])('in %s, completed at %s, are %s and %s', async (zone, completedAt, day, lastDay, expiresAt) => {
    const { person, serial } = await holderIn(zone, completedAt)
    expect(await daysOf(serial)).toEqual({ days: [day, day, lastDay], expiresAt: new Date(expiresAt) })
    const { credential } = await db.certificate.findUniqueOrThrow({ where: { serial }, include: { credential: true } })
    const { validFrom, validUntil } = JSON.parse(credential?.json ?? '{}')
    expect([validFrom, validUntil].map(dayOfMoment)).toEqual([day, lastDay])
    expect(await listCertificates(person, new Date())).toMatchObject([{ serial, timeZone: zone }])
  })

  test('do not change when the organization’s zone does, nor on a corrected certificate', async () => {
    const completedAt = '2027-01-01T05:59:59Z'
    const { person, organizationId, serial } = await holderIn(chicago, completedAt)
    const before = await daysOf(serial)
    const { pdf } = await downloadCertificate({ learner: person, shareToken: null, hasFactor: true }, { serial })
    await setTimeZone(operator, { organizationId, timeZone: 'Asia/Tokyo' })
    expect(await daysOf(serial)).toEqual(before)
    const again = await downloadCertificate(
      { learner: { ...person, timeZone: 'Asia/Tokyo' }, shareToken: null, hasFactor: true },
      { serial },
    )
    expect(again.pdf).toEqual(pdf)
    const input = { serial, name: 'The Right Name', reason: 'A misspelling' }
    const corrected = await correct(operator, input, agreesWithLog, stillWorld(completedAt))
    if (!corrected.ok) throw new Error(corrected.reason)
    expect(await daysOf(corrected.serial)).toEqual(before)
  })

  test('decide when its renewal opens: at midnight in its zone', async () => {
    const { person } = await holderIn(chicago, '2027-01-01T05:59:59Z')
    const moved = { ...person, timeZone: 'America/New_York' }
    expect(await findRenewal(moved, course, new Date('2028-12-01T05:59:59.999Z'))).toEqual({
      state: 'later',
      opensAt: new Date('2028-12-01T06:00:00Z'),
      endsAt: new Date('2029-01-01T05:59:59.999Z'),
      timeZone: chicago,
    })
    expect(await findRenewal(moved, course, new Date('2028-12-01T06:00:00Z'))).toMatchObject({ state: 'open' })
  })
})
