import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { gaugesText } from '@/lib/platform/prometheus'

const metrics = path.join(import.meta.dirname, 'metrics.mjs')

/** A cluster of two app processes, each with three requests; prints what one of them reads. */
const program = `
import cluster from 'node:cluster'
import { answerMetrics, beginMetrics } from ${JSON.stringify(metrics)}
if (cluster.isPrimary) {
  const both = [cluster.fork(), cluster.fork()]
  for (const one of both) answerMetrics(one.process)
  let ready = 0
  cluster.on('message', (one, message) => {
    if (message === 'ready' && ++ready === 2) both[1].send('read')
    if (message.text) { process.stdout.write(message.text); for (const each of both) each.kill() }
  })
} else {
  const { observe, read } = beginMetrics()
  for (const status of [200, 200, 404]) observe({ method: 'GET', route: '/learn/[course]', status, ms: 20 })
  process.on('message', async (message) => { if (message === 'read') process.send({ text: await read() }) })
  process.send('ready')
}`

/** An app process whose starter is gone. */
const orphan = `
import cluster from 'node:cluster'
import { beginMetrics } from ${JSON.stringify(metrics)}
if (cluster.isPrimary) cluster.fork()
else {
  const { read } = beginMetrics()
  cluster.worker.exitedAfterDisconnect = true
  process.once('disconnect', () => read().catch(({ message }) => console.log(message)))
  process.disconnect()
}`

async function outputOf(source: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'northlight-metrics-'))
  const file = path.join(folder, 'cluster.mjs')
  writeFileSync(file, source)
  const { stdout } = await promisify(execFile)(process.execPath, [file])
  rmSync(folder, { recursive: true })
  return stdout
}

test('a question to a starter that died ends without figures, and not the process', { timeout: 60_000 }, async () => {
  expect(await outputOf(orphan)).toBe('The figures of the other processes did not arrive.\n')
})

test('one app process answers with the sum over all processes of the cluster', { timeout: 60_000 }, async () => {
  const stdout = await outputOf(program)
  expect(stdout).toContain('northlight_requests_total{method="GET",route="/learn/[course]",status="200"} 4')
  expect(stdout).toContain('northlight_requests_total{method="GET",route="/learn/[course]",status="404"} 2')
  expect(stdout).toContain('northlight_request_seconds_bucket{le="0.025",route="/learn/[course]"} 6')
  expect(stdout).toContain('northlight_database_connections{state="open"} 0')
  expect(stdout).toContain('process_resident_memory_bytes')
})

test('gauges of the site are text with one head for each name, and none for what is not known', () => {
  const alarm = { name: 'northlight_alarm', help: 'Whether.' }
  expect(
    gaugesText([
      { ...alarm, value: 1, labels: { kind: 'log' } },
      { ...alarm, value: 0, labels: { kind: 'mail' } },
      { name: 'northlight_backup', help: 'When.', value: null },
    ]),
  ).toBe(
    '# HELP northlight_alarm Whether.\n# TYPE northlight_alarm gauge\nnorthlight_alarm{kind="log"} 1\nnorthlight_alarm{kind="mail"} 0\n',
  )
})
