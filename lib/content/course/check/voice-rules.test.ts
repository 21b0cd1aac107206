import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf, writeCourseFile } from '@/fixtures/course'
import { sampleVoice } from '@/fixtures/voice'

const file = 'sources/voices.yaml'

function problemsIn(changes: [from: string | RegExp, to: string][] = [], release = false) {
  return problemsOf(async (dir) => {
    await writeCourseFile(dir, file, sampleVoice)
    for (const [from, to] of changes) await changeCourseFile(dir, file, from, to)
  }, release)
}

test('a voice with consent and a review of its words has no problems', async () => {
  expect(await problemsIn()).toEqual([])
})

test.each<[string, [string | RegExp, string][], RegExp]>([
  ['no consent', [[/ {2}consent: .*\n/, '']], /:1: error: consent: is missing \(schema\)$/],
  ['no review', [[/ {2}review: .*\n/, '']], /:1: error: review: is missing \(schema\)$/],
  ['a consent of nobody', [['by: Paper 1', 'by: ""']], /:7: error: consent.by: .*\(schema\)$/],
  [
    'a consent that ended',
    [['until: null', 'until: 2026-11-24']],
    /:7: warning: the consent ended on .*\(voice-consent\)$/,
  ],
  [
    'a consent of a later day',
    [['on: 2026-10-01', 'on: 2026-12-01']],
    /:7: error: .* is in the future \(voice-consent\)$/,
  ],
  ['a review of other words', [['said no', 'said yes']], /:8: error: “voice-one” is now version .*\(voice-review\)$/],
  [
    'a survivor’s words that only counsel read',
    [['role: survivor-advocate', 'role: counsel']],
    /:8: .*\(voice-review\)$/,
  ],
  ['a lesson that nobody knows', [['les-first', 'les-none']], /:2: error: no lesson “les-none” \(dangling-lesson\)$/],
  ['a step that the lesson lacks', [['step: next', 'step: last']], /:3: error: no step “last” .*\(dangling-step\)$/],
  ['an unknown key', [['kind: survivor', 'kind: survivor\n  photo: x']], /:5: error: unknown key “photo” \(schema\)$/],
])('refuses or reports %s', async (_name, changes, expected) => {
  expect(await problemsIn(changes)).toEqual([expect.stringMatching(expected)])
})

test('refuses a consent that ended before a release, and an id used twice', async () => {
  const ended = await problemsIn([['until: null', 'until: 2026-11-24']], true)
  expect(ended.filter((line) => line.includes('voice-consent'))).toEqual([expect.stringContaining(': error: ')])
  expect(await problemsIn([[/$/, sampleVoice]])).toEqual([expect.stringMatching(/another voice .*\(duplicate-id\)$/)])
})
