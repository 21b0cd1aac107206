import type { Lesson } from '@/lib/content/course/schema'
import { lessonsOf } from '@/prisma/course-parts'
import { courseOf, expect, test } from '../fixtures'

const mostBytes = 60_000

test('every lesson of both courses, cold and with its pictures, takes at most 60 kB', async ({
  newPageAs,
  enrolledLearner,
}) => {
  test.setTimeout(180_000)
  const weights: { address: string; bytes: number }[] = []
  for (const slug of ['law-enforcement', 'ngo-volunteer']) {
    const course = await courseOf(slug)
    const page = await newPageAs(await enrolledLearner(course))
    const network = await page.context().newCDPSession(page)
    let bytes = 0
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await network.send('Network.enable')
    await network.send('Network.setCacheDisabled', { cacheDisabled: true })
    await page.setExtraHTTPHeaders({ 'Accept-Encoding': 'gzip' })
    for (const { slug: unit } of lessonsOf(course) as Lesson[]) {
      const address = `/learn/${slug}/${unit}`
      bytes = 0
      await page.goto(address, { waitUntil: 'networkidle' })
      weights.push({ address, bytes })
    }
  }
  const heaviest = weights.sort((one, other) => other.bytes - one.bytes)[0]
  test.info().annotations.push({ type: 'heaviest lesson', description: `${heaviest?.address}: ${heaviest?.bytes}` })
  expect(weights.length).toBeGreaterThan(25)
  expect(weights.filter(({ bytes }) => bytes > mostBytes || bytes < 20_000)).toEqual([])
})
