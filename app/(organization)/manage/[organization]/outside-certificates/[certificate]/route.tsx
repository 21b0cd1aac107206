import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { OutsideDetails } from '@/app/_record/outside-details'
import { outsideChangedSince } from '@/app/_record/outside-words'
import { WithdrawalForm } from '@/app/_record/withdrawal-form'
import { recordView } from '@/lib/audit/log/record-view'
import { decideOutside } from '@/lib/record/outside-certificate/decide-outside'
import { requireOutside } from '@/lib/record/outside-certificate/queries'
import { outsideDecision } from '@/lib/record/outside-certificate/schema'
import { managePage } from '../../manage-page'
import { DecisionForm } from './decision-form'
import { OutsideCorrection } from './outside-correction'

type Path = '/manage/[organization]/outside-certificates/[certificate]'

const doneIn = doneWords({
  added: 'Certificate added. Its hours count.',
  accepted: 'Certificate accepted. Its hours count.',
  refused: 'Certificate refused. The person sees your reason.',
  corrected: 'Certificate corrected.',
  withdrawn: 'Certificate withdrawn. Its hours no longer count.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const versions = await requireOutside(coordinator, params.certificate)
  const newest = versions.at(-1) ?? versions[0]
  const { certificateId, accountId: subjectId, state } = newest
  const object = `outside-certificate:${certificateId}`
  await recordView(coordinator, { action: 'outside-certificate.viewed', subjectId, object })
  const flash = await readFlash(query.get('problem'))
  const all = `/manage/${coordinator.organizationId}/outside-certificates`
  const here = `${all}/${certificateId}`
  const isOwn = subjectId === coordinator.accountId
  return managePage(
    {
      coordinator,
      title: 'Another provider’s certificate',
      heading: newest.title,
      meta: [newest.name],
      width: 'reading',
      back: { href: all, text: 'Other providers’ certificates' },
      errors: flash.errors,
      done: doneIn(query),
    },
    <>
      <OutsideDetails here={here} versions={versions} timeZone={coordinator.timeZone} />
      {isOwn && <p>This is about you, so another coordinator has to decide.</p>}
      {!isOwn && state === 'sent' && <DecisionForm action={here} version={newest.id} flash={flash} />}
      {!isOwn && state === 'accepted' && (
        <>
          <OutsideCorrection action={`${here}/corrections`} certificate={newest} flash={flash} />
          <WithdrawalForm action={`${here}/withdrawal`} version={newest.id} flash={flash} />
        </>
      )}
    </>,
  )
})

/** Accepts or refuses the certificate. */
export const POST = form<Path>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const [{ certificateId }] = await requireOutside(coordinator, params.certificate)
  const here = `/manage/${coordinator.organizationId}/outside-certificates/${certificateId}`
  return submit({
    fields: outsideDecision,
    back: here,
    save: ({ version: versionId, ...decision }) => {
      const reason = decision.outcome === 'refused' ? decision.refusalReason : ''
      return decideOutside(coordinator, { versionId, outcome: decision.outcome, reason }, world)
    },
    refusals: () => outsideChangedSince,
    to: (_, { outcome }) => `${here}?done=${outcome}`,
  })
})
