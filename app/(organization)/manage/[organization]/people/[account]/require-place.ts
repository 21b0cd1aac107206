import { requireCoordinator } from '@/app/_auth/guards'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Unit } from '@/lib/content/course/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

/** The page of a person, and who works on it. Errors: forbidden, not-found. */
export async function requirePlace({ organization, account }: { organization: string; account: string }) {
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(account)) throw notFound()
  return { coordinator, accountId: account, here: `/manage/${coordinator.organizationId}/people/${account}` }
}

/** Searches every course. Errors: not-found. */
export async function requireUnitById(id: string): Promise<Unit> {
  const { courses } = await loadCatalog()
  const unit = courses.flatMap(listUnits).find((one) => one.id === id)
  if (!unit) throw notFound()
  return unit
}
