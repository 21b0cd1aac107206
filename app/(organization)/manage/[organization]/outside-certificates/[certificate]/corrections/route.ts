import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { futureOutside, outsideChangedSince } from '@/app/_record/outside-words'
import { correctOutside } from '@/lib/record/outside-certificate/correct-outside'
import { requireOutside } from '@/lib/record/outside-certificate/queries'
import { outsideCorrection } from '@/lib/record/outside-certificate/schema'

const fields = ['version', 'provider', 'title', 'earnedOn', 'hours', 'topics', 'correctionReason']

export const POST = write<'/manage/[organization]/outside-certificates/[certificate]/corrections'>(
  async ({ form, params, world }) => {
    const coordinator = await requireCoordinator(params.organization)
    const [{ certificateId }] = await requireOutside(coordinator, params.certificate)
    const here = `/manage/${coordinator.organizationId}/outside-certificates/${certificateId}`
    const typed = Object.fromEntries(fields.map((name) => [name, (form.get(name) ?? '').slice(0, 600)]))
    const parsed = outsideCorrection.safeParse(typed)
    if (!parsed.success) return backToForm(here, { values: typed, errors: fieldErrors(parsed.error) })
    warnOfVictims(form, 'correctionReason')
    const { version: versionId, correctionReason: reason, ...input } = parsed.data
    const corrected = await correctOutside(coordinator, { ...input, versionId, reason }, world)
    if (corrected.ok) return { to: `${here}?done=corrected` }
    const problem = corrected.reason === 'future' ? futureOutside : outsideChangedSince
    return backToForm(here, { values: typed, errors: [problem] })
  },
)
