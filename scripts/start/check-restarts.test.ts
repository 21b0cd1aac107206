import { expect, test } from 'vitest'
import { judgeRestarts, whyNotRestarted } from './check-restarts.mjs'

const nothing = /^Nothing restarts npm start itself if it dies: run it as the shipped unit northlight\.service/

test('a start outside of a unit says that nothing restarts it, unless the operator names what does', () => {
  expect(whyNotRestarted({ restartedBy: '' }, '')).toMatch(nothing)
  expect(whyNotRestarted({ restartedBy: 'docker' }, '')).toBeNull()
  expect(whyNotRestarted({ restartedBy: '' }, 'northlight.service')).toBeNull()
})

test.each([
  ['', 'always', nothing],
  [
    'site.service',
    'no',
    /^The unit site\.service has Restart=no, so nothing restarts it if it dies: set Restart=always/,
  ],
  ['site.service', 'on-abort', /^The unit site\.service has Restart=on-abort/],
])('a running site in the unit "%s" with Restart=%s is named', async (unit, rule, sentence) => {
  expect(await judgeRestarts({ restartedBy: '' }, unit, async () => rule)).toMatch(sentence)
})

test('a site that systemd restarts is fine, and so is one whose systemd cannot be asked', async () => {
  expect(await judgeRestarts({ restartedBy: '' }, 'site.service', async () => 'always')).toBeNull()
  expect(await judgeRestarts({ restartedBy: '' }, 'site.service', () => Promise.reject(new Error('no bus')))).toBeNull()
  expect(await judgeRestarts({ restartedBy: 'docker' }, '')).toBeNull()
})
