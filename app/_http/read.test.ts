import { expect, test } from 'vitest'
import { read } from './read'

test('a page finds no words by the name of what every object has', async () => {
  const words: Record<string, string> = { saved: 'Saved.' }
  const show = read(async ({ query }) => ({ title: words[query.get('done') ?? ''] }), Response.json)
  const titleAt = async (done: string) => {
    const request = new Request(`http://localhost/people?done=${done}`)
    return (await show(request, { params: Promise.resolve({}) })).json()
  }
  expect(await titleAt('saved')).toEqual({ title: 'Saved.' })
  expect(await titleAt('__proto__')).toEqual({})
})
