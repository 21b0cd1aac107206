import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFolders, readWitness } from './read-witness'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kept-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
const line = '2311 CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='

test('a kept checkpoint that cannot be read is named, and is an error', async () => {
  put('checkpoint-2026-11-28.txt', line)
  put('checkpoint-2026-11-29.txt', line.slice(0, 20))
  const { kept, unread, damaged } = await readWitness(folder, null)
  expect({ kept: kept.length, unread, damaged }).toEqual({
    kept: 1,
    unread: [`${path.join(folder, 'checkpoint-2026-11-29.txt')} could not be read.`],
    damaged: true,
  })
})

test('another file that cannot be read is named only, and one without a checkpoint is passed over', async () => {
  put('checkpoint-2026-11-28.txt', line)
  put('README.md', 'Checkpoints of a log')
  put('packet.zip', 'PK\x03\x04 cut off')
  const { kept, unread, damaged } = await readWitness(folder, null)
  const packet = `${path.join(folder, 'packet.zip')} could not be read.`
  expect({ kept: kept.length, unread, damaged }).toEqual({ kept: 1, unread: [packet], damaged: false })
})

test('a printed line is a checkpoint, and a folder without one is refused', async () => {
  expect(await readWitness(line, null)).toMatchObject({ kept: [{ size: 2311 }], unread: [], damaged: false })
  await expect(readWitness(folder, null)).rejects.toThrow('has no checkpoint of a log')
})

test('the folders of the site are read without being named, and one that lost its files is an error', async () => {
  put('checkpoint-2026-11-28.txt', line)
  put('checkpoint-000000002400-0a1b2c3d.txt', line.replace('2311', '2400'))
  const nothing = path.join(folder, 'nothing')
  const given = { issuer: null, isGivenUp: ({ size }: { size: number }) => size === 2400 }
  expect(
    await readFolders(
      [
        { folder, sent: 2311 },
        { folder: nothing, sent: 0 },
      ],
      given,
    ),
  ).toMatchObject({
    kept: [{ size: 2311 }],
    unread: [],
    damaged: false,
    givenUp: 1,
  })
  expect(await readFolders([{ folder: nothing, sent: 2311 }], given)).toMatchObject({
    unread: [`${nothing} has no checkpoint, but the site put some there, up to entry 2311.`],
    damaged: true,
  })
})
