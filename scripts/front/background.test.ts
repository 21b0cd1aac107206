import { expect, test } from 'vitest'
import { makeBackground } from './background.mjs'

test('the end waits for all work that answers left behind, and for what that work adds', async () => {
  const done: string[] = []
  const { waitUntil, whenDone } = makeBackground(() => {})
  waitUntil(
    Promise.resolve().then(() => {
      done.push('first')
      waitUntil(Promise.resolve().then(() => done.push('second')))
    }),
  )
  await whenDone()
  expect(done).toEqual(['first', 'second'])
})

test('work that fails is logged, and the end comes all the same', async () => {
  const failures: unknown[] = []
  const { waitUntil, whenDone } = makeBackground((error: unknown) => failures.push(error))
  const failure = new Error('no such row')
  waitUntil(Promise.reject(failure))
  await whenDone()
  expect(failures).toEqual([failure])
})
