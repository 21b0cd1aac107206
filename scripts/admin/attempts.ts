import { operator } from '@/lib/people/account/actor'
import { type Answer, need, Refusal, values } from './arguments.ts'

export const attemptVerbs = {
  async 'unlock-attempt'(): Promise<Answer> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { unlockInput } = await import('@/lib/training/attempt/schema')
    const { unlock } = await import('@/lib/training/attempt/unlock')
    const { loadCatalog } = await import('@/lib/content/course/load')
    const { listUnits } = await import('@/lib/content/course/lookup')
    const account = await findAccountByEmail(need('email'))
    const input = unlockInput.parse({ unitId: need('quiz'), reason: need('reason') })
    const { courses } = await loadCatalog()
    const ids = courses.flatMap(listUnits).flatMap((unit) => (unit.kind === 'quiz' ? unit.id : []))
    if (!ids.includes(input.unitId))
      throw new Refusal(`There is no quiz ${input.unitId}: ${[...new Set(ids)].join(', ')}.`)
    await unlock(operator, { accountId: account.id, ...input })
    return { text: `${account.email} may take ${input.unitId} once more.`, data: { accountId: account.id, ...input } }
  },
  async 'grant-accommodation'(): Promise<Answer> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { grantAccommodation } = await import('@/lib/training/attempt/grant-accommodation')
    const { accommodationInput } = await import('@/lib/training/attempt/schema')
    const account = await findAccountByEmail(need('email'))
    const input = accommodationInput.parse({
      timeFactor: values['time-factor'] ?? 1,
      extraAttempts: values['extra-attempts'] ?? 0,
      reason: need('reason'),
    })
    await grantAccommodation(operator, { accountId: account.id, ...input })
    const { timeFactor, extraAttempts } = input
    return {
      text: `${account.email} has ${timeFactor} times the time and ${extraAttempts} more attempts from now on.`,
      data: { accountId: account.id, ...input },
    }
  },
  async 'end-accommodation'(): Promise<Answer> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { endAccommodation } = await import('@/lib/training/attempt/end-accommodation')
    const account = await findAccountByEmail(need('email'))
    await endAccommodation(operator, { accountId: account.id })
    return { text: `${account.email} has the usual time and attempts.`, data: { accountId: account.id } }
  },
}
