import { expect, test } from 'vitest'
import { nextOf } from './when-it-comes'

const plan = { byMail: true, quietFrom: 20, quietUntil: 8, timeZone: 'America/New_York' }
const open = { id: 'one', dueAt: new Date('2026-12-01T17:00:00Z') }

test('an answered case leads to the next one once it is ready, and until then to the courses', () => {
  const before = nextOf({ plan, open }, new Date('2026-12-01T16:59:00Z'))
  expect(before).toEqual({ words: 'The next case comes on December 1, 2026.', href: '/learn', button: 'My courses' })
  expect(nextOf({ plan, open }, open.dueAt).href).toBe('/practice/cases/one')
  expect(nextOf({ plan: null, open }, open.dueAt)).toEqual({
    words: 'No further case is planned.',
    href: '/learn',
    button: 'My courses',
  })
})
