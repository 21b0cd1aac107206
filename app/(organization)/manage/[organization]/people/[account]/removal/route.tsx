import { requireCoordinator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { RemovalForm } from '@/app/_ui/form/removal-form'
import { recordView } from '@/lib/audit/log/record-view'
import { requireCurrentLearner } from '@/lib/people/organization/membership/current-learner'
import { cancelLeaving, letLeave } from '@/lib/people/organization/membership/let-leave'
import { findPlannedLeaving } from '@/lib/people/organization/membership/planned-ends'
import { leavingInput } from '@/lib/people/role/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dateInWords } from '@/lib/platform/words'
import { managePage } from '../../../manage-page'
import { requirePlace } from '../require-place'

type Path = '/manage/[organization]/people/[account]/removal'

export const GET = page<Path>(async ({ params, query }) => {
  const { organization, account } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(account)) throw notFound()
  const { name, email } = await requireCurrentLearner(coordinator, account)
  await recordView(coordinator, {
    action: 'person.viewed',
    subjectId: account,
    object: `organization:${organization}`,
  })
  const { values, errors } = await readFlash(query.get('problem'))
  const planned = await findPlannedLeaving(coordinator, account)
  const title = `Remove from ${coordinator.organizationName}`
  const person = `/manage/${organization}/people/${account}`
  const back = { href: person, text: 'Back to the person' }
  return managePage(
    { coordinator, title, width: 'form', meta: [name, email], back, errors },
    <>
      <ul>
        <li>You keep this person’s record as it is now, under former people. You see nothing that they do later.</li>
        <li>They keep their account, their courses, and their certificates.</li>
        <li>They get an email, and can read your reason.</li>
        <li>
          To come back, they use a join link. Then you see their record with you again, and what they do from then on.
        </li>
      </ul>
      <RemovalForm
        action={`${person}/removal`}
        back={person}
        button={title}
        reason={values.reason}
        error={errorOf(errors, 'reason')}
      >
        <Field
          label="Last day"
          name="lastDay"
          type="date"
          required={false}
          hint="Leave it empty to remove them now. With a later date, they stay through that day. With a past date, you lose sight of what they did after it."
          defaultValue={values.lastDay}
          error={errorOf(errors, 'lastDay')}
        />
      </RemovalForm>
      {planned && (
        <form method="post" action={`${person}/removal`}>
          <p>
            Planned: {dateInWords(planned.lastDay)} is their last day. {planned.reason}
          </p>
          <input type="hidden" name="cancel" value="yes" />
          <Button kind="quiet">Cancel this plan</Button>
        </form>
      )}
    </>,
  )
})

export const POST = form<Path>(async ({ request, form, params, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  if (form.has('cancel')) {
    await cancelLeaving(coordinator, { accountId })
    return { to: `${here}?done=stays` }
  }
  return submit({
    fields: leavingInput,
    back: `${here}/removal`,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => letLeave(coordinator, { accountId, ...input }),
    refusals: () => ({ field: 'lastDay', message: 'They joined after this day. Choose a later one.' }),
    to: ({ isPlanned }) => `${here}?done=${isPlanned ? 'leaves' : 'removed'}`,
  })
})
