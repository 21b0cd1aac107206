import { loadCatalog } from '@/lib/content/course/catalog/load'
import { recordSession } from '@/lib/record/classroom/record-session'
import { groupPieces } from '@/lib/record/group-session/piece'
import { rawPost } from '../access/raw-request'
import { expect, test } from '../fixtures'

test('a room votes by phone, and the case ends with its debrief, without JavaScript', async ({
  page,
  signInAs,
  organization,
  newDevice,
}) => {
  test.slow()
  const { account, coordinator } = await organization()
  const [piece] = groupPieces(await loadCatalog())
  if (!piece) throw new Error('there is no piece')
  const heldOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const taught = { title: 'Roll call', heldOn, hours: 30, place: 'Room', instructor: 'Trainer', topics: null }
  const sessionId = await recordSession(coordinator, taught)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/classroom/${sessionId}`)
  await page.getByRole('link', { name: 'Run a case with votes' }).click()
  await page.getByLabel('Case').selectOption(piece.id)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('You can step out at any time.')).toBeVisible()
  const address = (await page.getByRole('img', { name: 'QR code of' }).getAttribute('alt'))?.split(' ').at(-1) ?? ''

  const phones = await Promise.all(
    [1, 2, 3, 4, 5].map(async () => (await newDevice({ javaScriptEnabled: false })).newPage()),
  )
  const [first] = phones
  if (!first) throw new Error('there is no phone')
  await first.goto(address)
  await expect(first.getByText('This page waits for the next question.')).toBeVisible()
  await page.getByRole('button', { name: 'Show the first question' }).click()
  const { pathname } = new URL(address)
  for (const Cookie of [
    'northlight.vote=AAAAAAAAAAAAAAAAAAAAAAAAAAA',
    `northlight.vote=${'a'.repeat(27)}.${'b'.repeat(43)}`,
  ]) {
    const madeUp = await rawPost(pathname, { question: '1', choice: piece.nodes[0]?.choices[0]?.id ?? '' }, { Cookie })
    expect(madeUp.headers.location).toBe(`${pathname}?no-cookie`)
  }
  for (const [index, phone] of phones.entries()) {
    if (phone !== first) await phone.goto(address)
    await phone
      .getByRole('radio')
      .nth(index === 0 ? 1 : 0)
      .check()
    await phone.getByRole('button', { name: 'Vote' }).click()
    await expect(phone.getByText('Your vote was counted.')).toBeVisible()
  }
  // Waiting pages refresh by themselves; a goto at the same time would be interrupted.
  await expect(page.getByText('5 votes')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Close the votes' }).click()
  const bars = page.getByRole('list', { name: '5 votes' })
  await expect(bars.getByText('80%')).toBeVisible()
  await expect(bars.getByText('20%')).toBeVisible()
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await expect(page.getByRole('heading', { name: piece.point ?? '' })).toBeVisible()
  await expect(first.getByText('This case has ended.')).toBeVisible({ timeout: 30_000 })
})
