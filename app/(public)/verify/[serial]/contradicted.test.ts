import { expect, test } from 'vitest'
import { tampered } from '@/fixtures/tampering'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { certified, learner } from '@/prisma/factories'
import { GET } from './route'

const [course] = (await loadCatalog()).courses as [Course]

async function shown(serial: string): Promise<string> {
  const request = new Request(`https://northlight.example/verify/${serial}`)
  return (await GET(request, { params: Promise.resolve({ serial }) })).text()
}

test('a record that was changed in the database shows the signed facts and never reads as valid', async () => {
  const person = await learner({ name: 'Hana Sample' })
  const serial = await certified(person, course)
  expect(await shown(serial)).toContain('This certificate is valid')
  const rename = `update certificate set name = 'Mallory Mallet', hours = 40 where serial = '${serial}'`
  const page = await tampered('certificate', rename, () => shown(serial))
  expect(page).toContain('The record is in dispute')
  expect(page).toContain('Hana Sample')
  expect(page).not.toContain('Mallory')
  expect(page).not.toContain('This certificate is valid')
  expect(page).toContain('but 40 on record')
})
