import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { lessonsOf } from '@/prisma/course-parts'
import { testPassword } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { expect, test } from '../fixtures'

test('a person joins by a link with a new account, and the coordinator sees them', async ({
  page,
  signInAs,
  newDevice,
  organization,
}) => {
  const { account, coordinator, name } = await organization()
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/cohorts`)
  await page.getByLabel('Name of the cohort').fill('Volunteers, spring')
  await page.getByRole('button', { name: 'Create cohort' }).click()
  await page.getByRole('button', { name: 'Make a join link for Volunteers, spring' }).click()
  const cohort = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name: 'Volunteers, spring' }) })
  const link = await cohort.getByRole('code').textContent()

  const guest = await (await newDevice()).newPage()
  const email = `joining-${randomUUID().slice(0, 8)}@test.example`
  await guest.goto(link ?? '')
  await expect(guest.getByRole('heading', { level: 1, name: `Join ${name}` })).toBeVisible()
  await guest.getByRole('link', { name: 'Create an account' }).click()
  await guest.getByLabel('Name').fill('Juna Joining')
  await guest.getByLabel('Email', { exact: true }).fill(email)
  await guest.getByLabel('Password').fill(testPassword)
  await guest.getByRole('button', { name: 'Create account' }).click()
  await guest.getByLabel('Password').fill(testPassword)
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByRole('status').filter({ hasText: 'You have joined' })).toBeVisible()

  await page.getByRole('link', { name: 'People', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: 'Juna Joining' })
  await expect(row.getByRole('rowheader', { name: 'Juna Joining' })).toBeVisible()
  await expect(row).toContainText('Joined')
})

test('a coordinator filters people by status and downloads the list', async ({
  page,
  signInAs,
  organization,
  newLearner,
  enrolledLearner,
  certifiedLearner,
  course,
}) => {
  const certified = await certifiedLearner()
  const formula = await newLearner({ name: '=Sum, "Person"' })
  const enrolled = await enrolledLearner()
  const [lesson] = lessonsOf(course)
  if (lesson) await lessonDone(enrolled, course, lesson)
  const { account, coordinator, name } = await organization(certified.learner, formula, enrolled)
  await signInAs(account)
  await page.goto('/manage')
  await expect(page).toHaveURL(`/manage/${coordinator.organizationId}`)
  await page.getByText(name, { exact: true }).click()
  await expect(page.getByRole('link', { name: 'Divisions' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Divisions' })).toBeHidden()
  await page.getByRole('link', { name: 'People', exact: true }).click()
  const people = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
  await expect(people).toHaveCount(3)

  await page.getByLabel('Course').selectOption({ value: course.slug })
  await page.getByRole('combobox', { name: 'State' }).selectOption('Done')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(people).toHaveCount(1)
  await expect(people.first()).toContainText(certified.learner.name)
  await expect(people.getByRole('link', { name: certified.serial })).toBeVisible()
  expect(await download('Download this list (CSV)')).toEqual([
    'Name,Email,Course,State,Certified on,Certificate,Expired on,Units done,Due,Last active,Last final,Identifier,Rank or role,Division,Cohorts,Hired on,Supervisor',
    expect.stringMatching(
      new RegExp(
        `^${certified.learner.name},${certified.learner.email},.*,Done,20\\d\\d-\\d\\d-\\d\\d,${certified.serial},,\\d+,,20[^,]*,\\d+ of \\d+,,,,[^,]*,,$`,
      ),
    ),
  ])

  await page.getByRole('combobox', { name: 'State' }).selectOption('All')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(people).toHaveCount(3)
  const all = await download('Download this list (CSV)')
  expect(all).toHaveLength(4)
  expect(all.find((line) => line.includes(formula.email))).toMatch(/^"'=Sum, ""Person""",.*,Joined,,,,0,,,,,,,[^,]*,,$/)
  expect(all.find((line) => line.includes(enrolled.email))).toMatch(/,Started,,,,1,,20[^,]*,,,,,[^,]*,,$/)

  async function download(link: string): Promise<string[]> {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
    expect(file.suggestedFilename()).toBe(`people-${course.slug}.csv`)
    const text = await readFile(await file.path(), 'utf8')
    // Without the mark, Excel reads accents as two signs.
    expect(text[0]).toBe('\uFEFF')
    return text
      .slice(1)
      .split('\r\n')
      .filter((line) => line !== '')
  }
})

test('a password link from a coordinator works once', async ({
  page,
  signInAs,
  organization,
  newLearner,
  newDevice,
}) => {
  const person = await newLearner()
  const { account, coordinator } = await organization(person)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people?col=password`)
  await page.getByRole('button', { name: new RegExp(`^Make a .*link.* for ${person.name}$`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Password link' })).toBeVisible()
  const link = (await page.getByRole('main').getByRole('code').textContent()) ?? ''

  const theirs = await (await newDevice()).newPage()
  await theirs.goto(link)
  await theirs.getByLabel('New password').fill('seven quiet herons at dusk')
  await theirs.getByRole('button', { name: 'Set password' }).click()
  await expect(theirs.getByRole('status').filter({ hasText: 'Your password was changed' })).toBeVisible()
  await theirs.getByLabel('Email', { exact: true }).fill(person.email)
  await theirs.getByLabel('Password').fill('seven quiet herons at dusk')
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs).toHaveURL(/\/learn$/)

  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { level: 1, name: 'This link cannot be used' })).toBeVisible()
})

