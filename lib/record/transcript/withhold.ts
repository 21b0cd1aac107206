import type { Transcript } from './content'

/** Naming the other organization could reveal more than any reason. */
const elsewhere = 'another organization'

/** Removes other organizations' notes, identifiers, memberships, outside training, reasons and names. */
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
  const outsideTraining = transcript.outsideTraining?.filter((one) => !isForeign(one))
  const text = JSON.stringify(
    { ...transcript, learner, organizations, outsideTraining, annotations },
    (_key, value: unknown) => {
      if (!isForeign(value)) return value
      return {
        ...value,
        by: null,
        organization: elsewhere,
        ...('reason' in value && { reason: '' }),
        ...('endReason' in value && { endReason: null }),
      }
    },
  )
  return JSON.parse(text)
}
