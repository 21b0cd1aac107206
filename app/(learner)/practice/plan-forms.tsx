import { Button } from '@/app/_ui/form/button'
import { OptionList } from '@/app/_ui/form/option-list'
import { SelectField } from '@/app/_ui/form/select-field'
import { sendsMail } from '@/lib/people/mail/place'
import type { PlanView } from '@/lib/record/spaced-practice/queries'
import { defaultQuietHours } from '@/lib/record/spaced-practice/quiet-hours'

/** `mails`: whether the site sends mail. */
export function BeginPlanForm({ mails = sendsMail }: { mails?: boolean }) {
  return (
    <form method="post" action="/practice/plan">
      <PlanFields mails={mails} byMail quietFrom={defaultQuietHours.from} quietUntil={defaultQuietHours.until} />
      <Button>Send me cases</Button>
    </form>
  )
}

export function ChangeForms({ plan, mails = sendsMail }: { plan: PlanView; mails?: boolean }) {
  return (
    <>
      <h2>{mails ? 'Change or stop' : 'Stop'}</h2>
      {mails && (
        <form method="post" action="/practice/plan/change">
          <PlanFields mails={mails} {...plan} />
          <Button kind="quiet">Save the change</Button>
        </form>
      )}
      <p>Stopping takes effect immediately and needs no reason. You can begin again here.</p>
      <form method="post" action="/practice/plan/stop">
        <Button kind="quiet">Stop the cases</Button>
      </form>
    </>
  )
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: hourInWords(hour) }))

function hourInWords(hour: number): string {
  if (hour === 0) return 'Midnight'
  if (hour === 12) return 'Noon'
  return `${hour % 12} ${hour < 12 ? 'AM' : 'PM'}`
}

type Fields = Pick<PlanView, 'byMail' | 'quietFrom' | 'quietUntil'> & { mails: boolean; timeZone?: string }

function PlanFields({ mails, byMail, quietFrom, quietUntil, timeZone }: Fields) {
  if (!mails)
    return (
      <>
        <p>A new case waits here and under My courses. This site sends no mail.</p>
        <input type="hidden" name="byMail" value="no" />
        <input type="hidden" name="quietFrom" value={quietFrom} />
        <input type="hidden" name="quietUntil" value={quietUntil} />
      </>
    )
  return (
    <>
      <OptionList
        legend="How should we tell you about a new case?"
        name="byMail"
        options={[
          { id: 'yes', text: 'By mail, which says that a case is ready but not what it is about' },
          { id: 'no', text: 'Not at all; check this page' },
        ]}
        chosen={[byMail ? 'yes' : 'no']}
      />
      <SelectField label="No mail from" name="quietFrom" options={hours} defaultValue={String(quietFrom)} />
      <SelectField
        label="Mail again from"
        name="quietUntil"
        hint={`If you work nights, choose the hours when you sleep. The same hour twice means mail at any hour.${
          timeZone ? ` Times are in ${timeZone.replaceAll('_', ' ')}.` : ''
        }`}
        options={hours}
        defaultValue={String(quietUntil)}
      />
    </>
  )
}
