import type { Page } from '@playwright/test'
import { outsideJpeg, outsidePdf } from '@/fixtures/outside'
import { addMandate } from '@/lib/record/mandate/add-mandate'
import { expect, test } from '../fixtures'

test.use({ viewport: { width: 390, height: 844 } })

const rule = {
  ...{ title: 'In-service', authority: 'A board', citation: '', minutes: 90, topics: [], firstDays: 30 },
  ...{ cycle: { kind: 'interval' as const, months: 24 }, needsApproval: false, countsClassroom: true, courses: [] },
}
const pdf = (text: string) => ({ name: '../my scan.exe', mimeType: 'application/x-any', buffer: outsidePdf(text) })

async function fill(page: Page, title: string) {
  await page.getByLabel('Provider').fill('State academy')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Date').fill('2026-01-05')
  await page.getByLabel('Hours').fill('1,5')
}

const done = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

test('a learner sends another provider’s certificate, a coordinator refuses one and accepts one, and it counts', async ({
  page,
  newLearner,
  newPageAs,
  organization,
  signInAs,
}) => {
  test.slow()
  const learner = await newLearner({ name: 'Daniel Cyr' })
  const { account, coordinator } = await organization(learner)
  await addMandate(coordinator, { rule, effectiveFrom: '2020-01-01', effectiveUntil: null })
  await signInAs(learner)
  const own = '/account/outside-certificates'
  await page.goto(own)
  await expect(page.getByText('No organization of yours takes certificates here.')).toBeVisible()
  const manage = `/manage/${coordinator.organizationId}`
  const office = await newPageAs(account)
  await office.goto(`${manage}/outside-certificates`)
  await office.getByRole('button', { name: 'Let people send certificates' }).click()
  await done(office, 'People can send certificates now.')

  await page.goto(own)
  await fill(page, 'Interviewing')
  const file = page.getByLabel('Certificate', { exact: true })
  await file.setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>No</html>') })
  const send = page.getByRole('button', { name: /^Send to/ })
  await send.click()
  await expect(page.getByRole('alert')).toContainText('This file isn’t a PDF, a PNG, or a JPEG')
  await expect(page.getByLabel('Title')).toHaveValue('Interviewing')
  await file.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(6 * 1024 * 1024) })
  await send.click()
  await expect(page.getByRole('alert')).toContainText('larger than 5 MB')
  for (const title of ['Interviewing', 'Wrong one']) {
    await page.goto(own)
    await fill(page, title)
    await file.setInputFiles(pdf(title))
    await send.click()
    await done(page, 'Certificate sent.')
  }
  await page.goto(own)
  await fill(page, 'Again')
  await file.setInputFiles(pdf('Interviewing'))
  await send.click()
  await expect(page.getByRole('alert')).toContainText('This file is already on record.')

  await office.goto(manage)
  await office.getByRole('link', { name: '2 certificates of other providers to decide on' }).click()
  await office.getByRole('link', { name: 'Wrong one' }).click()
  await office.getByText('Refuse this certificate').click()
  await office.getByLabel('Reason').fill('This is about another person')
  await office.getByRole('button', { name: 'Refuse' }).click()
  await done(office, 'Certificate refused.')
  await office.goto(`${manage}/outside-certificates`)
  await office.getByRole('link', { name: 'Interviewing' }).click()
  const [saved] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('link', { name: 'Download the file' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/^outside-certificate-2026-01-05-[0-9a-f]{8}\.pdf$/)
  const headers = (await office.request.get(`${new URL(office.url()).pathname}/file`)).headers()
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'application/pdf' })
  expect(headers['content-disposition']).toMatch(/^attachment; /)
  await office.getByRole('button', { name: 'Accept' }).click()
  await done(office, 'Certificate accepted.')
  await office.getByText('Correct this certificate').click()
  await office.getByLabel('Hours').fill('2')
  await office.getByLabel('Reason').first().fill('The certificate says two hours')
  await office.getByRole('button', { name: 'Save correction' }).click()
  await done(office, 'Certificate corrected.')

  await page.goto('/account/hours')
  await expect(page.getByText('Outside training: State academy')).toBeVisible()
  await expect(page.getByText('Met', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Interviewing' }).click()
  const happened = page.getByRole('table', { name: 'History' }).getByRole('row')
  await expect(happened).toHaveText([/^Change/, /^Sent/, /^Accepted/, /^Corrected.*The certificate says two hours/])
  await expect(happened.nth(2)).toContainText(account.name)
  await page.goto(own)
  await expect(page.getByRole('row').filter({ hasText: 'Wrong one' })).toContainText('Refused')
})

test('a coordinator adds a photo for a person, and withdraws it with a reason', async ({
  page,
  newLearner,
  organization,
  signInAs,
}) => {
  test.slow()
  const learner = await newLearner({ name: 'Daniel Cyr' })
  const { account, coordinator } = await organization(learner)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people/${learner.accountId}`)
  await page.getByRole('link', { name: 'Other providers’ certificates' }).click()
  await fill(page, 'Interviewing')
  const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: outsideJpeg() }
  await page.getByLabel('Certificate', { exact: true }).setInputFiles(photo)
  await page.getByRole('button', { name: 'Add certificate' }).click()
  await done(page, 'Certificate added.')
  await page.getByRole('heading', { name: 'Withdraw this certificate' }).click()
  await page.getByLabel('Reason').last().fill('Entered for the wrong person')
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await done(page, 'Certificate withdrawn.')
  await expect(page.getByText('Reason: Entered for the wrong person')).toBeVisible()
})
