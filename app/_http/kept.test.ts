import { createElement } from 'react'
import { expect, test, vi } from 'vitest'
import { keptPage } from './kept'

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
