/** One thing that is wrong with the log, in a sentence. */
export interface Fault {
  position: number | null
  eventId: string | null
  sentence: string
}

export const mostFaultsListed = 100

/** Counts every fault and lists the first hundred: one false entry must not hide the next, nor fill the memory. */
export class Faults {
  readonly listed: Fault[] = []
  count = 0

  add(...faults: Fault[]): void {
    this.count += faults.length
    this.listed.push(...faults.slice(0, Math.max(0, mostFaultsListed - this.listed.length)))
  }
}
