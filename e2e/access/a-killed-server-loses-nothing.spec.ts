import { findSitting } from '@/lib/training/attempt/sitting'
import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { findFreePort } from './free-port'
import { kill, startProcess } from './own-process'
import { sessionOf } from './session'

test('acknowledged answers survive a SIGKILL, and the learner continues', async ({ enrolledLearner }) => {
  test.slow()
  const { quiz, quizAddress } = await findPlace()
  const person = await enrolledLearner()
  const session = await sessionOf(person)
  const port = await findFreePort()
  const send = (address: string, fields?: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}${address}`, {
      method: fields ? 'POST' : 'GET',
      headers: { ...session, Accept: 'application/json' },
      redirect: 'manual',
      ...(fields && { body: new URLSearchParams(fields) }),
    })

  let server = await startProcess(port)
  try {
    const { attemptId } = await (await send(`${quizAddress}/attempts`, {})).json()
    const address = `${quizAddress}/attempts/${attemptId}`
    for (let position = 1; position <= 5; position += 1) {
      expect((await send(`${address}/responses`, { position: String(position), value: 'b' })).status).toBe(200)
    }
    const unfinished = send(`${address}/responses`, { position: '6', value: 'b' }).then(
      ({ status }) => status,
      () => null,
    )
    await kill(server)
    const acknowledged = (await unfinished) === 200
    await expect(send(address)).rejects.toThrow()

    server = await startProcess(port)
    const again = await (await send(`${quizAddress}/attempts`, {})).json()
    expect(again).toMatchObject({ ok: true, attemptId })
    const sitting = await findSitting(person, attemptId)
    expect(sitting?.items.slice(0, 5).map(({ answered }) => answered)).toEqual([true, true, true, true, true])
    if (acknowledged) expect(sitting?.items[5]?.answered).toBe(true)
    expect(await (await send(`${address}/items/3`)).text()).toMatch(
      /<input[^>]*value="b"[^>]*checked=""|checked=""[^>]*value="b"/,
    )

    for (let position = 6; position <= 10; position += 1) {
      expect((await send(`${address}/responses`, { position: String(position), value: 'b' })).status).toBe(200)
    }
    const submitted = await send(`${address}/submission`, { name: person.name })
    expect(await submitted.json()).toEqual({ next: `${address}/result` })
    expect((await send(`${address}/result`)).status).toBe(200)
    expect(sitting?.unitId).toBe(quiz.id)
  } finally {
    await kill(server)
  }
})
