import { rawRequest } from '../access/raw-request'
import { sessionOf } from '../access/session'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'
import { handIn } from '../public/handed-in'

test('a learner downloads both forms of the transcript, and /verify finds each genuine', async ({
  page,
  request,
  signInAs,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  await signInAs(learner)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Your transcript' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Transcript' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Certificates' })).toContainText(serial)
  await expectAccessible(page, 'the transcript')

  const headers = await sessionOf(learner)
  for (const format of ['pdf', 'json']) {
    const { status, headers: sent, bytes } = await rawRequest(`/account/transcript.${format}`, { headers })
    expect([status, sent['cache-control']]).toEqual([200, 'private, no-store'])
    const file = { name: `transcript.${format}`, mimeType: sent['content-type'] ?? '', buffer: bytes }
    expect(await handIn(request, { file })).toMatchObject({ state: 'genuine', facts: { name: learner.name } })
    const changed = Buffer.from(bytes)
    changed[300] = (changed[300] ?? 0) ^ 1
    expect((await handIn(request, { file: { ...file, buffer: changed } })).state).not.toBe('genuine')
    if (format === 'json') {
      await page.goto('/verify')
      await page.getByLabel('Or paste its text').fill(bytes.toString())
      await page.getByRole('button', { name: 'Check' }).click()
      await expect(page.getByRole('heading', { level: 1, name: /this transcript is genuine/i })).toBeVisible()
      await expectAccessible(page, 'a genuine transcript')
    }
  }
  expect((await rawRequest('/account/transcript.json')).status).toBe(303)
})
