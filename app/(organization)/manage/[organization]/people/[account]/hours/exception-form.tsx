import { errorOf, type Flash } from '@/app/_http/flash'
import { Fold } from '@/app/_ui/fold'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { TextArea } from '@/app/_ui/form/text-area'
import type { LedgerEntry } from '@/lib/record/mandate/ledger'
import { mandateTitle } from '@/lib/record/mandate/queries'

type Props = { here: string; entry: LedgerEntry; flash: Flash }

/** Several are on one page: only the one that was sent back shows its values. */
export function ExceptionForm({ here, entry: { mandate, exceptions }, flash }: Props) {
  const isSentBack = flash.values.mandate === mandate.id
  const { values, errors } = isSentBack ? flash : { values: {} as Flash['values'], errors: [] }
  const scope = isSentBack ? {} : { scope: mandate.id }
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name), ...scope })
  const canEnd = exceptions.some(({ kind }, index) => index === 0 && kind !== 'none')
  return (
    <Fold title={`Waive or extend: ${mandateTitle(mandate)}`} level={3} isOpen={isSentBack}>
      <form method="post" action={`${here}/exceptions`}>
        <OnceField />
        <input type="hidden" name="mandate" value={mandate.id} />
        <SelectField
          label="Decision"
          options={[
            { value: 'waiver', text: 'Waive: nothing is due until a day' },
            { value: 'extension', text: 'Extend: more time until a day' },
            ...(canEnd ? [{ value: 'none', text: 'End the current waiver or extension' }] : []),
          ]}
          {...field('kind')}
        />
        <Field label="Until" type="date" required={false} hint="Needed to waive or extend" {...field('until')} />
        <Field
          label="Allowed by"
          maxLength={120}
          hint="The authority, or the rule that lets you decide"
          {...field('exceptionAuthority')}
        />
        <TextArea label="Reason" rows={2} maxLength={500} {...field('exceptionReason')} />
        <Button kind="quiet">Save</Button>
      </form>
    </Fold>
  )
}
