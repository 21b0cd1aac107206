/* Uses the clock that is ahead: one pauses in sleep, one follows system time. Only the server ends an attempt. */
const warnings = [600, 300, 60]

for (const clock of document.querySelectorAll<HTMLElement>('[data-seconds]')) run(clock)

function run(clock: HTMLElement) {
  const total = Number(clock.dataset.seconds)
  const steady = performance.now()
  const wall = Date.now()
  const left = clock.querySelector('[data-left]')
  const status = clock.querySelector('[role=status]')
  let previous = total

  function tick() {
    const passed = Math.max(performance.now() - steady, Date.now() - wall) / 1000
    const seconds = Math.max(0, Math.ceil(total - passed))
    if (left) left.textContent = duration(seconds)
    clock.classList.toggle('clock-short', seconds <= 300)
    const warning = warnings.find((limit) => seconds <= limit && previous > limit)
    if (warning && status) status.textContent = `${duration(seconds)} left. Your answers so far are saved.`
    previous = seconds
    if (seconds === 0) location.replace(location.pathname.replace(/\/(?:items\/\d+|review)$/, '/result'))
    else setTimeout(tick, 1000)
  }
  tick()
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes >= 10) return `${minutes} minutes`
  return minutes === 0 ? `${rest} s` : `${minutes} min ${rest} s`
}
