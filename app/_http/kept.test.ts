import { createElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { keptPage } from './kept'

afterEach(() => {
  vi.useRealTimers()
})

test('spellings of one address share one cached copy', async () => {
  const make = vi.fn(() => ({ title: 'Supported', main: createElement('main') }))
  const bodies = []
  for (const name of ['supported', '%73upported', 's%75pported']) {
    const request = new Request(`http://127.0.0.1/sources/${name}`)
    bodies.push(await (await keptPage(request, { cache: 'public', make })).text())
  }
  expect(new Set(bodies).size).toBe(1)
  expect(make).toHaveBeenCalledOnce()
})

test("a new copy is made when the day begins in the site's zone", async () => {
  const make = vi.fn((_catalog: unknown, today: string) => ({ title: today, main: createElement('main') }))
  const titles = []
  for (const moment of ['2026-12-02T23:30Z', '2026-12-03T01:30Z', '2026-12-03T04:59Z', '2026-12-03T05:00Z']) {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) })
    const request = new Request('http://127.0.0.1/sources/changed')
    const html = await (await keptPage(request, { cache: 'public', make })).text()
    titles.push(/<title>([\d-]+)/.exec(html)?.[1])
  }
  expect(titles).toEqual(['2026-12-02', '2026-12-02', '2026-12-02', '2026-12-03'])
  expect(make).toHaveBeenCalledTimes(2)
})
