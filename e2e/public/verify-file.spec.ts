import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { operator } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'
import { correct } from '@/lib/record/certificate/correct'
import { revoke } from '@/lib/record/certificate/revoke'
import { makeSerial } from '@/lib/record/certificate/serial'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { rawRequest } from '../access/raw-request'
import { sessionOf } from '../access/session'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'
import { filesOf, handIn, pdfOf } from './handed-in'

/** Signed with a serial that no record has. */
async function credentialOf(issuer: Issuer): Promise<string> {
  const issuedAt = new Date()
  const dates = { startedAt: issuedAt, completedAt: issuedAt, issuedAt, expiresAt: null }
  const input = sampleInput({ ...dates, serial: makeSerial(systemWorld.random), statusPosition: 2_000_000 })
  return (await signCredential(issuer, buildCredential(issuer, input), issuedAt)).json
}

test('a certificate PDF checks as valid, as revoked after revocation, and as altered after one byte changes', async ({
  page,
  certifiedLearner,
}) => {
  test.slow()
  const { learner, serial } = await certifiedLearner()
  const pdf = await pdfOf(learner, serial)
  const file = { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: pdf }
  const check = async (what = file) => {
    await page.goto('/verify')
    await page.getByLabel('File', { exact: true }).setInputFiles(what)
    await expect(page.getByRole('status').filter({ hasText: `${what.name} is chosen` })).toBeVisible()
    await page.getByRole('button', { name: 'Check' }).click()
  }
  await check()
  await expect(page.getByRole('heading', { level: 1, name: 'This certificate is valid' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(learner.name)
  await expect(page.getByRole('main')).not.toContainText(learner.email)
  const lines = page.getByRole('main').locator('.finding strong')
  const sound = [
    /^Issued by /,
    'Not altered',
    /^Not expired/,
    'Not revoked',
    'Current',
    'Not checked: who is holding it',
  ]
  await expect(lines).toHaveText(sound)
  await expect(page.getByRole('main')).toContainText('Name as declared by the holder: compare it with an ID.')
  await expectAccessible(page, 'a valid file')
  await page.getByRole('link', { name: 'See the record' }).click()
  await expect(page).toHaveURL(`/verify/${serial}`)
  await expect(lines).toHaveText([
    ...[/^Issued by /, 'Not checked: altered or not', /^Not expired/, 'Not revoked', 'Current'],
    'Not checked: who is holding it',
  ])

  await revoke(operator, { serial, reason: 'a test' })
  await check()
  await expect(page.getByRole('heading', { level: 1, name: 'This certificate was revoked' })).toBeVisible()
  await expect(lines.nth(3)).toHaveText(/^Revoked on \w+ \d+, \d{4}$/)
  await expectAccessible(page, 'a revoked file')

  const changed = Buffer.from(pdf)
  const place = Math.floor(changed.length / 4)
  changed[place] = (changed[place] ?? 0) ^ 1
  await check({ ...file, buffer: changed })
  await expect(page.getByRole('heading', { level: 1, name: /altered/i })).toBeVisible()
  await expect(lines).toHaveText(['Altered', 'Not checked: who issued it, expired, revoked, or superseded'])
  await expect(page.getByRole('link', { name: 'See the record' })).toHaveCount(0)
})

test('every credential format is checked, and the states of files without a certificate are reported', async ({
  request,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  for (const file of await filesOf(learner, serial)) {
    expect(await handIn(request, { file }), file.name).toMatchObject({ state: 'valid', facts: { serial } })
    if (!/json|jwt/.test(file.name)) continue
    expect(await handIn(request, { text: file.buffer.toString() }), file.name).toMatchObject({ state: 'valid' })
  }
  const corrected = await correct(operator, { serial, name: 'Another Name', reason: 'a test' }, agreesWithLog)
  expect(corrected.ok).toBe(true)
  const [pdf] = await filesOf(learner, serial)
  expect(await handIn(request, { file: pdf })).toMatchObject({ state: 'superseded' })

  const ours = configuredIssuer()
  if (!ours) throw new Error('tests need an issuer')
  const theirs = await sampleIssuer({ url: 'https://elsewhere.example', name: 'Elsewhere' })
  const texts: Record<string, string> = {
    contradicted: await credentialOf(ours),
    'not-issued': await credentialOf(theirs),
    altered: (await credentialOf(ours)).replace('Ana Pelletier', 'Eve Pelletier'),
    unreadable: 'Dear Sir or Madam',
  }
  for (const [state, text] of Object.entries(texts)) expect(await handIn(request, { text })).toMatchObject({ state })
})

test('a serial, a link, an empty form and an oversized file each get their own answer', async ({
  page,
  request,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  for (const text of [serial.toLowerCase(), `https://elsewhere.example/verify/${serial}`]) {
    const answer = await request.post('/verify/check', { multipart: { text }, maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([303, `/verify/${serial}`])
  }
  const buffer = Buffer.alloc(20 * 1024 * 1024, '%PDF-1.7\n')
  const large = { name: 'large.pdf', mimeType: 'application/pdf', buffer }
  const answer = await request.post('/verify/check', { multipart: { file: large } })
  expect(answer.status()).toBe(413)
  expect(await answer.text()).toContain('This file is larger than 5 MB')
  const nonsense = { 'Content-Type': 'multipart/form-data; boundary=x', 'Sec-Fetch-Site': 'same-origin' }
  expect((await rawRequest('/verify/check', { method: 'POST', headers: nonsense, body: 'x' })).status).toBe(422)
  const reloaded = await rawRequest('/verify/check', { headers: await sessionOf(learner) })
  expect([reloaded.status, reloaded.headers.location]).toEqual([303, '/verify'])

  await page.goto('/verify')
  await page.getByRole('button', { name: 'Check' }).click()
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Choose a file/ })
    .click()
  await expect(page.getByLabel('File', { exact: true })).toBeFocused()
})

test('a visitor can drop a file anywhere on the page or paste text', async ({ page }) => {
  await page.goto('/verify')
  const transfer = (kind: 'file' | 'text') =>
    page.evaluateHandle((what) => {
      const data = new DataTransfer()
      if (what === 'file') data.items.add(new File(['Dear Sir or Madam'], 'letter.txt'))
      else data.setData('text/plain', '{"a": 1}')
      return data
    }, kind)
  const said = page.locator('.drop-said')
  await page
    .getByRole('main')
    .evaluate(
      (main, clipboardData) => main.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true })),
      await transfer('text'),
    )
  await expect(page.getByLabel('Or paste its text')).toHaveValue('{"a": 1}')
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: await transfer('file') })
  await expect(said).toHaveText('letter.txt is chosen. Press Check.')
  await expect(page.getByLabel('Or paste its text')).toHaveValue('')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /could not be read/ })).toBeVisible()
})
