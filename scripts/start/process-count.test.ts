import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { connectionsOfEach, countProcesses, findCoreLimit } from './process-count.mjs'

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

/** A system with these files. */
function limitOf(files: Record<string, string>): number {
  const system = mkdtempSync(path.join(tmpdir(), 'northlight-cgroup-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(system, name)), { recursive: true })
    writeFileSync(path.join(system, name), text)
  }
  const limit = findCoreLimit(system)
  rmSync(system, { recursive: true })
  return limit
}

test('a container’s or a unit’s CPU quota limits the cores, in cgroups v2 and v1', () => {
  const [own, newer, older] = ['proc/self/cgroup', 'sys/fs/cgroup', 'sys/fs/cgroup/cpu']
  const period = { [`${older}/cpu.cfs_period_us`]: '100000\n' }
  expect(limitOf({})).toBe(Number.POSITIVE_INFINITY)
  expect(limitOf({ [own]: '0::/\n', [`${newer}/cpu.max`]: 'max 100000\n' })).toBe(Number.POSITIVE_INFINITY)
  expect(limitOf({ [own]: '0::/\n', [`${newer}/cpu.max`]: '150000 100000\n' })).toBe(1.5)
  const slice = { [`${newer}/a.slice/cpu.max`]: '100000 100000\n' }
  expect(limitOf({ [own]: '0::/a.slice/b.service\n', ...slice })).toBe(1)
  const quota = (text: string) => ({ [`${older}/cpu.cfs_quota_us`]: text, ...period })
  expect(limitOf({ [own]: '4:memory:/x\n1:cpu:/docker/1\n', ...quota('50000\n') })).toBe(0.5)
  expect(limitOf({ [own]: '1:cpu:/\n', ...quota('-1\n') })).toBe(Number.POSITIVE_INFINITY)
  const below = { [`${older}/unit/cpu.cfs_quota_us`]: '200000\n', [`${older}/unit/cpu.cfs_period_us`]: '100000\n' }
  expect(limitOf({ [own]: '1:cpu,cpuacct:/unit\n', ...quota('-1\n'), ...below })).toBe(2)
})
