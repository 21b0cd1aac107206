import { expect, test } from 'vitest'
import { acceptsEncoding } from './accepts-encoding.mjs'

test.each(['gzip', 'br, gzip', 'gzip;q=0.5', ' GZIP ; q=1', 'gzip;q=0.01'])('%s accepts gzip', (accepted) => {
  expect(acceptsEncoding(accepted, 'gzip')).toBe(true)
})

test.each([undefined, null, '', '*', 'br', 'x-gzip', 'gzip;q=0', 'gzip; q=0.00', 'gzip; level=1;q=0'])(
  '%s does not accept gzip',
  (accepted) => {
    expect(acceptsEncoding(accepted, 'gzip')).toBe(false)
  },
)
