import { readFile } from 'node:fs/promises'
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { cohort, joined, stillWorld } from '@/prisma/factories'
import { rawRequest } from '../access/raw-request'
import { sessionOf } from '../access/session'
import { expect, test } from '../fixtures'

test('a coordinator requests a cohort’s packet, downloads it and sees the download recorded', async ({
  page,
  signInAs,
  organization,
  newLearner,
  certifiedLearner,
}) => {
  const { account, coordinator } = await organization()
  const stranger = await organization()
  const { code } = await cohort(coordinator, 'Night shift')
  const certified = await certifiedLearner()
  const before = stillWorld('2026-11-01T12:00:00Z')
  for (const person of [certified.learner, await newLearner()]) await joined(person, code, before)

  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}`)
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Audit packets' }).click()
  await page.getByLabel('Cohort').selectOption('Night shift (2 people)')
  await page.getByRole('button', { name: 'Request the packet' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Audit packet: Night shift' })).toBeVisible()
  await expect(page.getByText('Not downloaded yet')).toBeVisible()
  const address = new URL(page.url()).pathname

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download (ZIP)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^packet-night-shift-[0-9a-f]{8}\.zip$/)
  const entries = await new ZipReader(new Uint8ArrayReader(await readFile(await download.path()))).getEntries()
  const names = entries.map(({ filename }) => filename)
  expect(names.at(-1)).toBe('manifest.json')
  expect(names.some((name) => name.endsWith(`/certificates/${certified.serial}.pdf`))).toBe(true)
  await page.getByRole('link', { name: 'Check progress' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Download completed on' })).toBeVisible()

  const session = await sessionOf(stranger.account)
  const own = address.replace(coordinator.organizationId, stranger.coordinator.organizationId)
  for (const path of ['', '/packet.zip', '/progress'].flatMap((end) => [address + end, own + end])) {
    expect([path, (await rawRequest(path, { headers: session })).status]).toEqual([path, 404])
  }
})
