import { expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listCompletionTimes } from '@/lib/record/certificate/completion-times'
import { administrator, certified, learner } from '@/prisma/factories'
import { dossierPage } from './dossier-page'

test('a dossier is one self-contained page that names what is missing', async () => {
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('no course')
  const page = dossierPage(course, { times: [], evaluations: [] })
  for (const part of ['How the hours were computed', 'Blueprint of', 'Passing score', 'Evaluation form', 'References'])
    expect(page).toContain(part)
  expect(page).toContain('No expert has reviewed a lesson yet.')
  expect(page).toContain('Fewer than five people have finished.')
  expect(page).not.toMatch(/<script|<link|src=/)
})

test('a dossier has the completion times and answers of five or more people', async () => {
  const course = await sampleCourse()
  const counts = { readiness: { not_yet: 0, with_help: 3, alone: 2, to_lead: 0 } }
  const evaluation = {
    versionId: '1',
    edition: course.edition,
    publishedAt: new Date('2026-11-25'),
    people: 5,
    ...counts,
  }
  const evaluations = [{ ...evaluation, pace: { too_long: 4, right: 1, too_short: 0 } }]
  const times = [{ edition: course.edition, people: 6, medianMinutes: 181.4, mostMinutes: 239.6 }]
  const page = dossierPage(course, { times, evaluations })
  expect(page).toContain(`<tr><th scope="row">${course.edition}</th><td>6</td><td>181</td><td>240</td></tr>`)
  const cells = [5, 0, 3, 2, 0, 4, 1, 0].map((count) => `<td>${count}</td>`).join('')
  expect(page).toContain(`<tr><th scope="row">${course.edition}, 2026-11-25</th>${cells}</tr>`)
})

test('completion times need five people', async () => {
  const { administrator: reader } = await administrator()
  const sample = await sampleCourse()
  const course = { ...sample, id: 'timed', minutes: { ...sample.minutes, minutes: 60, hours: 1 } }
  for (let n = 0; n < 5; n++) {
    expect(await listCompletionTimes(reader, course)).toEqual([])
    await certified(await learner(), course)
  }
  expect(await listCompletionTimes(reader, course)).toEqual([
    { edition: course.edition, people: 5, medianMinutes: expect.any(Number), mostMinutes: expect.any(Number) },
  ])
})
