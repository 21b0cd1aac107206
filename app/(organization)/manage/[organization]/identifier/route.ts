import { backToForm } from '@/app/_auth/flash'
import { requireCoordinator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { identifierLabel } from '@/lib/people/organization/schema'

/** What learners are asked for before a final: by a label, or nothing any more. */
export function POST(
  request: Request,
  { params }: RouteContext<'/manage/[organization]/identifier'>,
): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { organization } = await params
    const coordinator = await requireCoordinator(organization)
    const here = `/manage/${organization}/cohorts`
    if (form.get('end') !== null) {
      await askIdentifier(coordinator, { label: null })
      return seeOther(`${here}?done=identifier-ended`)
    }
    const typed = form.get('label') ?? ''
    const parsed = identifierLabel.safeParse(typed)
    if (!parsed.success) {
      const message = parsed.error.issues[0]?.message ?? 'Enter what it is called.'
      return backToForm(here, { values: { label: typed.slice(0, 100) }, errors: [{ field: 'label', message }] })
    }
    await askIdentifier(coordinator, { label: parsed.data })
    return seeOther(`${here}?done=identifier-asked`)
  })
}
