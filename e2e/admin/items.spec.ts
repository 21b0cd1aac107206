import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { submitted } from '@/fixtures/analysis'
import { sampleItem } from '@/fixtures/quiz'
import { firstWords } from '@/lib/platform/words'
import { learner } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('an author sees which items are bad and why, in a plot, a table, an item page and a CSV file', async ({
  page,
  signInAs,
  administrator,
  course,
}) => {
  test.slow()
  const mark = randomUUID().slice(0, 8)
  const item = (name: string) => ({ ...sampleItem(`e2e-${name}-${mark}`), hash: `${name}-${mark}`.padEnd(64, '0') })
  const bad = item('bad')
  const good = item('good')
  const rare = item('rare')
  // Strong learners get the good item right and the bad one wrong; no learner picks the last option of either.
  const attempts = Array.from({ length: 40 }, (_, person) => {
    const isGood = person % 2 === 0
    const answer = (one: typeof bad, isRight: boolean) => ({
      item: one,
      credit: isRight ? 1 : 0,
      value: [isRight ? 'b' : 'a'],
    })
    return [answer(bad, !isGood), answer(good, isGood)]
  })
  // First attempts count, so each person has one.
  for (const attempt of attempts) await submitted(await learner(), course, `quiz-${mark}`, [attempt])
  await submitted(await learner(), course, `other-${mark}`, [[{ item: rare, credit: 0 }]])
  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Item analysis' }).click()
  const row = (name: string, table = 'To review, most urgent first') =>
    page
      .getByRole('table', { name: table })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: new RegExp(`${name}$`) }) })
  await expect(row(bad.id)).toContainText('Doesn’t discriminate, Option c idle')
  await expect(row(bad.id)).toContainText('40')
  await expect(row(bad.id)).toContainText('-1.00')
  await page.getByText(/other versions: no problem found/).click()
  await expect(row(rare.id, 'Others')).toContainText('Too few to judge')
  await expect(page.getByRole('link', { name: new RegExp(`\\(${bad.id}\\): p 0\\.50, r -1\\.00`) })).toBeVisible()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download these figures (CSV)' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  // Each of p and r has its interval after it.
  expect(lines.find((line) => line.startsWith(bad.id))).toMatch(
    /,40,0,0\.5,0\.[\d.]+,0\.[\d.]+,-1,[^,]*,[^,]*,,discrimination; distractor c,a 0\.5; b\* 0\.5; c 0,/,
  )

  await row(bad.id).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: firstWords(bad.stem) })).toBeVisible()
  await expect(page.getByText(`Item ${bad.id}`)).toBeVisible()
  await expect(page.getByText('The stem may be ambiguous, or a second option may be correct.')).toBeVisible()
  const bars = page.getByRole('list', { name: 'Answers given' }).getByRole('listitem')
  await expect(bars.filter({ hasText: '(key)' })).toContainText('50%')
  await expect(bars.filter({ hasText: '(idle)' })).toContainText('0%')
})
