import { requireCoordinator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { form, noFields } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'
import { env } from '@/lib/platform/env'
import { timeInWords } from '@/lib/platform/words'
import { qrPicture } from '@/lib/record/certificate/document/qr'
import { openDoor } from '@/lib/record/classroom/open-door'
import { findDoor, type OpenDoor, requireClassroomSession } from '@/lib/record/classroom/queries'
import { managePage } from '../../../manage-page'
import { attendanceProblems } from '../attendance-problems'

type Path = '/manage/[organization]/classroom/[session]/door'

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const here = `/manage/${coordinator.organizationId}/classroom/${session.id}`
  const [door, { errors }] = await Promise.all([findDoor(session, new Date()), readFlash(query.get('problem'))])
  return managePage(
    {
      coordinator,
      title: 'Sign in by phone',
      heading: session.title,
      width: 'reading',
      back: { href: here, text: 'Classroom session' },
      errors,
    },
    <>
      {door && <Door door={door} timeZone={coordinator.timeZone} />}
      <form method="post" action={`${here}/door`}>
        <OnceField />
        {!door && <p>For ten minutes, people in your organization can scan a code to record that they are here.</p>}
        <Button kind={door ? 'quiet' : 'primary'}>{door ? 'Show a new code' : 'Show a code'}</Button>
      </form>
    </>,
  )
})

function Door({ door: { code, closesAt }, timeZone }: { door: OpenDoor; timeZone: string }) {
  const address = `${env.APP_URL}/attend/${code}`
  return (
    <section>
      <p>
        Scan this with your phone, or open {address}. It works until {timeInWords(closesAt, timeZone)}.
      </p>
      {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimize */}
      <img src={qrPicture(address)} alt={`QR code of ${address}`} width="320" height="320" />
    </section>
  )
}

export const POST = form<Path>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const here = `/manage/${coordinator.organizationId}/classroom/${session.id}/door`
  return submit({
    fields: noFields,
    back: here,
    save: () => openDoor(coordinator, { sessionId: session.id }, world),
    refusals: attendanceProblems,
    to: here,
  })
})
