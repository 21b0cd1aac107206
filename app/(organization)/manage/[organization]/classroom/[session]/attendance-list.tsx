import { errorOf, type Flash } from '@/app/_http/flash'
import { DataTable } from '@/app/_ui/data-table'
import { Fold } from '@/app/_ui/fold'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { TextArea } from '@/app/_ui/form/text-area'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { AttendanceView, ClassroomSessionView } from '@/lib/record/classroom/queries'

type Props = {
  here: string
  /** Left out of corrections: another coordinator has to correct theirs. */
  ownId: string
  session: ClassroomSessionView
  attendances: readonly AttendanceView[]
  flash: Flash
}

export function AttendanceList({ here, ownId, session, attendances, flash }: Props) {
  const others = attendances.filter(({ accountId }) => accountId !== ownId)
  return (
    <>
      <DataTable
        caption="Who was there"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'hours', label: 'Hours', numeric: true },
          { key: 'reason', label: 'Note' },
          { key: 'email', label: 'Email' },
        ]}
        rows={attendances.map((one) => ({
          key: one.id,
          cells: [
            one.name,
            one.minutes === 0 ? 'Absent' : hoursOf(one),
            one.reason ?? (one.isOwn ? 'Signed in with the code' : ''),
            one.email,
          ],
        }))}
        empty={
          session.withdrawnAt ? 'No one was recorded.' : 'No one yet. Add people below, or let them sign in by phone.'
        }
      />
      {others.length > 0 && !session.withdrawnAt && <CorrectionForm here={here} attendances={others} flash={flash} />}
    </>
  )
}

function CorrectionForm({
  here,
  attendances,
  flash: { values, errors },
}: Pick<Props, 'here' | 'attendances' | 'flash'>) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  const isOpen = ['attendance', 'hours', 'correctionReason'].some((name) => errorOf(errors, name))
  return (
    <Fold title="Correct a person’s attendance" isOpen={isOpen}>
      <form method="post" action={`${here}/corrections`}>
        <OnceField />
        <SelectField
          label="Person"
          options={attendances.map(({ id, name, email }) => ({ value: id, text: `${name}, ${email}` }))}
          {...field('attendance')}
        />
        <Field label="Hours" inputMode="decimal" hint="Enter 0 if the person was absent." {...field('hours')} />
        <TextArea
          label="Reason"
          rows={2}
          maxLength={500}
          hint="The reason stays on record."
          {...field('correctionReason')}
        />
        <Button>Save correction</Button>
      </form>
    </Fold>
  )
}
