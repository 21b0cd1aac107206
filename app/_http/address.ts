/**
 * What the front does differently at one address. A route exports it as `address`, in literals only: the build reads it from
 * the source (scripts/front/read-address.mjs).
 */
export interface Address {
  /** Above `kilobytes`, the app gets only the length and answers in its own words; above the other, the front refuses. */
  body?: { kilobytes: number; refusedKilobytes: number }
  /** In place of the security headers with these names, also on an error. */
  headers?: Record<string, string>
}
