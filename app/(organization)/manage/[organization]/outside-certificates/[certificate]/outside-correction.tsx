import { errorOf, type Flash } from '@/app/_http/flash'
import { OutsideFields } from '@/app/_record/outside-fields'
import { Fold } from '@/app/_ui/fold'
import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'
import { TextArea } from '@/app/_ui/form/text-area'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { OutsideView } from '@/lib/record/outside-certificate/queries'

type Props = { action: string; certificate: OutsideView; flash: Flash }

export function OutsideCorrection({ action, certificate, flash }: Props) {
  const { provider, title, earnedOn, topics } = certificate
  const now = { provider, title, earnedOn, topics: topics ?? '', hours: hoursOf(certificate) }
  const isOpen = ['correctionReason', ...Object.keys(now)].some((name) => errorOf(flash.errors, name))
  return (
    <Fold title="Correct this certificate" isOpen={isOpen}>
      <form method="post" action={action}>
        <OnceField />
        <input type="hidden" name="version" value={certificate.id} />
        <OutsideFields flash={{ ...flash, values: { ...now, ...flash.values } }} hasFile={false} />
        <TextArea
          label="Reason"
          name="correctionReason"
          rows={2}
          maxLength={500}
          hint="The reason stays on record. For another file, withdraw this certificate and add it again."
          defaultValue={flash.values.correctionReason}
          error={errorOf(flash.errors, 'correctionReason')}
        />
        <Button>Save correction</Button>
      </form>
    </Fold>
  )
}
