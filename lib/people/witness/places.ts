import { env } from '@/lib/platform/env'
import { placesIn, type WitnessPlace } from './place'

/** The places that get each checkpoint, as the operator set them. */
export const configuredPlaces = (): WitnessPlace[] => placesIn(env.LOG_WITNESSES)
