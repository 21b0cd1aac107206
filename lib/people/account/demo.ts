export const demoPassword = 'northlight-demo'

export const demoAccounts = [
  { email: 'learner@demo.example', name: 'Lee Learner', what: 'enrolled, nothing done yet' },
  { email: 'officer@demo.example', name: 'Oakley Officer', what: 'an officer, half-way through' },
  { email: 'certified@demo.example', name: 'Casey Certified', what: 'holds a certificate' },
  { email: 'coordinator@demo.example', name: 'Cory Coordinator', what: 'coordinates an organization' },
  { email: 'admin@demo.example', name: 'Ari Admin', what: 'runs the site' },
] as const
