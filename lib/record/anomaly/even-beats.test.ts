import { expect, test } from 'vitest'
import { beaten, moments, viewed } from '@/fixtures/anomaly'
import { db } from '@/lib/platform/db'
import { nextSeconds } from '@/lib/training/time/interval'
import { learner } from '@/prisma/factories'
import { findEvenBeats } from './even-beats'

const morning = Date.parse('2092-03-05T12:00:00Z')

/** The flags of a scan five minutes after the previous one, after the last beat. */
async function foundOf(wait: (index: number, viewId: string) => number, count = 60) {
  const person = await learner()
  const viewId = await viewed(person, 'one', new Date(morning))
  const times = moments(morning, count, (index) => wait(index, viewId))
  await beaten(
    person,
    times.map((at) => ({ viewId, at })),
  )
  const to = new Date(times.at(-1) ?? morning)
  const found = await findEvenBeats(db, { from: new Date(to.getTime() - 5 * 60_000), to })
  return found.filter(({ accountId }) => accountId === person.accountId).map(({ facts }) => facts)
}

const turns =
  (...seconds: number[]) =>
  (index: number) =>
    (seconds[index % seconds.length] ?? 0) * 1000

test.each<[string, (index: number) => number, number]>([
  ['once a minute', turns(60), 1],
  ['once in two minutes', turns(120), 1],
  ['from two pages in turn, one right after the other', turns(18.9, 1.1), 2],
  ['at three waits in turn, none too soon', turns(26, 28, 30), 3],
  ['at seven waits in turn, one another', turns(26, 26, 26, 26, 26, 26, 30), 7],
])('a script is found that beats %s', async (_how, wait, every) => {
  expect(await foundOf(wait)).toMatchObject([{ beats: 30, every }])
})

test('a page that waits as asked is not flagged', async () => {
  expect(await foundOf((index, viewId) => nextSeconds(viewId, index) * 1000, 600)).toEqual([])
})
