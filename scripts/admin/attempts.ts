import { operator } from '@/lib/people/account/actor'
import { type CommandResult, type Given, Refusal } from './arguments.ts'

export const attemptVerbs = {
  async 'unlock-attempt'({ email, quiz, reason }: Given): Promise<CommandResult> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { unlockInput } = await import('@/lib/training/attempt/schema')
    const { unlock } = await import('@/lib/training/attempt/unlock')
    const { loadCatalog } = await import('@/lib/content/course/catalog/load')
    const { listUnits } = await import('@/lib/content/course/lookup')
    const account = await findAccountByEmail(email)
    const input = unlockInput.parse({ unitId: quiz, reason })
    const { courses } = await loadCatalog()
    const ids = courses.flatMap(listUnits).flatMap((unit) => (unit.kind === 'quiz' ? unit.id : []))
    if (!ids.includes(input.unitId))
      throw new Refusal(`There is no quiz ${input.unitId}: ${[...new Set(ids)].join(', ')}.`)
    await unlock(operator, { accountId: account.id, ...input })
    return { text: `${account.email} may take ${input.unitId} once more.`, data: { accountId: account.id, ...input } }
  },
  async 'grant-accommodation'({ email, reason, ...more }: Given): Promise<CommandResult> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { grantAccommodation } = await import('@/lib/training/attempt/grant-accommodation')
    const { accommodationInput } = await import('@/lib/training/attempt/schema')
    const account = await findAccountByEmail(email)
    const input = accommodationInput.parse({
      timeFactor: more['time-factor'] || 1,
      extraAttempts: more['extra-attempts'] || 0,
      reason,
    })
    await grantAccommodation(operator, { accountId: account.id, ...input })
    const { timeFactor, extraAttempts } = input
    return {
      text: `${account.email} has ${timeFactor} times the time and ${extraAttempts} more attempts from now on.`,
      data: { accountId: account.id, ...input },
    }
  },
  async 'end-accommodation'({ email }: Given): Promise<CommandResult> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { endAccommodation } = await import('@/lib/training/attempt/end-accommodation')
    const account = await findAccountByEmail(email)
    await endAccommodation(operator, { accountId: account.id })
    return { text: `${account.email} has the usual time and attempts.`, data: { accountId: account.id } }
  },
}
