import { anyoneSignedIn, everyone, type Line, only } from '../roles'
import { givenReason } from './parts'

const mandateForm = {
  ...{ title: 'In-service', authority: 'A board', hours: '1', countsClassroom: 'yes', effectiveFrom: '2026-01-01' },
  ...{ cycle: 'interval', months: '24', firstDays: '90' },
}

/** Addresses of coordinators. */
export const organizationLines: Record<string, Line> = {
  'GET /manage': anyoneSignedIn(200, { but: { coordinator: 303, otherCoordinator: 303 } }),
  'GET /manage/[organization]': only('coordinator', 200),
  'GET /manage/[organization]/people': only('coordinator', 200),
  'GET /manage/[organization]/search': only('coordinator', 200),
  'GET /manage/[organization]/anomalies': only('coordinator', 200),
  'GET /manage/[organization]/anomalies.csv': only('coordinator', 200),
  'GET /manage/[organization]/anomalies.xlsx': only('coordinator', 200),
  'GET /manage/[organization]/anomalies/[anomaly]': only('coordinator', 200),
  'POST /manage/[organization]/anomalies/[anomaly]/dispositions': only('coordinator', 303, {
    form: () => ({ outcome: 'explained', reason: givenReason }),
  }),
  'GET /manage/[organization]/auditors': only('coordinator', 200),
  'POST /manage/[organization]/auditors': only('coordinator', 303, {
    form: ({ newAddress }) => ({ email: newAddress, from: '2090-01-01', until: '2090-01-31' }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/auditors/[grant]': only('coordinator', 200),
  'POST /manage/[organization]/auditors/[grant]': only('coordinator', 303, {
    form: () => ({ reason: givenReason }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/cohorts': only('coordinator', 200),
  'GET /manage/[organization]/cohorts/[cohort]/poster': only('coordinator', 200),
  'POST /manage/[organization]/cohorts/new': only('coordinator', 303, {
    form: ({ unique }) => ({ name: `Cohort ${unique}` }),
  }),
  'GET /manage/[organization]/compliance': only('coordinator', 200),
  'GET /manage/[organization]/compliance.csv': only('coordinator', 200),
  'GET /manage/[organization]/compliance.xlsx': only('coordinator', 200),
  'GET /manage/[organization]/compliance/shares': only('coordinator', 200),
  'GET /manage/[organization]/coordinators': only('coordinator', 200),
  'POST /manage/[organization]/coordinators': only('coordinator', 303, {
    form: ({ account }) => ({ account }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/coordinators/[account]': only('coordinator', 200, { at: { account: 'coordinator' } }),
  'POST /manage/[organization]/coordinators/[account]': only('coordinator', 303, {
    at: { account: 'coordinator' },
    form: () => ({ reason: givenReason }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/selection': only('coordinator', 303),
  'POST /manage/[organization]/selection': only('coordinator', 303, {
    form: ({ account }) => ({ act: 'remind', person: account }),
    sendsNothing: true,
  }),
  'POST /manage/[organization]/cohorts/[cohort]': only('coordinator', 303, {
    form: () => ({ archive: 'no' }),
  }),
  'GET /manage/[organization]/desk/summary.pdf': only('coordinator', 200),
  'GET /manage/[organization]/divisions': only('coordinator', 200),
  'POST /manage/[organization]/divisions': only('coordinator', 303, {
    form: () => ({ divisionName: 'Troop B', parent: '' }),
    sendsNothing: true,
  }),
  'POST /manage/[organization]/divisions/[division]': only('coordinator', 303, {
    at: { division: { is: '00000000-0000-4000-8000-000000000001' } },
    form: () => ({ archive: 'yes' }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/evaluations': only('coordinator', 200),
  'GET /manage/[organization]/exports': only('coordinator', 200),
  'POST /manage/[organization]/exports': only('coordinator', 303, { form: () => ({ every: 'month' }) }),
  'GET /manage/[organization]/exports/[file]': only('coordinator', 200, { at: { file: { is: 'totals.csv' } } }),
  'GET /manage/[organization]/gain': only('coordinator', 200),
  'GET /manage/[organization]/help': only('coordinator', 200),
  'POST /manage/[organization]/identifier': only('coordinator', 303, { form: () => ({ label: 'Officer number' }) }),
  'GET /manage/[organization]/identifier-rule': only('coordinator', 200),
  'POST /manage/[organization]/identifier-rule': only('coordinator', 303, {
    form: () => ({ ruleLabel: 'Officer number', pattern: '9999' }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/import': only('coordinator', 200),
  'POST /manage/[organization]/import': only('coordinator', 303, {
    form: () => ({ pasted: 'Email\trank\nnobody@test.example\tSergeant', step: 'check' }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/import/how-to-export': only('coordinator', 200),
  'GET /manage/[organization]/import/template.csv': only('coordinator', 200),
  'GET /manage/[organization]/invitations': only('coordinator', 200),
  'POST /manage/[organization]/invitations': only('coordinator', 303, {
    form: () => ({ step: 'end', invitation: '00000000-0000-4000-8000-000000000001' }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/invitations/sheet': only('coordinator', 200),
  'POST /manage/[organization]/join-links': only('coordinator', 303, { form: ({ cohort }) => ({ cohort }) }),
  'GET /manage/[organization]/mandates': only('coordinator', 200),
  'POST /manage/[organization]/mandates': only('coordinator', 303, { form: () => mandateForm }),
  'GET /manage/[organization]/mandates/new': only('coordinator', 200),
  'GET /manage/[organization]/mandates/[mandate]': only('coordinator', 200),
  'POST /manage/[organization]/mandates/[mandate]': only('coordinator', 303, {
    form: () => ({ ...mandateForm, version: '1', changeReason: givenReason }),
  }),
  'POST /manage/[organization]/mandates/[mandate]/ending': only('coordinator', 303, {
    form: () => ({ version: '1', lastDay: '2090-12-31', endReason: givenReason }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/numbers': only('coordinator', 200),
  'POST /manage/[organization]/numbers': only('coordinator', 303, {
    form: () => ({ supervisor: '207-555-0100', replaces: '' }),
  }),
  'GET /manage/[organization]/packets': only('coordinator', 200),
  'GET /manage/[organization]/packets/[packet]': only('coordinator', 200),
  'GET /manage/[organization]/packets/[packet]/packet.zip': only('coordinator', 200),
  // Before any guard: a HEAD request generates nothing.
  'HEAD /manage/[organization]/packets/[packet]/packet.zip': everyone(405),
  'GET /manage/[organization]/packets/[packet]/progress': only('coordinator', 200),
  'POST /manage/[organization]/packets/new': only('coordinator', 303, { form: ({ account }) => ({ account }) }),
  'GET /manage/[organization]/people.csv': only('coordinator', 200),
  'GET /manage/[organization]/people.xlsx': only('coordinator', 200),
  'GET /manage/[organization]/people/[account]': only('coordinator', 200),
  'GET /manage/[organization]/people/[account]/hours': only('coordinator', 200),
  'POST /manage/[organization]/people/[account]/exceptions': only('coordinator', 303, {
    form: ({ mandate }) => ({
      ...{ mandate, kind: 'waiver', until: '2090-12-31', exceptionAuthority: 'A board' },
      exceptionReason: givenReason,
    }),
  }),
  'GET /manage/[organization]/people/[account]/removal': only('coordinator', 200),
  'GET /manage/[organization]/people/[account]/transcript.json': only('coordinator', 200),
  'GET /manage/[organization]/people/[account]/transcript.pdf': only('coordinator', 200),
  'POST /manage/[organization]/people/[account]/accommodation': only('coordinator', 303, {
    form: () => ({ timeFactor: '2', extraAttempts: '1', reason: givenReason }),
  }),
  'POST /manage/[organization]/people/[account]/annotations': only('coordinator', 303, {
    form: () => ({ noteOn: '', noteText: givenReason }),
  }),
  'POST /manage/[organization]/people/[account]/details': only('coordinator', 303, {
    form: () => ({ version: '0', rank: 'Sergeant', identifier: '', hiredOn: '2020-01-31', supervisorId: '' }),
    sendsNothing: true,
  }),
  'POST /manage/[organization]/people/[account]/extensions': only('coordinator', 303, {
    form: ({ enrollment }) => ({ dueCourse: enrollment, dueOn: '2090-01-01', dueReason: givenReason }),
  }),
  'POST /manage/[organization]/people/[account]/resets': only('coordinator', 303, {
    form: ({ lessonId }) => ({ resetUnit: lessonId, resetReason: givenReason }),
  }),
  'POST /manage/[organization]/people/[account]/unlocks': only('coordinator', 303, {
    form: ({ final }) => ({ quiz: final, unlockReason: givenReason }),
  }),
  'POST /manage/[organization]/people/[account]/suggestions': only('coordinator', 303, {
    form: () => ({ suggestedName: 'Another Name', suggestedEmail: 'another@test.example' }),
    sendsNothing: true,
  }),
  'POST /manage/[organization]/people/[account]/time': only('coordinator', 303, {
    form: ({ course }) => ({ timeCourse: course, timeReason: givenReason }),
  }),
  'POST /manage/[organization]/people/[account]/waivers': only('coordinator', 303, {
    form: ({ lessonId }) => ({ waiveUnit: lessonId, waiveReason: givenReason }),
  }),
  'POST /manage/[organization]/people/[account]/removal': only('coordinator', 303, {
    form: () => ({ reason: givenReason }),
    sendsNothing: true,
  }),
  'POST /manage/[organization]/reset-links': only('coordinator', 303, { form: ({ account }) => ({ account }) }),
  'GET /manage/[organization]/reset-links/made': only('coordinator', 200),
  'POST /manage/[organization]/recount': only('coordinator', 303, { form: () => ({ about: 'shares' }) }),
  'GET /manage/[organization]/assignments/[assignment]': only('coordinator', 200),
  'POST /manage/[organization]/assignments/[assignment]': only('coordinator', 303, {
    form: () => ({ reminders: 'stop' }),
  }),
  'GET /manage/[organization]/assignments': only('coordinator', 200),
  'POST /manage/[organization]/assignments': only('coordinator', 303, {
    form: ({ course }) => ({ course, to: 'everyone', dueOn: '', dueDays: '30' }),
    sendsNothing: true,
  }),
  'GET /manage/[organization]/time': only('coordinator', 200),
  'POST /manage/[organization]/time': only('coordinator', 303, {
    form: () => ({ course: 'ngo-volunteer', rule: 'hold' }),
  }),
  'GET /manage/[organization]/report': only('coordinator', 200),
  'GET /manage/[organization]/report.csv': only('coordinator', 303),
  'GET /manage/[organization]/report.xlsx': only('coordinator', 303),
  'POST /manage/[organization]/report': only('coordinator', 303, {
    form: () => ({ reportName: 'Ours', columns: 'name' }),
  }),
  'GET /manage/[organization]/weighing': only('coordinator', 200),
}
