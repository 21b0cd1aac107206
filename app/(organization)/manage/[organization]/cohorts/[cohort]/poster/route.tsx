import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { CodeText } from '@/app/_ui/code-text'
import { PrintLink } from '@/app/_ui/print-link'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'
import { qrPicture } from '@/lib/record/certificate/document/qr'
import { managePage } from '../../../manage-page'

/** The newest join link of a cohort, to hang on a wall. */
export const GET = page<'/manage/[organization]/cohorts/[cohort]/poster'>(async ({ params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId, organizationName, timeZone } = coordinator
  const cohort = (await listOpenCohorts(coordinator, new Date())).find(({ id }) => id === params.cohort)
  const link = cohort?.joinLinks[0]
  if (!link) throw notFound()
  const address = `${env.APP_URL}/join/${link.code}`
  return managePage(
    {
      coordinator,
      title: 'Poster to print',
      width: 'reading',
      back: { href: `/manage/${organizationId}/cohorts`, text: 'Cohorts and join links' },
    },
    <>
      <div className="print-hint">
        <p>
          Anyone who scans it can join {cohort.name}. Hang it where only your people are, and end the code afterward.
        </p>
        <PrintLink href="#main">Print the poster</PrintLink>
      </div>
      <section className="poster">
        <p>{organizationName}</p>
        <h2>Start your training</h2>
        {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimize */}
        <img src={qrPicture(address)} alt={`QR code of ${address}`} width="288" height="288" />
        <ol>
          <li>
            Scan this with your phone, or open <strong>{env.APP_URL}/join</strong> and enter{' '}
            <CodeText code={link.code} />
          </li>
          <li>Create an account with your name as it should be on your certificate, or sign in.</li>
          <li>Choose “Join”.</li>
        </ol>
        <p>It works until {dayInWords(link.expiresAt, timeZone)}.</p>
      </section>
    </>,
  )
})
