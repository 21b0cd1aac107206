import { lessonsOf } from '@/prisma/course-parts'
import { expect, walkTest as test } from './walk'

test('from the home page to lesson 1, registered', async ({ page, walk, course }) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const password = 'harbor pine lantern thirty gulls'
  await page.goto('/')
  const way = walk('from the home page to lesson 1, registered', { presses: 6, fields: 4 })
  await way.press(page.getByRole('main').getByRole('link', { name: /^I’m a police officer/ }))
  await way.press(button('Start course'))
  await way.fill(page.getByLabel('Name'), 'Officer on Patrol')
  await way.fill(page.getByLabel('Email'), `patrol-${Date.now()}-${process.pid}@northlight.example`)
  await way.fill(page.getByLabel('Password'), password)
  await way.press(button('Create account'))
  // The answer is the same for an address with an account, so the password is asked once more.
  await way.fill(page.getByLabel('Password'), password)
  await way.press(button('Sign in'))
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, Officer on Patrol' })).toBeVisible()
  await way.press(button('Start lesson 1'))
  await expect(page.getByRole('heading', { level: 1, name: lessonsOf(course)[0]?.title ?? '' })).toBeVisible()
})
