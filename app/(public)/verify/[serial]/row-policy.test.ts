import { afterAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'

const database = ownDatabase('row_policy')
await database.create()
afterAll(database.drop)

const { loadCatalog } = await import('@/lib/content/course/catalog/load')
const { publishCatalog } = await import('@/lib/record/publication/publish-catalog')
const { certified, learner } = await import('@/prisma/factories')
const { GET } = await import('./route')

test('a row policy that hides revocations puts the page in dispute', async () => {
  await publishCatalog()
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('no course')
  const serial = await certified(await learner(), course)
  await database.superuser.query('create policy quiet on public.revocation using (false)')
  await database.superuser.query('alter table public.revocation enable row level security')
  const request = new Request(`https://northlight.example/verify/${serial}`)
  const response = await GET(request, { params: Promise.resolve({ serial }) })
  expect(response.status).toBe(200)
  const page = await response.text()
  expect(page).toContain('The record is in dispute')
  expect(page).toContain(`the record of ${serial}: it can’t be read`)
}, 60_000)
