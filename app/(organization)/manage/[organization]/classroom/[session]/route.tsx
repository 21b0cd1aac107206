import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { FactList } from '@/app/_ui/fact-list'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ReasonFold } from '@/app/_ui/form/reason-fold'
import { Notice } from '@/app/_ui/notice'
import { recordView } from '@/lib/audit/log/record-view'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { isUuid } from '@/lib/platform/id'
import { dateInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import {
  type ClassroomSessionView,
  listAttendances,
  listCandidates,
  requireClassroomSession,
} from '@/lib/record/classroom/queries'
import { withdrawalInput } from '@/lib/record/classroom/schema'
import { withdrawSession } from '@/lib/record/classroom/withdraw-session'
import { managePage } from '../../manage-page'
import { readPersonCursor } from '../../person-cursor'
import { AttendanceList } from './attendance-list'
import { CandidateForm } from './candidate-form'

type Path = '/manage/[organization]/classroom/[session]'

/** A form has at most 200 fields. */
const shownAtMost = 150

const doneIn = doneWords({
  added: 'Session added.',
  recorded: 'Attendance recorded.',
  corrected: 'Attendance corrected.',
  withdrawn: 'Session withdrawn.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const all = `/manage/${coordinator.organizationId}/classroom`
  const here = `${all}/${session.id}`
  const cohort = query.get('cohort') ?? ''
  const cohortId = isUuid(cohort) ? cohort : undefined
  const after = readPersonCursor(query)
  const [attendances, found, cohorts, flash] = await Promise.all([
    listAttendances(session),
    listCandidates(coordinator, session, { cohortId, after, limit: shownAtMost + 1 }),
    listOpenCohorts(coordinator, new Date()),
    readFlash(query.get('problem')),
  ])
  const candidates = found.slice(0, shownAtMost)
  const object = `organization:${coordinator.organizationId}`
  const people = [...attendances, ...candidates]
  await recordView(coordinator, {
    action: 'classroom.attendance-viewed',
    object,
    people,
    details: { sessionId: session.id },
  })
  const isOpen = !session.withdrawnAt
  const ownId = coordinator.accountId
  return managePage(
    {
      coordinator,
      title: 'Classroom session',
      heading: session.title,
      width: 'reading',
      back: { href: all, text: 'Classroom sessions' },
      errors: flash.errors,
      done: doneIn(query),
    },
    <>
      {session.withdrawnAt && (
        <Notice kind="warn" title="This session was withdrawn">
          <p>Its hours don’t count for anyone. Reason: {session.withdrawnReason}</p>
        </Notice>
      )}
      <SessionFacts session={session} />
      {isOpen && (
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${here}/sheet`}>
            Print a sign-in sheet
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/door`}>
            Let people sign in by phone
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/group`}>
            Run a case with votes
          </ButtonLink>
        </ButtonRow>
      )}
      <AttendanceList here={here} ownId={ownId} session={session} attendances={attendances} flash={flash} />
      {isOpen && (
        <>
          <CandidateForm
            here={here}
            ownId={ownId}
            candidates={candidates}
            cohorts={cohorts}
            cohortId={cohortId}
            after={after}
            hasMore={found.length > shownAtMost}
          />
          <Withdrawal here={here} flash={flash} />
        </>
      )}
    </>,
  )
})

function SessionFacts({ session }: { session: ClassroomSessionView }) {
  return (
    <FactList
      facts={[
        { term: 'Date', detail: dateInWords(session.heldOn) },
        { term: 'Hours', detail: hoursOf(session) },
        { term: 'Place', detail: session.place },
        { term: 'Instructor', detail: session.instructor },
        ...(session.topics ? [{ term: 'Topics', detail: session.topics }] : []),
      ]}
    />
  )
}

function Withdrawal({ here, flash: { values, errors } }: { here: string; flash: Flash }) {
  return (
    <ReasonFold
      title="Withdraw this session"
      action={here}
      name="reason"
      hint="The reason stays on record. The hours no longer count for anyone."
      value={values.reason}
      error={errorOf(errors, 'reason')}
      button={<Button kind="quiet">Withdraw</Button>}
    />
  )
}

/** Withdraws the session. */
export const POST = form<Path>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const here = `/manage/${coordinator.organizationId}/classroom/${session.id}`
  return submit({
    fields: withdrawalInput,
    back: here,
    save: ({ reason }) => withdrawSession(coordinator, { sessionId: session.id, reason }, world),
    to: `${here}?done=withdrawn`,
  })
})
