import { expect, test } from 'vitest'
import { matrix } from '@/e2e/access/matrix/matrix'
import { listRoutes } from '@/e2e/access/routes'

test('each method of each address has one line in the matrix of roles, and each line has its address', () => {
  const routes = listRoutes().flatMap(({ pattern, methods }) => methods.map((method) => `${method} ${pattern}`))
  expect(routes.length).toBeGreaterThan(150)
  expect(Object.keys(matrix).sort()).toEqual(routes.sort())
})
