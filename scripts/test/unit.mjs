import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../start/config.mjs'
import { readUnitReport } from './reports.mjs'
import { runNode } from './run.mjs'

const program = path.join(root, 'node_modules/vitest/vitest.mjs')
const report = path.join(root, 'test-results/unit.json')

export async function runUnit(args) {
  await rm(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runNode([program, 'run', '--config', '.config/vitest.ts', ...reporters, ...args])
  return { ...readUnitReport(JSON.parse(await readFile(report, 'utf8'))), code }
}
