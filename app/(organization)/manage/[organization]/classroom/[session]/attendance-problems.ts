export const attendanceProblems = {
  early: { field: 'person', message: 'Attendance can be recorded from the day of the session on.' },
  withdrawn: { field: 'person', message: 'This session was withdrawn.' },
}
