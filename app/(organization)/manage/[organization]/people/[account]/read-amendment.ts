import type { ZodType } from 'zod'
import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { seeOther } from '@/app/_http/respond'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Unit } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

interface Place {
  coordinator: Coordinator
  accountId: string
  form: URLSearchParams
}

/** Errors: forbidden, not-found. */
export async function readPlace(
  { organization, account }: { organization: string; account: string },
  form: URLSearchParams,
): Promise<Place> {
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(account)) throw notFound()
  return { coordinator, accountId: account, form }
}

/** `fields` maps schema names to form names. Returns a redirect with errors if invalid. Errors: VictimWarning. */
export function readAmendment<T>(
  { coordinator, accountId, form }: Place,
  schema: ZodType<T>,
  fields: Record<string, string>,
):
  | {
      ok: true
      input: T
      back: (done: string) => Response
      again: (field: string, message: string) => Promise<Response>
    }
  | { ok: false; answer: Promise<Response> } {
  const here = `/manage/${coordinator.organizationId}/people/${accountId}`
  const typed = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, form.get(field) ?? '']))
  const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [field, typed[name] ?? '']))
  const again = (field: string, message: string) => backToForm(here, { values, errors: [{ field, message }] })
  const parsed = schema.safeParse(typed)
  if (parsed.success) {
    for (const name of ['reason', 'text']) if (fields[name]) warnOfVictims(form, fields[name])
    return { ok: true, input: parsed.data, back: (done) => seeOther(`${here}?done=${done}`), again }
  }
  const errors = fieldErrors(parsed.error).map(({ field, message }) => ({ field: fields[field] ?? field, message }))
  return { ok: false, answer: backToForm(here, { values, errors }) }
}

/** Searches every course. Errors: not-found. */
export async function requireUnitById(id: string): Promise<Unit> {
  const { courses } = await loadCatalog()
  const unit = courses.flatMap(listUnits).find((one) => one.id === id)
  if (!unit) throw notFound()
  return unit
}
