export const attendanceProblems = {
  early: { field: 'person', message: 'Wait until the day of the session, then record attendance.' },
  withdrawn: { field: 'person', message: 'This session was withdrawn. Add a new one if it took place.' },
}
