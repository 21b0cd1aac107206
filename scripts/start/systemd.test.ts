import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

test('the systemd unit runs the starter, always restarts it, and leaves it time to stop everything in order', () => {
  const text = readFileSync(path.join(import.meta.dirname, 'northlight.service'), 'utf8')
  const unit = Object.fromEntries(
    text.split('\n').flatMap((line) => (line.match(/^(\w+)=(.*)$/) ? [line.split('=')] : [])),
  )
  const program = unit.ExecStart.split(' ').at(-1)
  expect(existsSync(path.join(import.meta.dirname, '..', '..', program))).toBe(true)
  expect(unit).toMatchObject({ Restart: 'always', KillMode: 'mixed', StartLimitIntervalSec: '0' })
  // Worker and app have 15 seconds each, Postgres 25.
  expect(Number(unit.TimeoutStopSec)).toBeGreaterThan(15 + 15 + 25)
})
