import type { Transcript } from './content'

/** Where else somebody is a learner may say more about them than any reason. */
const elsewhere = 'another organization'

/**
 * A learner’s transcript as one of their organizations may have it: notes of another one, identifiers that it asked for and
 * that they belong to it are left out, and of what it did the reason and the names.
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
  const organizations = transcript.organizations.filter(({ name }) => name === organizationName)
  const text = JSON.stringify({ ...transcript, learner, organizations, annotations }, (_key, value: unknown) => {
    if (!isForeign(value)) return value
    return {
      ...value,
      by: null,
      organization: elsewhere,
      ...('reason' in value && { reason: '' }),
      ...('endReason' in value && { endReason: null }),
    }
  })
  return JSON.parse(text)
}
