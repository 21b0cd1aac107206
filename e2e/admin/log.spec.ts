import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('only the learner and an administrator can see who looked at a record', async ({
  page,
  signInAs,
  newPageAs,
  organization,
  newLearner,
  administrator,
}) => {
  const learner = await newLearner()
  const { account, coordinator, name } = await organization(learner)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people`)
  await page.getByRole('link', { name: learner.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: learner.name })).toBeVisible()

  const own = await newPageAs(learner)
  await own.goto('/account')
  await own.getByRole('link', { name: 'Who looked at your record' }).click()
  await expect(own.getByRole('heading', { level: 1, name: 'Who looked at your record' })).toBeVisible()
  await expectAccessible(own, 'who looked')
  // Other specs open the log and lists of people at the same time, so their rows may appear here.
  const rows = (words: string) => own.getByRole('table').getByRole('row').filter({ hasText: words })
  await expect(rows('Your record was viewed')).toContainText(account.name)
  await expect(rows('Your record was viewed')).toContainText(name)
  await expect(rows(`The list of people of ${name}, which you are on, was viewed`)).toBeVisible()

  const log = await newPageAs(await administrator())
  await log.goto('/admin')
  await log.getByRole('link', { name: 'Log', exact: true }).click()
  await log.getByLabel('Email of a person').fill(learner.email)
  await log.getByLabel('Action').selectOption('Record of a person viewed')
  await log.getByRole('button', { name: 'Search' }).click()
  const found = log.getByRole('table').getByRole('row').filter({ hasText: 'Record of a person viewed' })
  await expect(found).toHaveCount(1)
  await expect(found).toContainText(`${account.name}, coordinator`)
  await expectAccessible(log, 'the log')
  const [file] = await Promise.all([
    log.waitForEvent('download'),
    log.getByRole('link', { name: 'Download the newest checkpoint' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^northlight-log-\d+\.json$/)

  await own.reload()
  await expect(rows('The log was searched for entries about you')).toBeVisible()
})
