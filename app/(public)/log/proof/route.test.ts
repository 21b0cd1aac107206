import { expect, test } from 'vitest'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { learner } from '@/prisma/factories'
import { GET as getCheckpoint } from '../checkpoint/route'
import { GET } from './route'

const site = 'https://issuer.test.example/log'
const noParams = { params: Promise.resolve({}) }
const ask = (search: string) => GET(new Request(`${site}/proof?${search}`), noParams)

test('the newest checkpoint is a note, and a proof of any shorter length leads to it', async () => {
  await learner()
  await sealLog()
  const response = await getCheckpoint(new Request(`${site}/checkpoint`), noParams)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'access-control-allow-origin': '*',
  })
  const [origin, size] = (await response.text()).split('\n')
  expect(origin).toBe('issuer.test.example/log')
  const answer = await ask(`from=1&to=${size}`)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(await answer.json()).toEqual({ from: 1, to: Number(size), consistency: expect.any(Array) })
  expect((await ask(`entry=${size}&to=${size}`)).status).toBe(200)
})

test.each(['', 'from=0', 'from=-1', 'from=1e3', 'from=1&to=999999999', 'entry=x', 'entry=01', 'from=2&to=1'])(
  'a proof that makes no sense, or of what is not signed yet, is a 404: %s',
  async (search) => {
    expect((await ask(search)).status).toBe(404)
  },
)
