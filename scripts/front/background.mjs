/** What a handler leaves to be done after its answer. A failure is logged and ends nothing. */
export function makeBackground(logFailure) {
  const open = new Set()
  return {
    waitUntil(promise) {
      const done = Promise.resolve(promise)
        .catch(logFailure)
        .finally(() => open.delete(done))
      open.add(done)
    },
    async whenDone() {
      while (open.size > 0) await Promise.all(open)
    },
  }
}
