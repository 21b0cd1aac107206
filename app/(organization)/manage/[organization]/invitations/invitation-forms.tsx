import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import { sendsMail } from '@/lib/people/mail/place'
import { invitationStates } from '@/lib/people/member-invitation/open-invitations'
import type { InvitationSearch } from './invitation-filter'
import { invitationStateWords } from './invitation-table'

/** The id of the form that acts on the ticked rows. */
export const chosenForm = 'chosen'

export function FilterForm({ here, view }: { here: string; view: InvitationSearch }) {
  return (
    <form method="get" action={here} className="filters">
      <Field label="Name, address or identifier" name="text" isFilter maxLength={200} defaultValue={view.text} />
      <SelectField
        label="State"
        name="state"
        options={[
          { value: '', text: 'All' },
          ...invitationStates.map((value) => ({ value, text: invitationStateWords[value].text })),
        ]}
        defaultValue={view.state}
      />
      <Button kind="quiet">Show</Button>
    </form>
  )
}

export function SelectionForm({ here, toggle, isAll }: { here: string; toggle: string; isAll: boolean }) {
  return (
    <form id={chosenForm} method="post" action={here} className="picked">
      <p>
        With the people you tick:{' '}
        <a href={isAll ? toggle : `${toggle}&select=all`}>{isAll ? 'untick all' : 'tick all on this page'}</a>
      </p>
      <Button kind="quiet" formMethod="get" formAction={`${here}/sheet`}>
        Print
      </Button>
      {sendsMail && (
        <Button kind="quiet" name="step" value="mail">
          Mail again
        </Button>
      )}
      <Button kind="quiet" name="step" value="end">
        End invitations
      </Button>
    </form>
  )
}

/** For lists longer than a page. */
export function EndAllForm({ here, view: { text, state } }: { here: string; view: InvitationSearch }) {
  const isFiltered = text !== '' || state !== ''
  return (
    <details>
      <summary>{isFiltered ? 'End all that match, also on other pages' : 'End all, also on other pages'}</summary>
      <form method="post" action={here}>
        <input type="hidden" name="text" value={text} />
        <input type="hidden" name="state" value={state} />
        <p>Their codes stop working. People who have joined stay.</p>
        <Button kind="danger" name="step" value="end-all">
          {isFiltered ? 'End all that match' : 'End all invitations'}
        </Button>
      </form>
    </details>
  )
}
