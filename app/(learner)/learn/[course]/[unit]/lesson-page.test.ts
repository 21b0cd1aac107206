import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { changeCourseFile, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleVoice } from '@/fixtures/voice'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { readCourses } from '@/lib/content/course/catalog/read'
import { lessonsOf } from '@/prisma/course-parts'
import { lessonPage } from './lesson-page'

const words = 'She asked, and I said no.'

async function lessonWith(until: string, today: string): Promise<string> {
  const dir = await writeSampleCourses()
  await writeCourseFile(dir, 'sources/voices.yaml', sampleVoice)
  await changeCourseFile(dir, 'sources/voices.yaml', 'until: null', `until: ${until}`)
  const { catalog } = await readCourses(dir, { today: '2026-11-25', release: false })
  await rm(dirname(dir), { recursive: true })
  const [course] = catalog?.courses ?? []
  const [lesson] = course ? lessonsOf(course) : []
  if (!catalog || !course || !lesson) throw new Error('the sample course has an error')
  return renderToStaticMarkup(lessonPage(catalog, { course, lesson, today }).main)
}

test('a lesson shows a voice at the end of its step, with its consent and review', async () => {
  const html = await lessonWith('2026-12-02', '2026-12-02')
  const [, step = ''] = /<section[^>]*id="step-next"([\s\S]*?)<\/section>/.exec(html) ?? []
  expect(step).toContain(words)
  expect(step).toContain('A former guest')
  expect(step).toContain('Shared with consent of October 1, 2026. Reviewed by a survivor advocate on')
  expect(html.split(words)).toHaveLength(2)
})

test('a lesson no longer shows a voice whose consent has ended', async () => {
  expect(await lessonWith('2026-12-02', '2026-12-03')).not.toContain(words)
})

test('no lesson shows a voice until a person has given one', async () => {
  const catalog = await loadCatalog()
  expect(catalog.voices).toEqual([])
  const [course] = catalog.courses
  const [lesson] = course ? lessonsOf(course) : []
  if (!course || !lesson) throw new Error('there is no lesson')
  expect(renderToStaticMarkup(lessonPage(catalog, { course, lesson, today: '2026-12-02' }).main)).not.toContain(
    'class="voice"',
  )
})
