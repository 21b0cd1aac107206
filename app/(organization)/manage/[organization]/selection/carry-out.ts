import { requireRecentPassword } from '@/app/_auth/recent-password'
import { fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { confirmsName, listUnits } from '@/lib/content/course/lookup'
import type { Coordinator } from '@/lib/people/account/actor'
import { movePeople } from '@/lib/people/organization/membership/move-people'
import { removeLearners } from '@/lib/people/role/remove-learner'
import { removalInput } from '@/lib/people/role/schema'
import { notFound } from '@/lib/platform/error'
import type { World } from '@/lib/platform/world'
import { extendForPeople } from '@/lib/record/amendment/extend'
import { laterDateInput } from '@/lib/record/amendment/schema'
import { listRoster } from '@/lib/record/roster/roster'
import { assignToPeople } from '@/lib/training/assignment/assign'
import { remind } from '@/lib/training/assignment/remind'
import { unlockInput } from '@/lib/training/attempt/schema'
import { unlockForPeople } from '@/lib/training/attempt/unlock'
import type { Act } from './acts'
import { dueInput, moveInput } from './read-selection'

interface Asked {
  coordinator: Coordinator
  accountIds: string[]
  request: Request
  form: URLSearchParams
  world: World
}

type Done = { done: string } | { errors: { field: string; message: string }[] }

const text = (form: URLSearchParams, name: string) => form.get(name) ?? ''

export const carryOut: Record<Act, (request: Asked) => Promise<Done>> = {
  async assign({ coordinator, accountIds, form, world }) {
    const parsed = dueInput.safeParse({ dueOn: text(form, 'dueOn') })
    if (!parsed.success) return { errors: fieldErrors(parsed.error) }
    const course = (await loadCatalog()).courses.find(({ id }) => id === text(form, 'course'))
    if (!course) throw notFound()
    const assigned = await assignToPeople(coordinator, { accountIds, course, ...parsed.data }, world)
    if (!assigned.ok) return { errors: [{ field: 'dueOn', message: 'Enter a day that has not passed.' }] }
    return { done: 'assigned' }
  },
  async unlock({ coordinator, accountIds, form, world }) {
    const course = (await loadCatalog()).courses.find(({ id }) => id === text(form, 'course'))
    const final = course && listUnits(course).find((unit) => unit.kind === 'quiz' && confirmsName(course, unit))
    if (!final) throw notFound()
    const parsed = unlockInput.safeParse({ unitId: final.id, reason: text(form, 'reason') })
    if (!parsed.success) return { errors: fieldErrors(parsed.error) }
    warnOfVictims(form, 'reason')
    const all = { after: null, limit: accountIds.length, now: world.now() }
    const failed = await listRoster(coordinator, { course, state: 'failed', accountIds }, all)
    if (failed.length === 0) return { errors: [{ field: 'course', message: 'None of them failed its final.' }] }
    await unlockForPeople(coordinator, { accountIds: failed.map((one) => one.accountId), ...parsed.data }, world)
    return { done: `unlocked-${failed.length}-${accountIds.length - failed.length}` }
  },
  async extend({ coordinator, accountIds, form, world }) {
    const course = (await loadCatalog()).courses.find(({ id }) => id === text(form, 'course'))
    if (!course) throw notFound()
    const parsed = laterDateInput.safeParse({ dueOn: text(form, 'dueOn'), reason: text(form, 'reason') })
    if (!parsed.success) return { errors: fieldErrors(parsed.error) }
    warnOfVictims(form, 'reason')
    const extended = await extendForPeople(coordinator, { accountIds, course, ...parsed.data }, world)
    if (!extended.ok) return { errors: [{ field: 'dueOn', message: 'Choose today or a later day.' }] }
    if (extended.extended === 0)
      return { errors: [{ field: 'course', message: 'None of them has opened this course.' }] }
    return { done: `extended-${extended.extended}-${accountIds.length - extended.extended}` }
  },
  async move({ coordinator, accountIds, form, world }) {
    const parsed = moveInput.safeParse({
      division: text(form, 'division'),
      to: text(form, 'to'),
      from: text(form, 'from'),
    })
    if (!parsed.success) return { errors: fieldErrors(parsed.error) }
    const { division, to, from } = parsed.data
    const inDivision = division === '' ? {} : { divisionId: division === 'none' ? null : division }
    await movePeople(coordinator, { accountIds, ...inDivision, to, from }, world)
    return { done: 'moved' }
  },
  async remind({ coordinator, accountIds, world }) {
    const { sent, already, unconfirmed } = await remind(coordinator, { accountIds }, world)
    return { done: `reminded-${sent}-${already}-${unconfirmed}` }
  },
  async remove({ coordinator, accountIds, request, form, world }) {
    const parsed = removalInput.safeParse({ reason: text(form, 'reason') })
    if (!parsed.success) return { errors: fieldErrors(parsed.error) }
    warnOfVictims(form, 'reason')
    await requireRecentPassword({ request, form })
    await removeLearners(coordinator, { accountIds, ...parsed.data }, world)
    return { done: 'removed' }
  },
}
