import { expect, test } from 'vitest'
import { grown } from '@/fixtures/witness'
import { nameOfCheckpoint } from '@/lib/people/witness/folder'
import { GET } from './route'

const ask = (search: string) =>
  GET(new Request(`http://127.0.0.1/log/checkpoint${search}`), { params: Promise.resolve({}) })

test('the link of a mail saves its checkpoint as a file, also after the log has grown', async () => {
  const kept = await grown()
  const newest = await grown()
  const saved = await ask(`?size=${kept.size}`)
  expect(saved.headers.get('content-disposition')).toBe(`attachment; filename="${nameOfCheckpoint(kept)}"`)
  expect(await saved.text()).toBe(kept.note)
  const shown = await ask('')
  expect([shown.headers.get('content-disposition'), await shown.text()]).toEqual([null, newest.note])
})

test.each(['999999999999999', '0', '-1', 'x', '', '1e3'])('there is no checkpoint of the length %j', async (size) => {
  expect((await ask(`?size=${size}`)).status).toBe(404)
})
