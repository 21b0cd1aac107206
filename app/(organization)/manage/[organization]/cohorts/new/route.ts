import { backToForm, fieldErrors } from '@/app/_auth/flash'
import { requireCoordinator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { createCohort } from '@/lib/people/organization/create-cohort'
import { cohortInput } from '@/lib/people/organization/schema'

type Context = RouteContext<'/manage/[organization]/cohorts/new'>

export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { organization } = await params
    const coordinator = await requireCoordinator(organization)
    const path = `/manage/${organization}/cohorts`
    const values = { name: (form.get('name') ?? '').slice(0, 200) }
    const parsed = cohortInput.safeParse({ name: form.get('name') ?? '' })
    if (!parsed.success) return backToForm(path, { values, errors: fieldErrors(parsed.error) })
    const created = await createCohort(coordinator, parsed.data)
    if (created.ok) return seeOther(path)
    const errors = [{ field: 'name', message: 'There is a cohort of this name already.' }]
    return backToForm(path, { values, errors })
  })
}
