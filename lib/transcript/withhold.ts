import type { Transcript } from './content'

/**
 * A learner’s transcript as one of their organizations may have it: notes of another one, and identifiers that it asked
 * for, are left out, and of what it did the reason and the name.
 */
export function withhold(transcript: Transcript, organizationName: string): Transcript {
  const isForeign = (value: unknown): value is { organization: string } =>
    typeof value === 'object' &&
    value !== null &&
    'organization' in value &&
    typeof value.organization === 'string' &&
    value.organization !== organizationName
  const annotations = transcript.annotations.filter((one) => !isForeign(one))
  const identifiers = transcript.learner.identifiers.filter((one) => !isForeign(one))
  const learner = { ...transcript.learner, identifiers }
  const text = JSON.stringify({ ...transcript, learner, annotations }, (_key, value: unknown) => {
    if (!isForeign(value)) return value
    return {
      ...value,
      by: null,
      ...('reason' in value && { reason: '' }),
      ...('endReason' in value && { endReason: null }),
    }
  })
  return JSON.parse(text)
}
