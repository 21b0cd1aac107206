import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Fold } from '@/app/_ui/fold'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { TextArea } from '@/app/_ui/form/text-area'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { dayOf } from '@/lib/platform/words'
import { changeMandate } from '@/lib/record/mandate/change-mandate'
import { type MandateView, mandateTitle, requireMandate } from '@/lib/record/mandate/queries'
import { mandateChange, mandateInput } from '@/lib/record/mandate/schema'
import { managePage } from '../../manage-page'
import { mandateValues, typedMandate, typedValues } from '../mandate-fields'
import { MandateFields } from '../mandate-form'
import { mandateProblems } from './mandate-problems'
import { VersionList } from './version-list'

type Path = '/manage/[organization]/mandates/[mandate]'

const doneIn = doneWords({
  added: 'Mandate added.',
  changed: 'New version added.',
  ended: 'The last day is set.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const all = `/manage/${coordinator.organizationId}/mandates`
  const here = `${all}/${params.mandate}`
  const mandate = await requireMandate(coordinator, params.mandate)
  const [{ courses }, flash] = await Promise.all([loadCatalog(), readFlash(query.get('problem'))])
  const today = dayOf(new Date(), coordinator.timeZone)
  return managePage(
    {
      coordinator,
      title: 'Mandate',
      heading: mandateTitle(mandate),
      width: 'reading',
      back: { href: all, text: 'Mandates' },
      errors: flash.errors,
      done: doneIn(query),
    },
    <>
      <VersionList mandate={mandate} courses={courses} today={today} timeZone={coordinator.timeZone} />
      <ChangeForm here={here} mandate={mandate} courses={courses} flash={flash} today={today} />
      <EndForm here={here} mandate={mandate} flash={flash} />
    </>,
  )
})

type FormProps = { here: string; mandate: MandateView; flash: Flash }

function ChangeForm({
  here,
  mandate,
  courses,
  flash,
  today,
}: FormProps & { courses: readonly Course[]; today: string }) {
  const [newest] = mandate.versions
  const isSentBack = flash.values.title !== undefined
  const values = isSentBack ? flash.values : { ...mandateValues(newest, courses), effectiveFrom: today }
  return (
    <Fold title="Change this mandate" note="Earlier versions stay and keep their days" isOpen={isSentBack}>
      <form method="post" action={here}>
        <OnceField />
        <input type="hidden" name="version" value={newest.number} />
        <MandateFields courses={courses} values={values} errors={flash.errors} />
        <TextArea
          label="Reason for the change"
          name="changeReason"
          rows={2}
          maxLength={500}
          defaultValue={values.changeReason}
          error={errorOf(flash.errors, 'changeReason')}
        />
        <Button>Add new version</Button>
      </form>
    </Fold>
  )
}

function EndForm({ here, mandate, flash: { values, errors } }: FormProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  return (
    <Fold title="End this mandate" isOpen={values.lastDay !== undefined}>
      <form method="post" action={`${here}/ending`}>
        <OnceField />
        <input type="hidden" name="version" value={mandate.versions[0].number} />
        <Field label="Last day" type="date" hint="It no longer counts from the next day on." {...field('lastDay')} />
        <TextArea label="Reason for the end" rows={2} maxLength={500} {...field('endReason')} />
        <Button kind="quiet">End mandate</Button>
      </form>
    </Fold>
  )
}

export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/mandates/${params.mandate}`
  const { courses } = await loadCatalog()
  const shown = typedValues(form, courses)
  return submit({
    fields: mandateInput.and(mandateChange),
    typed: typedMandate(shown, courses),
    shown,
    back: here,
    save: ({ changeReason: reason, version: replaces, ...input }) =>
      changeMandate(coordinator, { mandateId: params.mandate, replaces, input, reason }, world),
    refusals: mandateProblems,
    to: `${here}?done=changed`,
  })
})
