import type { Flash } from '@/app/_http/flash'
import type { Amendment } from '@/lib/record/amendment/queries'
import { isWaivable } from '@/lib/record/amendment/waive'
import type { ProgressUnit } from '@/lib/training/progress/queries'
import { AmendForm, keptHint, unitChoices } from './amend-form'

type Props = Flash & {
  here: string
  units: readonly ProgressUnit[]
  /** The waivers that the organization may end. */
  waivers: readonly Amendment[]
  titleOf: (object: string) => string
}

export function WaiverForms({ here, units, waivers, titleOf, values, errors }: Props) {
  const shared = { values, errors }
  return (
    <>
      <AmendForm
        {...shared}
        title="Waive a unit"
        action={`${here}/waivers`}
        choose={{
          name: 'waiveUnit',
          label: 'Unit to waive',
          options: unitChoices(units.filter(({ unit, done, again }) => (!done || again) && isWaivable(unit))),
          empty: 'No unit is left to waive.',
        }}
        text={{ name: 'waiveReason', label: 'Reason for the waiver', hint: keptHint }}
        button="Waive the unit"
      >
        The unit counts without being done and is shown as waived. Its time doesn’t count toward certificate hours. You
        can’t waive a final.
      </AmendForm>
      <AmendForm
        {...shared}
        title="End a waiver"
        action={`${here}/waivers`}
        choose={{
          name: 'endWaiver',
          label: 'Waiver to end',
          options: waivers.map(({ id, object }) => ({ value: id, text: titleOf(object ?? '') })),
          empty: 'Your organization has no waivers to end.',
        }}
        text={{ name: 'endReason', label: 'Reason for ending it', hint: keptHint }}
        button="End the waiver"
      >
        The unit is then required again. The waiver stays on record.
      </AmendForm>
    </>
  )
}
