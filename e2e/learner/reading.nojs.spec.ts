import type { Lesson } from '@/lib/content/course/schema'
import { lessonsOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'

test('without JavaScript: a word leads to the glossary, and nothing else is offered', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  const [word] = lesson.terms
  if (!word) throw new Error('the lesson has no words')
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await expect(page.getByRole('button', { name: 'Read aloud' })).toBeHidden()
  await expect(page.getByText('Text size')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(word.definition)).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.locator(`a.term[href="/glossary#${word.id}"]`).click()
  await expect(page.locator('.words > :target')).toContainText(word.definition)
})