test('the demonstration has an organization with people in every status @demo', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email', { exact: true }).fill('coordinator@demo.example')
  await page.getByLabel('Password').fill('northlight-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await page.getByRole('link', { name: 'People', exact: true }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('row').filter({ hasText: 'Casey Certified' })).toContainText('Done')
  await expect(table.getByRole('row').filter({ hasText: 'Oakley Officer' })).toContainText(/Started|In the middle/)
})

test('a coordinator is warned of a name that mixes Latin and Cyrillic letters', async ({
  page,
  signInAs,
  organization,
  newLearner,
}) => {
  const learner = await newLearner({ name: 'Ann С\u0430sey' })
  const { account, coordinator } = await organization(learner, await newLearner({ name: 'Олена Шевченко' }))
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people`)
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(row(learner.name)).toContainText('Mixes Latin and Cyrillic')
  await expect(row('Олена')).not.toContainText('Mixes')
  await page.getByRole('link', { name: learner.name }).click()
  await expect(page.getByRole('note')).toContainText('This name mixes Latin and Cyrillic letters')
})

test('choosing all on the second page chooses the people of that page', async ({
  page,
  signInAs,
  organization,
  newLearner,
}) => {
  const people = []
  for (let number = 10; number < 62; number++) people.push(await newLearner({ name: `Ann Sample ${number}` }))
  const { account, coordinator } = await organization(...people)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people`)
  await page.getByRole('link', { name: 'Next' }).click()
  await page.getByRole('link', { name: 'Choose all on this page' }).click()
  await expect(page.getByRole('checkbox', { name: /^Choose Ann Sample/, checked: true })).toHaveCount(25)
  await expect(page.getByRole('checkbox', { name: 'Choose Ann Sample 35' })).toBeChecked()
})

test('a coordinator finds a person from any page by number, name, and serial', async ({
  page,
  signInAs,
  organization,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  const { account, coordinator } = await organization(learner)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/packets`)
  for (const [typed, name] of [
    [learner.name, learner.name],
    [serial.toLowerCase().replaceAll('-', ' '), serial],
  ] as const) {
    await page.getByRole('searchbox', { name: 'Search this organization' }).fill(typed)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('href', /\/people\//)
  }
  await page.getByRole('searchbox', { name: 'Search this organization' }).fill('Nobody of that name')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nobody here has this name or number.')).toBeVisible()
})
