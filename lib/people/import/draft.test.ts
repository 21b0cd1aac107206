import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { organization, stillWorld } from '@/prisma/factories'
import { applyImport } from './apply-import'
import { guessColumns, type Mapping } from './columns'
import { checkImport } from './plan-import'
import {
  chooseColumns,
  findDraft,
  findDraftSource,
  forgetDrafts,
  recallColumns,
  replaceTable,
  saveDraft,
} from './save-draft'

const rows = [{ line: 2, cells: ['nobody@test.example', '4471'] }]
const table = { header: ['Email', 'Star'], headingLine: 1, rows }
const mapping = ['email', null] as ('email' | null)[]
const draft = { table, mapping, nameStyle: 'tidied' as const }
const saved = { table, mapping, source: new TextEncoder().encode('Email,Star\nnobody@test.example,4471\n') }

test('only its coordinator can open a draft, for two hours or until their next one', async () => {
  const [ours, theirs] = [(await organization()).coordinator, (await organization()).coordinator]
  const world = stillWorld()
  const first = await saveDraft(ours, saved, world)
  expect(await findDraft(theirs, first, world)).toBeNull()
  await chooseColumns(theirs, first, { mapping: [null, null], nameStyle: 'typed' })
  await replaceTable(theirs, first, { table: { ...table, header: ['Name'] }, mapping: ['name'] })
  expect(await findDraft(ours, first, world)).toEqual(draft)
  expect([await findDraftSource(theirs, first, world), await findDraftSource(ours, first, world)]).toEqual([
    null,
    saved.source,
  ])
  const second = await saveDraft(ours, saved, { ...world, id: () => crypto.randomUUID() })
  expect([await findDraft(ours, first, world), await findDraft(ours, second, world)]).toEqual([null, draft])
  world.pass(120)
  expect(await findDraft(ours, second, world)).toBeNull()
  await forgetDrafts(world)
  expect(await db.importDraft.count({ where: { organizationId: ours.organizationId } })).toBe(0)
})

test('saving an import forgets the list', async () => {
  const { coordinator } = await organization()
  const id = await saveDraft(coordinator, saved)
  const { digest } = await checkImport(coordinator, draft)
  expect(await applyImport(coordinator, { draft, digest: 'another' })).toMatchObject({ ok: false })
  expect(await findDraft(coordinator, id)).toEqual(draft)
  expect(await applyImport(coordinator, { draft, digest })).toMatchObject({ ok: true })
  expect(await findDraft(coordinator, id)).toBeNull()
})

test('saving an import remembers the choice of columns, for that organization only', async () => {
  const [ours, theirs] = [(await organization()).coordinator, (await organization()).coordinator]
  const chosen = { ...draft, mapping: ['email', 'identifier'] satisfies Mapping }
  const { digest } = await checkImport(ours, chosen)
  expect(await applyImport(ours, { draft: chosen, digest })).toEqual({
    ok: true,
    changed: 0,
    invited: 0,
    leftOut: 1,
  })
  expect(guessColumns(table.header, null, await recallColumns(ours, table.header))).toEqual(chosen.mapping)
  expect(guessColumns(table.header, null, await recallColumns(theirs, table.header))).toEqual(['email', null])
})
