const width = 40
const everyMs = 200

/** On a terminal only, and beside the output. `end` takes the bar away. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr) {
  let shownAt = 0
  return {
    show(done: number, of: number): void {
      if (!stream.isTTY || (done < of && Date.now() - shownAt < everyMs)) return
      shownAt = Date.now()
      const filled = Math.round((done / Math.max(of, 1)) * width)
      stream.write(`\r[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${done} of ${of}`)
    },
    end(): void {
      if (stream.isTTY) stream.write(`\r${' '.repeat(width + 30)}\r`)
    },
  }
}
