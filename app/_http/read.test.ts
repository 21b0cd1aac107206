import { expect, test } from 'vitest'
import { read } from './read'

test.each(['__proto__', 'constructor', 'Nguyễn'])('a page gets %s as it was typed into a search', async (text) => {
  const show = read(
    async ({ query }) => ({ text: query.get('find') }),
    (content) => Response.json(content),
  )
  const request = new Request(`http://localhost/people?find=${encodeURIComponent(text)}`)
  const response = await show(request, { params: Promise.resolve({}) })
  expect(await response.json()).toEqual({ text })
})
