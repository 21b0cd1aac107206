import type { Flash } from '@/app/_http/flash'
import type { TagKind } from '@/app/_ui/tag'
import type { OutsideAdded } from '@/lib/record/outside-certificate/add-first'
import { mostOutsideFiles, mostWaiting } from '@/lib/record/outside-certificate/add-first'
import type { OutsideState } from '@/lib/record/outside-certificate/save-version'

export const outsideTags: Record<OutsideState, { text: string; kind: TagKind }> = {
  sent: { text: 'Waiting', kind: 'info' },
  accepted: { text: 'Accepted', kind: 'good' },
  refused: { text: 'Refused', kind: 'bad' },
  withdrawn: { text: 'Withdrawn', kind: 'neutral' },
}

type Problem = Flash['errors'][number]

export const futureOutside = {
  field: 'earnedOn',
  message: 'This date is in the future. Enter the date on the certificate.',
}

export const outsideProblems: Record<(OutsideAdded & { ok: false })['reason'], Problem> = {
  'another-kind': {
    field: 'file',
    message:
      'This file isn’t a PDF, a PNG, or a JPEG, or it is damaged. Save it as a PDF or take a screenshot, then choose that.',
  },
  'too-large': { field: 'file', message: 'This file is larger than 5 MB. Choose a smaller scan or photo.' },
  'same-file': { field: 'file', message: 'This file is already on record. Choose the file of another certificate.' },
  'too-many': {
    field: 'file',
    message: `There are already ${mostOutsideFiles} files for this person, which is the most that are kept.`,
  },
  'too-many-waiting': {
    field: 'file',
    message: `${mostWaiting} certificates already wait for a decision. Send more once your coordinator has looked at them.`,
  },
  future: futureOutside,
}

export const outsideChangedSince = {
  field: 'version',
  message: 'Someone just changed this. Check what it says now and try again.',
}
