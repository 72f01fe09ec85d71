const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param refused  the name that was given with a wrong password */
export const signInPage = (uid: string, refused?: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Sign in to Landport</title>
  <style>
    body { font: 16px/1.5 system-ui, sans-serif; max-width: 22rem; margin: 15vh auto; padding: 0 1rem }
    label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit }
    input, button { margin: .25rem 0 1rem; padding: .5rem }
    [role=alert] { color: #a00 }
  </style>
</head>
<body>
  <h1>Landport</h1>
  ${refused === undefined ? '' : '<p role="alert">Name or password is wrong.</p>'}
  <form method="post" action="/sign-in/${escape(uid)}">
    <label>Name <input name="name" autocomplete="username" required autofocus value="${escape(refused ?? '')}"></label>
    <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
    <button>Sign in</button>
  </form>
</body>
</html>
`;
