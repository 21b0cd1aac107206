import { beforeAll, expect, test } from 'vitest'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { listIdentifierRequests } from '@/lib/people/organization/identifier-requests'
import { currentAttestation } from '@/lib/training/attempt/attestation-text'
import { cohort, joined, learner, organization } from '@/prisma/factories'
import { identifierFields, sayWhich } from '../identifier-fields'
import { readAttestation } from './read-attestation'

let coordinators: Coordinator[]
let person: Learner

beforeAll(async () => {
  coordinators = [(await organization()).coordinator, (await organization()).coordinator]
  person = await learner()
  for (const one of coordinators) {
    await askIdentifier(one, { label: 'Officer number' })
    await joined(person, (await cohort(one)).code)
  }
})

function form(...typed: string[]): URLSearchParams {
  const fields = typed.map((value, index) => [`identifier-${coordinators[index]?.organizationId}`, value])
  return new URLSearchParams([['name', 'Ann Example'], ['attested', 'yes'], ...fields] as [string, string][])
}

test('readAttestation keeps a separate identifier for each organization', async () => {
  expect(await readAttestation(person, form(' P-1 ', 'S  2'))).toEqual({
    attested: {
      name: 'Ann Example',
      identifiers: ['P-1', 'S 2'].map((value, index) => {
        return { organizationId: coordinators[index]?.organizationId, label: 'Officer number', value }
      }),
    },
  })
})

test('the summary names each missing or invalid identifier, and the entries stay', async () => {
  const read = await readAttestation(person, form('<1047>'))
  if (!('back' in read)) throw new Error('it was taken')
  const [first, second] = coordinators.map((one) => `identifier-${one.organizationId}`)
  expect(read.back.values).toEqual({ name: 'Ann Example', [`${first}`]: '<1047>', [`${second}`]: '' })
  const fields = identifierFields(await listIdentifierRequests(person))
  const [police, shelter] = coordinators.map((one) => `Officer number (${one.organizationName})`)
  expect(fields.map(({ label }) => label)).toEqual([police, shelter])
  expect(sayWhich(read.back.errors, fields)).toEqual([
    { field: first, message: `${police}: Use letters, digits, spaces and . _ / # - only.` },
    { field: second, message: `${shelter}: Enter it as your organization writes it.` },
  ])
})

test('the field of a single organization has no organization name in its label', async () => {
  const [first] = await listIdentifierRequests(person)
  expect(first && identifierFields([first])).toMatchObject([{ label: 'Officer number' }])
})

test('a checkbox under an outdated attestation text attests nothing', async () => {
  const read = async (version: number) => {
    const sent = form('P-1', 'S 2')
    sent.set('version', String(version))
    return readAttestation(person, sent)
  }
  expect(await read(currentAttestation)).toHaveProperty('attested')
  expect(await read(currentAttestation - 1)).toMatchObject({ back: { errors: [{ field: 'attested' }] } })
})
