import { expect, test } from 'vitest'
import { file } from './file'

test('a download is private and has the name that we give it, not one from the request', async () => {
  const download = file(async () => ({ body: 'a,b', name: 'people.csv', type: 'text/csv; charset=utf-8' }))
  const response = await download(new Request('http://localhost/x?name=evil.exe'), {
    params: Promise.resolve({}),
  })
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="people.csv"')
  expect(response.headers.get('Cache-Control')).toBe('private, no-store')
})
