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
          empty: 'There is no unit left to waive.',
        }}
        text={{ name: 'waiveReason', label: 'Reason for the waiver', hint: keptHint }}
        button="Waive it"
      >
        The unit counts though it was not done, and is shown as waived. Its time is not in the hours of a certificate. A
        final cannot be waived.
      </AmendForm>
      <AmendForm
        {...shared}
        title="End a waiver"
        action={`${here}/waivers`}
        choose={{
          name: 'endWaiver',
          label: 'Waiver to end',
          options: waivers.map(({ id, object }) => ({ value: id, text: titleOf(object ?? '') })),
          empty: 'Nothing is waived by your organization.',
        }}
        text={{ name: 'endReason', label: 'Reason for ending it', hint: keptHint }}
        button="End the waiver"
      >
        From then on the unit is asked for again. That it was waived stays on record.
      </AmendForm>
    </>
  )
}
