import { expect, test } from 'vitest'
import { outsideInWords } from './outside-words.mjs'

test('says plainly whether a witness or a clock is outside the machine', () => {
  const folder = 'file:///var/lib/northlight/checkpoints'
  expect(outsideInWords({ places: [folder], authorities: 0 })).toEqual({
    isWitnessed: false,
    isClocked: false,
    witness: 'No place outside the site’s own machine is set to get checkpoints of the log.',
    clock: 'No outside clock stamps checkpoints of the log.',
  })
  expect(outsideInWords({ places: [folder, 'mailto:clerk@court.example'], authorities: 2 })).toEqual({
    isWitnessed: true,
    isClocked: true,
    witness: '1 place outside the site’s own machine gets checkpoints of the log.',
    clock: 'An outside clock stamps checkpoints of the log.',
  })
})
