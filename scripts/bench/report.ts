interface Row {
  what: string
  value: string
  ratio: string
  budget: string
  met: boolean
}

const rows: Row[] = []

export function report(what: string, value: string, ratio: number | null, budget: string, met: boolean): void {
  rows.push({ what, value, ratio: ratio === null ? '' : ratio.toFixed(2), budget, met })
}

export function printReport(): void {
  const columns = ['what', 'value', 'ratio', 'budget', 'met']
  const lines = rows.map((row) => [row.what, row.value, row.ratio, row.budget, row.met ? 'met' : 'MISSED'])
  const table = [columns, ...lines]
  const widths = columns.map((_, index) => Math.max(...table.map((line) => line[index]?.length ?? 0)))
  for (const line of table) {
    const cells = line.map((cell, index) => cell.padEnd(widths[index] ?? 0))
    console.log(cells.join('  ').trimEnd())
  }
}
