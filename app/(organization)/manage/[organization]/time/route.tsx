import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { TimeRules } from '@/app/_record/time-rules'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { dayInWords } from '@/lib/platform/words'
import { changeTimeRule } from '@/lib/record/seat-time/change-time-rule'
import { listTimeRules } from '@/lib/record/seat-time/rules'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/time'

export const GET = page<Path>(async ({ params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId, timeZone } = coordinator
  const [{ courses }, rules] = await Promise.all([loadCatalog(), listTimeRules(organizationId)])
  return managePage(
    { coordinator, title: 'Time for certificates', width: 'reading' },
    <>
      <p>
        A certificate that waits for time is issued when the learner makes the time up, or when you accept it with a
        reason on the person’s page.
      </p>
      <TimeRules
        action={`/manage/${organizationId}/time`}
        courses={courses}
        rules={rules}
        day={(at) => dayInWords(at, timeZone)}
      />
    </>,
  )
})

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId } = coordinator
  const { courses } = await loadCatalog()
  const input = { organizationId, courseId: form.get('course') ?? '', holds: form.get('rule') === 'hold' }
  await changeTimeRule(coordinator, { ...input, courses }, world)
  return { to: `/manage/${organizationId}/time` }
})
