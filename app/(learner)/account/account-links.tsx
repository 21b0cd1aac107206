export function AccountLinks() {
  return (
    <>
      <p>
        <a href="/account/sessions">Where you are signed in</a>
      </p>
      <p>
        <a href="/account/second-factor">Two-step sign-in</a>
      </p>
      <p>
        <a href="/account/sign-on">Single sign-on</a>
      </p>
      <p>
        <a href="/account/access">Who looked at your record</a>
      </p>
      <p>
        <a href="/account/transcript">Your transcript</a>
      </p>
    </>
  )
}
