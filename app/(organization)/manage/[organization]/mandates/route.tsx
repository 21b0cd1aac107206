import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Tag } from '@/app/_ui/tag'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { dateInWords, dayOf } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import { addMandate } from '@/lib/record/mandate/add-mandate'
import { listMandates, type MandateView, mandateTitle } from '@/lib/record/mandate/queries'
import { versionOn } from '@/lib/record/mandate/rule'
import { mandateInput } from '@/lib/record/mandate/schema'
import { managePage } from '../manage-page'
import { cycleWords } from './cycle-words'
import { typedMandate, typedValues } from './mandate-fields'

type Path = '/manage/[organization]/mandates'

export const GET = page<Path>(async ({ params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/mandates`
  const today = dayOf(new Date(), coordinator.timeZone)
  const mandates = await listMandates(coordinator)
  return managePage(
    { coordinator, title: 'Mandates', width: 'wide' },
    <>
      <p>
        A mandate is training that an authority, or your organization, requires. Enter each one as its authority wrote
        it: this site comes with none.
      </p>
      <DataTable
        caption="Mandates"
        columns={[
          { key: 'title', label: 'Title' },
          { key: 'hours', label: 'Hours', numeric: true },
          { key: 'due', label: 'Due' },
          { key: 'state', label: 'In force' },
          { key: 'authority', label: 'Required by' },
        ]}
        rows={mandates.map((mandate) => {
          const { rule } = versionOn(mandate.versions, today) ?? mandate.versions[0]
          return {
            key: mandate.id,
            href: `${here}/${mandate.id}`,
            cells: [
              mandateTitle(mandate),
              hoursOf(rule),
              cycleWords(rule.cycle),
              <InForce key="state" mandate={mandate} today={today} />,
              rule.authority,
            ],
          }
        })}
        empty="No mandates yet."
      />
      <ButtonRow>
        <ButtonLink href={`${here}/new`}>Add a mandate</ButtonLink>
      </ButtonRow>
    </>,
  )
})

function InForce({ mandate: { versions }, today }: { mandate: MandateView; today: string }) {
  const now = versionOn(versions, today)
  if (now) return <Tag kind="good">Since {dateInWords(now.effectiveFrom)}</Tag>
  const [{ effectiveFrom, effectiveUntil }] = versions
  if (effectiveFrom > today) return <Tag kind="info">From {dateInWords(effectiveFrom)}</Tag>
  return <Tag>{effectiveUntil ? `Ended ${dateInWords(effectiveUntil)}` : 'Ended'}</Tag>
}

export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/mandates`
  const { courses } = await loadCatalog()
  const shown = typedValues(form, courses)
  return submit({
    fields: mandateInput,
    typed: typedMandate(shown, courses),
    shown,
    back: `${here}/new`,
    save: (input) => addMandate(coordinator, input, world),
    to: (id) => `${here}/${id}?done=added`,
  })
})
