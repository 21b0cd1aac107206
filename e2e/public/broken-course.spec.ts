import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeOwnSite } from '../access/own-site'
import { expect, test } from '@playwright/test'

const root = path.join(import.meta.dirname, '..', '..')
const left = ['.git', '.next', 'node_modules', 'test-results', '.data']

/** A copy whose courses may be broken. Beside the project, since hard links can't leave a disk. */
function copyProject(): string {
  const copy = mkdtempSync(path.join(root, '..', 'northlight-dev-'))
  for (const name of readdirSync(root).filter((one) => !left.includes(one))) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
  }
  execFileSync('cp', ['-al', path.join(root, 'node_modules'), path.join(copy, 'node_modules')])
  return copy
}

test('in development, each page shows what a broken edit of a course says, until a reload after the fix', async ({
  page,
}) => {
  test.setTimeout(400_000)
  const copy = copyProject()
  const site = await makeOwnSite({ ISSUER_URL: '' })
  const file = path.join(copy, 'courses/ngo-volunteer/course.yaml')
  const before = readFileSync(file, 'utf8')
  const errors = page.getByRole('alert').filter({ hasText: 'The courses have errors' })
  try {
    await site.start([process.execPath, path.join(copy, 'scripts/start/start.mjs'), '--dev'])
    await page.goto(`${site.url}/about`)
    await expect(errors).toHaveCount(0)
    writeFileSync(file, before.replace('subtitle:', 'subtitel:'))
    await page.reload()
    await expect(errors).toContainText('courses/ngo-volunteer/course.yaml:4: error: unknown key “subtitel” (schema)')
    await page.goto(`${site.url}/courses/ngo-volunteer`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Volunteers/)
    await expect(errors).toBeVisible()
    writeFileSync(file, before)
    await page.reload()
    await expect(errors).toHaveCount(0)
  } finally {
    await site.stop()
    await site.remove()
    rmSync(copy, { recursive: true, force: true })
  }
})
