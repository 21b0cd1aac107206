import { expect, test } from 'vitest'
import { connectionsOfEach, countProcesses } from './process-count.mjs'

const gigabyte = 1024 ** 3

test('there is a process for each core and each 500 MB, at least one and at most 16', () => {
  expect(countProcesses({ cores: 1, memory: gigabyte })).toBe(1)
  expect(countProcesses({ cores: 1, memory: 64 * gigabyte })).toBe(1)
  expect(countProcesses({ cores: 2, memory: 4 * gigabyte })).toBe(2)
  expect(countProcesses({ cores: 8, memory: 2 * gigabyte })).toBe(4)
  expect(countProcesses({ cores: 4, memory: gigabyte / 4 })).toBe(1)
  expect(countProcesses({ cores: 96, memory: 512 * gigabyte })).toBe(16)
  expect(countProcesses()).toBeGreaterThanOrEqual(1)
})

test('all processes together leave Postgres’s 100 connections room for the worker and the operator', () => {
  for (let processes = 1; processes <= 16; processes += 1) {
    expect(processes * connectionsOfEach(processes)).toBeLessThanOrEqual(80)
  }
  expect([1, 2, 5, 8, 16].map(connectionsOfEach)).toEqual([12, 12, 12, 7, 5])
})
