import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readCommand } from '../admin/arguments'
import { logVerbs } from '../admin/log'

const root = path.join(import.meta.dirname, '..', '..')

function unitIn(file: string): Record<string, string> {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8')
  return Object.fromEntries(
    text.split('\n').flatMap((line) => [...line.matchAll(/^(\w+)=(.*)$/g)].map(([, ...pair]) => pair)),
  )
}

test('the systemd unit runs the starter, always restarts it, and leaves it time to stop everything in order', () => {
  const unit = unitIn('northlight.service')
  const program = unit.ExecStart?.split(' ').at(-1) ?? ''
  expect(existsSync(path.join(root, program))).toBe(true)
  expect(unit).toMatchObject({ Restart: 'always', KillMode: 'mixed', StartLimitIntervalSec: '0' })
  expect(unit.OOMPolicy).toBe('continue')
  // Worker and app have SHUTDOWN_SECONDS and five more each, Postgres 25.
  expect(Number(unit.TimeoutStopSec)).toBeGreaterThan(20 + 20 + 25)
})

test('the timer checks the log once a day as the same user, with an alarm, and makes up for a missed day', () => {
  const timer = unitIn('northlight-verify-log.timer')
  expect(timer).toMatchObject({
    Persistent: 'true',
    WantedBy: 'timers.target',
    OnCalendar: expect.stringMatching(/^\*-\*-\* \d/),
  })
  const check = unitIn('northlight-verify-log.service')
  const [, script, verb = ''] = check.ExecStart?.match(/npm run (\w+) -- (\S+) --alarm$/) ?? []
  expect(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts).toHaveProperty(`${script}`)
  expect(Object.keys(logVerbs)).toContain(verb)
  expect(check.Type).toBe('oneshot')
  const { User, WorkingDirectory, ReadWritePaths } = unitIn('northlight.service')
  expect(check).toMatchObject({ User, WorkingDirectory, ReadWritePaths })
})

test('the timer backs up once a day as the same user, into a folder that it may write', () => {
  expect(unitIn('northlight-backup.timer')).toMatchObject({
    Persistent: 'true',
    WantedBy: 'timers.target',
    OnCalendar: expect.stringMatching(/^\*-\*-\* \d/),
  })
  const { ExecStart = '', ReadWritePaths, ...unit } = unitIn('northlight-backup.service')
  const [, line = ''] = ExecStart.match(/npm run admin -- (.+)$/) ?? []
  const { given } = readCommand(line.split(' '))
  const site = unitIn('northlight.service')
  expect(unit).toMatchObject({ Type: 'oneshot', User: site.User, WorkingDirectory: site.WorkingDirectory })
  expect(ReadWritePaths).toBe(`${site.ReadWritePaths} ${given.rest}`)
})
