import type { CourseTask } from '@/lib/content/course/schema'
import { expect, test } from '../fixtures'

test('without JavaScript: a task says to write on paper, and shows its model answer and checklist', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const isWritten = ({ interaction }: CourseTask) => interaction === 'extendedText'
  const module = course.modules.find(({ tasks }) => tasks.some(isWritten))
  const task = module?.tasks.find(isWritten)
  if (!task || !('fields' in task)) throw new Error('the course has no task to write')
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}#${module?.id}`)
  const fold = page.locator('.fold-row', { has: page.getByRole('link', { name: task.title, includeHidden: true }) })
  await fold.locator('> summary').click()
  await page.getByRole('link', { name: task.title }).click()
  await expect(page.getByText('Write on paper')).toBeVisible()
  await expect(page.locator('textarea')).toBeHidden()
  await page.getByText('Compare with a model answer').click()
  await expect(page.getByText(task.checklist[0]?.text ?? '')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'A model answer' })).toBeVisible()
})
