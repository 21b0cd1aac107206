import { requireAdministrator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { CertificateTag } from '@/app/_ui/certificate-tag'
import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { RevocationForm } from '@/app/(admin)/admin/revocation-form'
import { recordView } from '@/lib/audit/log/record-view'
import { cutLineOf } from '@/lib/content/quiz/cut'
import { notFound } from '@/lib/platform/error'
import { dayInWords, momentInWords } from '@/lib/platform/words'
import { findIssued, type IssuedRecord, type RecordedAction } from '@/lib/record/certificate/issued'
import { parseSerial } from '@/lib/record/certificate/serial'
import { CorrectionForm } from './correction-form'

export const GET = page<'/admin/certificates/[serial]'>(async ({ params, query }) => {
  const administrator = await requireAdministrator()
  const parsed = parseSerial(params.serial)
  const certificate = parsed.ok ? await findIssued(administrator, parsed.serial, new Date()) : null
  if (!certificate) throw notFound()
  const { id, serial } = certificate
  const { timeZone } = administrator
  const about = { subjectId: certificate.account.id, object: `certificate:${id}` }
  await recordView(administrator, { action: 'certificate.viewed', ...about })
  const done = query.get('done')
  const flash = await readFlash(query.get('problem'))
  const { state, holder, account, revocation, correction, supersedes, supersededBy, expiresAt } = certificate
  const day = (moment: Date) => dayInWords(moment, certificate.timeZone)
  const canCorrect = !revocation && !supersededBy
  const fields = [...(canCorrect ? ['name', 'correctionReason'] : []), ...(revocation ? [] : ['reason'])]
  // Errors from a stale page may refer to a form that is no longer shown.
  const errors = flash.errors.map(({ field, message }) => ({ field: fields.includes(field) ? field : null, message }))
  const overtaken = errors.some(({ field }) => field === null)
  return {
    title: `Certificate ${serial}`,
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading
          title={serial}
          kicker="Certificate"
          back={{ href: '/admin/certificates', text: 'All certificates' }}
        />
        <ErrorSummary errors={errors} {...(overtaken && { title: 'Nothing was changed' })} />
        {done === 'revoked' && <Notice kind="good" title="The certificate is revoked" role="status" />}
        {done === 'corrected' && (
          <Notice kind="good" title="This certificate replaced the one with the wrong name" role="status">
            <p>The holder sees it on their certificates page. No mail was sent.</p>
          </Notice>
        )}
        <FactList
          facts={[
            { term: 'State', detail: <CertificateTag state={state} /> },
            ...(revocation
              ? [{ term: 'Revoked', detail: <ActionInWords action={revocation} timeZone={timeZone} /> }]
              : []),
            { term: 'Name as issued', detail: <bdi>{holder}</bdi> },
            { term: 'Account', detail: <Holder account={account} /> },
            { term: 'Course', detail: certificate.courseTitle },
            { term: 'Passing score', detail: cutLineOf(certificate.panel) },
            { term: 'Completed', detail: day(certificate.completedAt) },
            { term: 'Issued', detail: day(certificate.issuedAt) },
            { term: 'Expires', detail: expiresAt ? day(expiresAt) : 'Never' },
            { term: 'Signed', detail: certificate.hasCredential ? 'Yes' : 'No: issued before there were signing keys' },
            ...(supersedes ? [{ term: 'Replaces', detail: <CertificateLink serial={supersedes} /> }] : []),
            ...(correction
              ? [{ term: 'Corrected', detail: <ActionInWords action={correction} timeZone={timeZone} /> }]
              : []),
            ...(supersededBy ? [{ term: 'Superseded by', detail: <CertificateLink serial={supersededBy} /> }] : []),
          ]}
        />
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/certificates/${serial}.pdf`}>
            Download (PDF)
          </ButtonLink>
          <ButtonLink kind="quiet" href={`/verify/${serial}`}>
            Public page
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/certificates">
            All certificates
          </ButtonLink>
        </ButtonRow>
        {canCorrect && <CorrectionForm serial={serial} flash={flash} />}
        {!revocation && (
          <>
            <h2>Revoke this certificate</h2>
            <p>It stays on record, and anyone who verifies it sees that it was revoked. This cannot be undone.</p>
            <RevocationForm serial={serial} flash={flash} />
          </>
        )}
      </Page>
    ),
  }
})

function Holder({ account: { name, email } }: Pick<IssuedRecord, 'account'>) {
  return (
    <>
      <bdi>{name}</bdi> ({email})
    </>
  )
}

function CertificateLink({ serial }: { serial: string }) {
  return <a href={`/admin/certificates/${serial}`}>{serial}</a>
}

function ActionInWords({ action: { by, at, reason }, timeZone }: { action: RecordedAction; timeZone: string }) {
  return (
    <>
      {momentInWords(at, timeZone)}, by {by ?? 'the operator'}: <q>{reason}</q>
    </>
  )
}
