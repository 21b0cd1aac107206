import path from 'node:path'
import { root } from '../start/config.mjs'

/** More tests that passed only on the second try fail the run: CI repeats a test so that a slow machine costs no landing. */
export const mostSecondTries = 3

/** Vitest keeps the error of a test that passed on its second try. A file that doesn't load counts as a failure. */
export function readUnitReport({ numPassedTests, numFailedTests, testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const titles = (isMeant) => tests.filter(isMeant).map(({ fullName }) => fullName)
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    failures: [
      ...titles(({ status }) => status === 'failed'),
      ...unloaded.map(({ name }) => path.relative(root, name)),
    ],
    secondTries: titles(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0),
  }
}

function titlesOf(suites, status) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs.filter(({ tests }) => tests.some((test) => test.status === status)).map(({ title }) => title),
    ...titlesOf(inner, status),
  ])
}

export function readBrowserReport({ stats, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: titlesOf(suites, 'unexpected'),
    secondTries: titlesOf(suites, 'flaky'),
  }
}
