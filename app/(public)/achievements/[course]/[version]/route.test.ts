import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { publish } from '@/lib/record/publication/publish'
import { GET } from './route'

const [course] = (await loadCatalog()).courses as [Course]

function ask(courseId: string, version: string): Promise<Response> {
  const address = `https://issuer.test.example/achievements/${courseId}/${version}`
  return GET(new Request(address), { params: Promise.resolve({ course: courseId, version }) })
}

test('a course version is an achievement with its contexts at a stable address', async () => {
  await publish(course)
  const response = await ask(course.id, course.hash.slice(0, 12))
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toMatchObject({
    '@context': [expect.stringContaining('credentials/v2'), expect.stringContaining('ob/v3p0')],
    id: `https://issuer.test.example/achievements/${course.id}/${course.hash.slice(0, 12)}`,
    type: ['Achievement'],
    creditsAvailable: course.minutes.hours,
  })
})

test.each([
  ['law-enforcement', '000000000000'],
  ['no-such-course', '0'],
  ['law-enforcement', '%'],
])('an unknown achievement is a 404: %s/%s', async (courseId, version) => {
  expect((await ask(courseId, version)).status).toBe(404)
})
