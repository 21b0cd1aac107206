export const mandateProblems = {
  'changed-since': {
    field: 'effectiveFrom',
    message: 'Another coordinator changed this mandate meanwhile. Read the new version below, then change it again.',
  },
  'not-in-force': { field: 'lastDay', message: 'Enter a day on which the mandate is in force.' },
}
