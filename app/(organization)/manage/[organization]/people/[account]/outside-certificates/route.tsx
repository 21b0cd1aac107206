import { requireCoordinator } from '@/app/_auth/guards'
import type { Address } from '@/app/_http/address'
import { backToForm, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { upload } from '@/app/_http/write'
import { OutsideFields } from '@/app/_record/outside-fields'
import { OutsideTable } from '@/app/_record/outside-table'
import { outsideProblems } from '@/app/_record/outside-words'
import { readOutsideForm } from '@/app/_record/read-outside-form'
import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'
import { recordView } from '@/lib/audit/log/record-view'
import { addOutside } from '@/lib/record/outside-certificate/add-outside'
import { listOutside, requireOutsidePerson } from '@/lib/record/outside-certificate/queries'
import { managePage } from '../../../manage-page'

type Path = '/manage/[organization]/people/[account]/outside-certificates'

/** A scan of 5 MB and the rest of its form. */
export const address = { body: { kilobytes: 5184, refusedKilobytes: 65536 } } satisfies Address

const shownAtMost = 200

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { accountId, name } = await requireOutsidePerson(coordinator, params.account)
  const manage = `/manage/${coordinator.organizationId}`
  const person = `${manage}/people/${accountId}`
  const [rows, flash] = await Promise.all([
    listOutside(coordinator, { accountId, limit: shownAtMost }),
    readFlash(query.get('problem')),
  ])
  const object = `organization:${coordinator.organizationId}`
  await recordView(coordinator, { action: 'person.viewed', subjectId: accountId, object })
  return managePage(
    {
      coordinator,
      title: 'Other providers’ certificates',
      heading: `Other providers’ certificates: ${name}`,
      width: 'reading',
      back: { href: person, text: name },
      errors: flash.errors,
    },
    <>
      <OutsideTable caption="Certificates" to={`${manage}/outside-certificates`} rows={rows} empty="None yet." />
      {accountId === coordinator.accountId ? (
        <p>This is about you, so another coordinator has to add a certificate. You can also send your own.</p>
      ) : (
        <>
          <h2>Add a certificate</h2>
          <p>Its hours count right away.</p>
          <form method="post" action={`${person}/outside-certificates`} encType="multipart/form-data">
            <OnceField />
            <OutsideFields flash={flash} />
            <Button>Add certificate</Button>
          </form>
        </>
      )}
    </>,
  )
})

export const POST = upload<Path>(async ({ request, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { accountId } = await requireOutsidePerson(coordinator, params.account)
  const manage = `/manage/${coordinator.organizationId}`
  const here = `${manage}/people/${accountId}/outside-certificates`
  const form = await readOutsideForm(request)
  if (!form.ok) return backToForm(here, form.flash)
  const { input, bytes, world } = form
  const added = await addOutside(coordinator, { ...input, bytes, accountId }, world)
  if (added.ok) return seeOther(`${manage}/outside-certificates/${added.certificateId}?done=added`)
  return backToForm(here, { values: form.values, errors: [outsideProblems[added.reason]] })
})
