import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Page, TestInfo } from '@playwright/test'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import { jwks } from '@/lib/proof/issuer/did'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

/** Opens the downloaded verifier from disk with no network. */
async function openOffline(page: Page, testInfo: TestInfo): Promise<void> {
  const answer = await page.request.get('/verify/northlight-verifier.html')
  expect(answer.headers()['content-disposition']).toBe('attachment; filename="northlight-verifier.html"')
  const file = testInfo.outputPath('northlight-verifier.html')
  await writeFile(file, await answer.body())
  await page.context().setOffline(true)
  await page.goto(pathToFileURL(file).href)
}

const file = (name: string, content: Buffer | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

test('the offline verifier tells a genuine certificate from an altered one without a network', async ({
  page,
  certifiedLearner,
  signInAs,
}, testInfo) => {
  const { learner, serial } = await certifiedLearner()
  await signInAs(learner)
  const get = async (path: string) => (await page.request.get(path)).body()
  const pdf = await get(`/certificates/${serial}.pdf`)
  const json = (await get(`/credentials/${serial}.json`)).toString()
  const jwt = (await get(`/credentials/${serial}.jwt`)).toString()
  const badges = [await get(`/credentials/${serial}.svg`), await get(`/credentials/${serial}.png`)]

  await openOffline(page, testInfo)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  const title = verdict.getByRole('heading', { level: 2 })
  await page.getByLabel('Certificate', { exact: true }).setInputFiles(file(`${serial}.pdf`, pdf))
  await expect(title).toContainText('certificate is genuine')
  await expect(title).toBeFocused()
  await expect(verdict).toContainText(learner.name)
  await expect(verdict).toContainText('Only the record shows whether it was revoked or superseded since')
  await expectAccessible(page, 'offline verifier, genuine')

  const changed = Buffer.from(pdf)
  changed[2000] = (changed[2000] ?? 0) ^ 1
  await page.getByLabel('Certificate', { exact: true }).setInputFiles(file('changed.pdf', changed))
  await expect(title).toContainText('altered')
  await expectAccessible(page, 'offline verifier, altered')

  const text = page.getByLabel('Or its text')
  const check = page.getByRole('button', { name: 'Check', exact: true })
  for (const [sound, broken] of [
    [json, json.replace(learner.name, 'Somebody Else')],
    [jwt, `${jwt.slice(0, -20)}AAAA${jwt.slice(-16)}`],
  ] as const) {
    await text.fill(sound)
    await check.click()
    await expect(verdict).toContainText('The pasted text, checked on')
    await expect(title).toContainText('certificate is genuine')
    await text.fill(broken)
    await check.click()
    await expect(title).toContainText('altered')
  }
  for (const badge of badges) {
    await page.getByLabel('Certificate', { exact: true }).setInputFiles(file('badge', badge))
    await expect(verdict).toContainText('badge, checked on')
    await expect(title).toContainText('certificate is genuine')
  }
})

test('the offline verifier checks a certificate of another issuer with that issuer’s key file', async ({ page }, testInfo) => {
  const other = await sampleIssuer({ url: 'https://other.test.example', name: 'Other' })
  const day = new Date('2025-11-20T12:00:00Z')
  const credential = buildCredential(other, sampleInput({ startedAt: day, completedAt: day, issuedAt: day }))
  const { json } = await signCredential(other, credential, day)

  await openOffline(page, testInfo)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  const check = async () => {
    await page.getByLabel('Or its text').fill(json)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
  }
  await check()
  await expect(verdict).toContainText('This was not issued by')

  await page.getByLabel('Use another key file').setInputFiles(file('notes.txt', 'no keys'))
  await expect(page.getByRole('alert')).toContainText('not a key file')
  await page.getByLabel('Use another key file').setInputFiles(file('jwks.json', JSON.stringify(jwks(other))))
  await expect(page.getByRole('status').filter({ hasText: 'did:web:other.test.example' })).toBeVisible()
  await check()
  await expect(verdict.getByRole('heading', { level: 2 })).toContainText('certificate is genuine')
  await expect(verdict).toContainText('the keys in the file that you opened')

  await page.getByRole('button', { name: 'Use the keys inside this file again' }).click()
  await expect(verdict).toBeHidden()
  await check()
  await expect(verdict).toContainText('This was not issued by')
})
