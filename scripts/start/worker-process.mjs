import { beginProcess, script } from './running.mjs'

export function beginWorker(env) {
  const worker = beginProcess(['--max-old-space-size=192', ...script('scripts/worker/worker.ts')], env)
  show(worker.child.stdout, process.stdout)
  show(worker.child.stderr, process.stderr)
  return worker
}

/** Line by line, so that the app's output can't split one. */
function show(from, to) {
  let begun = ''
  from.setEncoding('utf8').on('data', (text) => {
    const lines = (begun + text).split('\n')
    begun = lines.pop()
    // A JSON line names its process.
    for (const line of lines) to.write(line.startsWith('{') ? `${line}\n` : `worker: ${line}\n`)
  })
}
