/** Works without JavaScript (/exit answers 303); app/_client/exit.ts adds the rest. */
export function ExitThisPage({ isQuiet }: { isQuiet: boolean }) {
  return (
    <span className="exit-wrap">
      <a className={isQuiet ? 'exit exit-quiet' : 'exit'} href="/exit" rel="noreferrer nofollow">
        Exit this page
      </a>
      <span className="vh" role="status" />
    </span>
  )
}
