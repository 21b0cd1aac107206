import { afterEach, expect, test, vi } from 'vitest'

/** As a new process with these variables answers. */
async function ask(variables: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  vi.resetModules()
  const { GET } = await import('./route')
  return () => GET(new Request('http://127.0.0.1/api/ready'), { params: Promise.resolve({}) })
}
afterEach(() => {
  vi.unstubAllEnvs()
  Reflect.deleteProperty(globalThis, 'northlightDraining')
})

const contentOf = async (response: Response) => [response.status, await response.json()]

test('answers 200 while the app can write, and 503 as soon as it drains', async () => {
  const get = await ask()
  const response = await get()
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await contentOf(response)).toEqual([200, { status: 'ready' }])
  Object.assign(globalThis, { northlightDraining: true })
  expect(await contentOf(await get())).toEqual([503, { status: 'unavailable', reason: 'The app is draining.' }])
})

test('answers 503 without usable keys, which a site that signs nothing does not need', async () => {
  const unsigned = await ask({ KEYS_FILE: '/nowhere/keys.json', ISSUER_URL: '' })
  expect((await unsigned()).status).toBe(200)
  const keyless = await ask({ ISSUER_URL: 'https://issuer.test.example' })
  const reason = 'The signing keys cannot be used.'
  expect(await contentOf(await keyless())).toEqual([503, { status: 'unavailable', reason }])
})

test('answers 503 while nothing is sealed', async () => {
  const get = await ask()
  const { stopSealing } = await import('@/lib/audit/tree/stop-sealing')
  const { resumeSealing } = await import('@/lib/audit/tree/resume-sealing')
  const { systemWorld } = await import('@/lib/platform/world')
  await stopSealing('A folder has a longer log.', { size: 2400, root: '' }, systemWorld)
  const reason = 'The log is not sealed: run npm run admin -- doctor.'
  expect(await contentOf(await get())).toEqual([503, { status: 'unavailable', reason }])
  await resumeSealing({ role: 'operator', accountId: null }, { reason: 'Restored a backup', givenUp: [] })
  expect((await get()).status).toBe(200)
})

test('answers 503 with the obstacle', async () => {
  const get = await ask({ NORTHLIGHT_DATABASE_FOLDER: '/nowhere' })
  const reason = 'The disk is almost full.'
  expect(await contentOf(await get())).toEqual([503, { status: 'unavailable', reason }])
})
