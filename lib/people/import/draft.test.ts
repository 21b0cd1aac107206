import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { organization, stillWorld } from '@/prisma/factories'
import { applyImport } from './apply-import'
import { guessColumns } from './columns'
import { checkImport } from './plan-import'
import { chooseColumns, findDraft, forgetDrafts, recallColumns, saveDraft } from './save-draft'

const table = { header: ['Email', 'Star'], rows: [{ line: 2, cells: ['nobody@test.example', '4471'] }] }
const draft = { table, mapping: ['email', null] as ('email' | null)[] }

test('only its coordinator can open a draft, for two hours or until their next one', async () => {
  const [ours, theirs] = [(await organization()).coordinator, (await organization()).coordinator]
  const world = stillWorld()
  const first = await saveDraft(ours, draft, world)
  expect(await findDraft(theirs, first, world)).toBeNull()
  await chooseColumns(theirs, first, [null, null])
  expect(await findDraft(ours, first, world)).toEqual(draft)
  const second = await saveDraft(ours, draft, { ...world, id: () => crypto.randomUUID() })
  expect([await findDraft(ours, first, world), await findDraft(ours, second, world)]).toEqual([null, draft])
  world.pass(120)
  expect(await findDraft(ours, second, world)).toBeNull()
  await forgetDrafts(world)
  expect(await db.importDraft.count({ where: { organizationId: ours.organizationId } })).toBe(0)
})

test('saving an import forgets the list', async () => {
  const { coordinator } = await organization()
  const id = await saveDraft(coordinator, draft)
  const { digest } = await checkImport(coordinator, table, draft.mapping)
  expect(await applyImport(coordinator, { ...draft, digest: 'another' })).toMatchObject({ ok: false })
  expect(await findDraft(coordinator, id)).toEqual(draft)
  expect(await applyImport(coordinator, { ...draft, digest })).toMatchObject({ ok: true })
  expect(await findDraft(coordinator, id)).toBeNull()
})

test('saving an import remembers the choice of columns, for that organization only', async () => {
  const [ours, theirs] = [(await organization()).coordinator, (await organization()).coordinator]
  const mapping = ['email', 'identifier'] as const
  const { digest } = await checkImport(ours, table, [...mapping])
  expect(await applyImport(ours, { table, mapping: [...mapping], digest })).toEqual({
    ok: true,
    changed: 0,
    invited: 0,
  })
  expect(guessColumns(table.header, null, await recallColumns(ours, table.header))).toEqual(mapping)
  expect(guessColumns(table.header, null, await recallColumns(theirs, table.header))).toEqual(['email', null])
})
