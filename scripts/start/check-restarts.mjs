/* What restarts `npm start` itself when it dies. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** The systemd unit that a process is in, or ''. */
export function unitOf(pid = 'self') {
  try {
    const groups = readFileSync(`/proc/${pid}/cgroup`, 'utf8')
    return /^(?:0:|\d+:name=systemd):(?:\/\S+)?\/([^/\s]+\.service)$/m.exec(groups)?.[1] ?? ''
  } catch {
    return ''
  }
}

const why = 'Nothing restarts npm start itself if it dies'
const how =
  'run it as the shipped unit northlight.service (docs/operating.md) or the shipped compose.yaml, or name in RESTARTED_BY what else restarts it'

/** A sentence for a start, which is in its unit already; or null. */
export const whyNotRestarted = ({ restartedBy }, unit = unitOf()) => (restartedBy || unit ? null : `${why}: ${how}.`)

/** @param {string} unit of the running site */
async function readRestart(unit) {
  const asked = ['show', '--property=Restart', '--value', '--', unit]
  return (await promisify(execFile)('systemctl', asked, { timeout: 3000 })).stdout.trim()
}

/** A sentence for the doctor, or null. */
export async function judgeRestarts(config, unit, restartOf = readRestart) {
  const wrong = whyNotRestarted(config, unit)
  if (wrong || config.restartedBy || !unit.endsWith('.service')) return wrong
  const rule = await restartOf(unit).catch(() => null)
  if (rule === null || rule === 'always' || rule === 'on-failure') return null
  return `The unit ${unit} has Restart=${rule}, so nothing restarts it if it dies: set Restart=always in it, and run systemctl daemon-reload.`
}
