import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PathMap } from '@/app/_ui/path-map'

function labelsOf(title: string, turned: boolean): string[] {
  const own = { id: 'one', title, kind: 'costly' as const, turned }
  const drawn = renderToStaticMarkup(createElement(PathMap, { title: 'Two ways', rows: [{ own, other: null }] }))
  return [...drawn.matchAll(/<tspan[^>]*>([^<]*)/g)].map(([, line]) => line ?? '')
}

test('the drawing marks the turning point, however long its title', () => {
  expect(labelsOf('At the window', true)).toEqual(['At the window:', 'turning point'])
  expect(labelsOf('Interpreters, relatives, bystanders, supervisors', true).at(-1)).toBe('turning point')
  expect(labelsOf('Interpreters, relatives, bystanders, supervisors', false)).not.toContain('turning point')
})
