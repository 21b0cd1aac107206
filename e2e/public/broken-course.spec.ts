import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { makeOwnSite } from '../access/own-site'

const root = path.join(import.meta.dirname, '..', '..')
/** The development server compiles the courses, and each address at its first request. */
const slow = { timeout: 90_000 }
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

test('in development, an open page reloads by itself after each edit of a course and shows its problems', async ({
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
    await expect(errors).toContainText(
      'courses/ngo-volunteer/course.yaml:4: error: unknown key “subtitel” (schema)',
      slow,
    )
    await page.goto(`${site.url}/courses/ngo-volunteer`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Volunteers/)
    await expect(errors).toBeVisible()
    writeFileSync(file, before.replace('subtitle: ', 'subtitle: An edited subtitle. '))
    await expect(page.getByText('An edited subtitle.').first()).toBeVisible(slow)
    await expect(errors).toHaveCount(0)
    const facts = path.join(copy, 'courses/sources/facts.yaml')
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('recheck: null', 'recheck: 2026-01-01'))
    const warnings = page.getByRole('note').filter({ hasText: 'The courses have warnings' })
    await expect(warnings).toContainText('warning: the review was due on 2026-01-01 (review-due)', slow)
  } finally {
    await site.stop()
    await site.remove()
    rmSync(copy, { recursive: true, force: true })
  }
})
