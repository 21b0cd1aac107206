export const dataCopyReadme = `EVERYTHING ABOUT YOU

Times are UTC. The .json files open in any text editor or browser.

account.json         your account, where you are signed in, devices, password links, organizations and roles
transcript.pdf       your training record to print; transcript.json is the same for programs
no-transcript.txt    instead of them, while your record does not match our log of it
certificates/        each certificate as PDF and as credential; certificates.json lists them
enrollments.json     courses, the names you confirmed, lessons you completed, and where you left them
outside-certificates/ files of other providers' certificates, named by their hash; enrollments.json lists them
attempts.json        quizzes: your answers, results, and what you attested
encounters.json      your choices, cases you read instead, and your private notes
practice.json        practice answers, cases after the certificate, and "Did you use it?"
time.json            pages you opened and active time
notes.json           coordinators' notes and decisions, more time or attempts, and time flags
mail.json            mail to you
log.json             what you did, and what others did with your record

Not here: your password (nobody can read it), secrets of links and devices (anyone who has one could use it), the right answers
(other people still take these quizzes), and texts about other people.
`
