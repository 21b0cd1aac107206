import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { enroll } from '@/lib/training/enrollment/enroll'
import { cohort } from '@/prisma/factories'
import { expect, test } from '../fixtures'

const letter = 'ក'

test('a refused form keeps 480 Khmer letters, without JavaScript', async ({
  page,
  signInAs,
  organization,
  newLearner,
  course,
}) => {
  const learner = await newLearner()
  const { account, coordinator } = await organization(learner)
  await enroll(learner, course)
  await signInAs(account)
  const person = `/manage/${coordinator.organizationId}/people/${learner.accountId}`
  await page.goto(person)
  await page.getByText('Set or change the due date').click()
  const form = page.locator(`form[action="${person}/extensions"]`)
  await form.getByLabel('Reason for the date').fill(letter.repeat(480))
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true
  })
  await form.getByRole('button', { name: 'Set the date' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a date such as 2027-01-31.')
  await expect(form.getByLabel('Reason for the date')).toHaveValue(letter.repeat(480))
})

test('a refused rename opens its fold with the error and the typed name, without JavaScript', async ({
  page,
  signInAs,
  organization,
}) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  await cohort(coordinator, 'Night shift')
  await cohort(coordinator, 'Day shift')
  const here = `/manage/${coordinator.organizationId}`
  await page.goto(`${here}/cohorts`)
  const card = page.locator('section.card').filter({ has: page.getByRole('heading', { name: 'Night shift' }) })
  await card.getByText('Rename or archive').click()
  await card.getByLabel('New name').fill('Day shift')
  await card.getByRole('button', { name: 'Rename' }).click()
  await expect(card.getByLabel('New name')).toHaveValue('Day shift')
  await expect(card.getByLabel('New name')).toHaveAccessibleDescription('Error: A cohort already has this name.')

  for (const name of ['Troop B', 'Troop C']) await createDivision(coordinator, { name, parentId: null })
  const parentId = (await listDivisions(coordinator)).find(({ name }) => name === 'Troop B')?.id ?? null
  await createDivision(coordinator, { name: 'Station 2', parentId })
  await page.goto(`${here}/divisions`)
  const name = page.locator('strong').filter({ hasText: 'Troop B' })
  const fold = page.getByRole('listitem').filter({ has: name })
  await fold.locator(name).click()
  await fold.getByLabel('New name').fill('Troop C')
  await fold.getByRole('button', { name: 'Rename' }).click()
  await expect(fold.getByLabel('New name')).toHaveValue('Troop C')
  await expect(fold.getByLabel('New name')).toHaveAccessibleDescription('Error: A division already has this name.')
  await fold.getByRole('button', { name: 'Archive Troop B' }).click()
  await expect(fold.getByRole('button', { name: 'Archive Troop B' })).toHaveAccessibleDescription(
    'Error: Move its people out and archive its subdivisions first.',
  )

  const station = (await listDivisions(coordinator)).find((one) => one.name === 'Station 2')
  const form = { [`parent-${station?.id}`]: 'troop-b', parentBefore: `${parentId}` }
  const moved = await page.request.post(`${here}/divisions/${station?.id}`, {
    form,
    headers: { Origin: new URL(page.url()).origin },
  })
  expect(moved.status()).toBe(404)
  expect(await listDivisions(coordinator)).toContainEqual(station)
})
