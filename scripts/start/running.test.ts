import { afterEach, expect, test, vi } from 'vitest'
import { run, step } from './running.mjs'

afterEach(() => vi.restoreAllMocks())

test('a step hears of the progress of its program', async () => {
  const told: string[] = []
  const program = [
    '-e',
    "console.log('progress: 1 of 2'); setTimeout(() => console.log('progress: 2 of 2\\nmade both'), 300)",
  ]
  const output = await run(process.execPath, program, {
    failure: 'It failed',
    lines: 20,
    say: (text: string) => told.push(text),
  })
  expect(told).toEqual(['1 of 2', '2 of 2'])
  expect(output.trim().split('\n').at(-1)).toBe('made both')
})

test('without a terminal, a step writes its first progress and then a line every five seconds', async () => {
  const written: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line) => written.push(line))
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  await step('demo', async (say: (text: string) => void) => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      say(`${number} of 7`)
      now += 1000
    }
    return 'made it'
  })
  expect(written).toEqual([
    '  demo       1 of 7 …',
    '  demo       6 of 7 …',
    expect.stringMatching(/^ {2}demo {7}made it +7\.0 s$/),
  ])
})
