import { expect, test } from 'vitest'
import type { OpenInvitation } from '@/lib/people/member-invitation/open-invitations'
import { codePages } from './code-pages'

const invited = (name: string, divisionId: string | null): OpenInvitation => ({
  id: name,
  name,
  email: '',
  identifier: '',
  code: 'K7WM03QXD4',
  cohort: null,
  divisionId,
  expiresAt: new Date('2027-03-01T05:00:00Z'),
  state: 'sheet',
  mailedAt: null,
})

const divisions = [
  { id: 'p', parentId: null, name: 'Patrol', depth: 0 },
  { id: 'n', parentId: 'p', name: 'Nights', depth: 1 },
  { id: 'j', parentId: null, name: 'Jail', depth: 0 },
]

test('each division begins a page, ten codes fill one, and people in none or in an archived division come last', () => {
  const nights = Array.from({ length: 12 }, (_, index) => invited(`Person ${index}`, 'n'))
  const pages = codePages([invited('Ada', null), ...nights, invited('Bo', 'p'), invited('Cy', 'gone')], divisions)
  expect(pages.map(({ division, codes, from, of }) => [division, codes.length, from, of])).toEqual([
    ['Patrol', 1, 1, 1],
    ['Nights', 10, 1, 12],
    ['Nights', 2, 11, 12],
    [null, 2, 1, 2],
  ])
  expect(codePages([], divisions)).toEqual([])
})
