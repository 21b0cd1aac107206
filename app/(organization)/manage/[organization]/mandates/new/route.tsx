import { requireCoordinator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { OnceField } from '@/app/_ui/form/once-field'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { managePage } from '../../manage-page'
import { MandateFields } from '../mandate-form'

export const GET = page<'/manage/[organization]/mandates/new'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const all = `/manage/${coordinator.organizationId}/mandates`
  const [{ courses }, flash] = await Promise.all([loadCatalog(), readFlash(query.get('problem'))])
  const back = { href: all, text: 'Mandates' }
  return managePage(
    { coordinator, title: 'Add a mandate', width: 'form', back, errors: flash.errors },
    <form method="post" action={all}>
      <OnceField />
      <MandateFields courses={courses} {...flash} />
      <ButtonRow cancel={all}>
        <Button>Add mandate</Button>
      </ButtonRow>
    </form>,
  )
})
