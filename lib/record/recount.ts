import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Coordinator, OrganizationZone } from '@/lib/people/account/actor'
import { logError } from '@/lib/platform/log-error'
import { systemWorld, type World } from '@/lib/platform/world'
import { type Count, isLarge, recount } from '@/lib/record/cached-count/cached-count'
import { forgetCount } from '@/lib/record/cached-count/forget'
import { listCountsBefore } from '@/lib/record/cached-count/queries'
import { countShares } from '@/lib/record/compliance/count-states'
import { countDesk } from '@/lib/record/desk/count-desk'
import { countReminders } from '@/lib/record/reminder/plan'
import { findSharedAssignment } from '@/lib/training/assignment/queries'

const everyMinutes = 15

/** By the part of `about` before its colon. Null: its course or assignment has ended. */
const counters: Record<string, (organization: OrganizationZone, id: string) => Promise<Count<object> | null>> = {
  async countdown(organization, id) {
    const course = (await loadCatalog()).courses.find((one) => one.id === id)
    return course ? countDesk(organization, course) : null
  },
  shares: async (organization) => countShares(organization),
  async reminders(organization, id) {
    const assignment = await findSharedAssignment(organization, id)
    return assignment && countReminders(organization, assignment)
  },
}

async function findCounter(organization: OrganizationZone, about: string): Promise<Count<object> | null> {
  const [kind = '', id = ''] = about.split(':', 2)
  return Object.hasOwn(counters, kind) ? ((await counters[kind]?.(organization, id)) ?? null) : null
}

/** For a coordinator who doesn't want to wait for the worker. A no-op in an organization that keeps no counts. */
export async function recountNow(coordinator: Coordinator, about: string, world = systemWorld): Promise<void> {
  const counter = await findCounter(coordinator, about)
  if (counter && (await isLarge(coordinator))) await recount(coordinator, counter, world.now())
}

/** Recounts what is older than 15 minutes. Deletes counts of organizations that became small, and of courses or assignments that ended. */
export async function recountOld(world: World): Promise<void> {
  const before = new Date(world.now().getTime() - everyMinutes * 60_000)
  for (const { organization, about } of await listCountsBefore(before)) {
    // One organization's failure must not stop the others' counts.
    await recountOne(organization, about, world).catch((error) => logError(`the count ${about} failed`, error))
  }
}

async function recountOne(organization: OrganizationZone, about: string, world: World): Promise<void> {
  const counter = (await isLarge(organization)) ? await findCounter(organization, about) : null
  if (counter) await recount(organization, counter, world.now())
  else await forgetCount(organization, about)
}
