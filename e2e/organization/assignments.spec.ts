import { cohort } from '@/prisma/factories'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('a person who joins by a link lands on the first step of the assigned course, which shows its due date', async ({
  page,
  signInAs,
  newPageAs,
  newLearner,
  organization,
  course,
}) => {
  const { account, coordinator } = await organization()
  const { code } = await cohort(coordinator, 'Volunteers, spring')
  await signInAs(account)
  const here = `/manage/${coordinator.organizationId}/assignments`
  await page.goto(here)
  await expect(page.getByText('No course is assigned yet.')).toBeVisible()
  const assign = page.getByRole('button', { name: 'Assign', exact: true })
  await page.getByLabel('Course', { exact: true }).selectOption({ label: course.title })
  await page.getByLabel('Who gets it').selectOption({ label: 'Cohort: Volunteers, spring' })
  await page.getByLabel('Due by').fill('2099-06-30')
  await page.getByLabel('Days after joining').fill('30')
  await assign.click()
  await expect(page.getByRole('link', { name: 'Enter a day or a number of days, not both.' })).toBeVisible()
  await page.getByLabel('Days after joining').fill('')
  await assign.click()
  await expect(page.getByRole('status').filter({ hasText: 'Assigned. People see it on My courses.' })).toBeVisible()
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: course.title }) })
  await expect(card).toContainText('For the cohort Volunteers, spring. Due by June 30, 2099.')
  await expectAccessible(page, here)
  await card.getByRole('link', { name: /^Reminders/ }).click()
  await expect(page.getByRole('heading', { name: 'Reminders' })).toBeVisible()
  await page.getByText('Each week overdue').click()
  await expect(page.getByText('and is still open.')).toBeVisible()
  await page.getByRole('button', { name: 'Stop reminders' }).click()
  await expect(page.getByText(/stopped the reminders on/)).toBeVisible()
  await expectAccessible(page, page.url())
  await page.getByRole('button', { name: 'Resume reminders' }).click()
  await expect(page.getByRole('table', { name: 'What goes out next' })).toBeVisible()
  await page.goto(here)

  const guest = await newPageAs(await newLearner())
  await guest.goto(`/join/${code}`)
  await guest.getByRole('button', { name: 'Join' }).click()
  const [first] = course.modules.flatMap(({ units }) => units)
  await expect(guest).toHaveURL(`/learn/${course.slug}/${first?.slug}`)
  await guest.goto('/learn')
  await expect(guest.getByText('Due by June 30, 2099.')).toBeVisible()
  await guest.getByRole('link', { name: 'Tell your coordinator if you will be late' }).click()
  await expectAccessible(guest, guest.url())
  await guest.getByLabel('Why will you be late?').fill('I am at the academy until July.')
  await guest.getByRole('button', { name: 'Tell my coordinator' }).click()
  await expect(guest.getByText('Your coordinator can see why you will be late.')).toBeVisible()
  await page.goto(`/manage/${coordinator.organizationId}`)
  await expect(page.getByRole('listitem').filter({ hasText: 'I am at the academy until July.' })).toBeVisible()
  await page.goto(here)

  await card.getByRole('button', { name: /^Withdraw/ }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'Withdrawn. People who started the course keep it.' }),
  ).toBeVisible()
  await guest.reload()
  await expect(guest.getByRole('heading', { name: course.title })).toBeVisible()
  await expect(guest.getByText('Due by')).toHaveCount(0)
})
