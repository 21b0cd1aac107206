import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Page, TestInfo } from '@playwright/test'
import { sampleInput } from '@/fixtures/credential'
import { frozenFile } from '@/fixtures/frozen'
import { sampleIssuer } from '@/fixtures/issuer'
import { buildCredential } from '@/lib/proof/credential/build'
import { sealDocument } from '@/lib/proof/credential/seal'
import { signCredential } from '@/lib/proof/credential/sign'
import { jwks } from '@/lib/proof/issuer/did'
import { renderOfflineVerifier } from '@/lib/proof/verification/offline/page'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

/** Opens the downloaded verifier from disk with no network. */
async function openOffline(page: Page, testInfo: TestInfo): Promise<void> {
  const answer = await page.request.get('/verify/northlight-verifier.html')
  expect(answer.headers()['content-disposition']).toBe('attachment; filename="northlight-verifier.html"')
  await openFromDisk(page, testInfo, await answer.body())
}

async function openFromDisk(page: Page, testInfo: TestInfo, html: Buffer | string): Promise<void> {
  const file = testInfo.outputPath('northlight-verifier.html')
  await writeFile(file, html)
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

test('the offline verifier checks a certificate of another issuer with that issuer’s key file', async ({
  page,
}, testInfo) => {
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

test('a proof of time that the site gives is opened offline and waits for its certificate', async ({
  page,
  certifiedLearner,
  signInAs,
}, testInfo) => {
  const { learner, serial } = await certifiedLearner()
  await signInAs(learner)
  const answer = await page.request.get(`/credentials/${serial}.time`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${serial}.time"`,
  })
  const proof = await answer.body()

  await openOffline(page, testInfo)
  await page.getByLabel('Certificate', { exact: true }).setInputFiles(file(`${serial}.time`, proof))
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('proof of time is genuine')
  await expect(page.locator('#progress')).toHaveText(
    `The proof of time ${serial}.time is open. Now choose the certificate.`,
  )
})

test('the offline verifier from after a rotation asks for the proof of time, and believes it', async ({
  page,
}, testInfo) => {
  const kept = (name: string) => readFile(frozenFile(`2026-12-02.rotation/${name}`))
  const { issuer, asOf } = JSON.parse(String(await kept('rotated.keys.json')))
  await openFromDisk(page, testInfo, renderOfflineVerifier({ issuer, madeAt: new Date(asOf) }))
  const title = page.getByRole('region', { name: 'Verdict' }).getByRole('heading', { level: 2 })
  const progress = page.locator('#progress')
  const open = async (name: string, content?: Buffer) =>
    page.getByLabel('Certificate', { exact: true }).setInputFiles(file(name, content ?? (await kept(name))))

  await open('certificate.pdf')
  await expect(title).toHaveText('The time of its signature is not proven')
  await expect(progress).toBeEmpty()
  const proof = await kept('rotated.time')
  await open('changed.time', Buffer.from(String(proof).replace('"sealedAt": "2026', '"sealedAt": "2025')))
  await expect(title).toContainText('altered')
  await open('certificate.pdf')
  await expect(title).toHaveText('The time of its signature is not proven')

  await open('rotated.time')
  await expect(progress).toHaveText('The proof of time rotated.time is open. Now choose the certificate.')
  await expectAccessible(page, 'offline verifier, proof of time')
  for (const form of ['pdf', 'json', 'jwt', 'svg', 'png']) {
    await open(`certificate.${form}`)
    await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(`certificate.${form}, checked on`)
    await expect(title).toContainText('certificate is genuine')
  }
})

test('the offline verifier says that a proof of time is about another certificate', async ({ page }, testInfo) => {
  const issuer = await sampleIssuer()
  const { jwt } = await signCredential(issuer, buildCredential(issuer, sampleInput()), sampleInput().issuedAt)
  const files = [{ part: 'jwt', sha256: '0'.repeat(64), signatures: [], stamps: [] }]
  const proof = await sealDocument(issuer, { type: 'ProofOfTime', issuer: issuer.did, files }, new Date())
  const keys = issuer.keys.map((key) => (key.use === 'jwt' ? { ...key, retiredAt: new Date().toISOString() } : key))
  await openFromDisk(page, testInfo, renderOfflineVerifier({ issuer: { ...issuer, keys }, madeAt: new Date() }))
  const certificate = page.getByLabel('Certificate', { exact: true })
  await certificate.setInputFiles(file('other.time', JSON.stringify(proof)))
  await expect(page.locator('#progress')).toContainText('The proof of time other.time is open.')
  await certificate.setInputFiles(file('certificate.jwt', jwt))
  await expect(page.locator('#progress')).toHaveText(
    'The proof of time that you opened does not show when this was signed.',
  )
})
