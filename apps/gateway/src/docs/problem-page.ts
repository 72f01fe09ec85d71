import { PROBLEMS } from '@landport/http';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/`([^`]*)`/g, '<code>$1</code>');

/** Every problem code with its meaning and remedy; a problem's `type` leads to its entry. */
export function problemPage(): string {
  const entries = Object.entries(PROBLEMS).map(
    ([code, { title, remedy }]) => `
      <section id="${code.replace('/', '-')}">
        <h2><code>${code}</code></h2>
        <p>${escaped(title.en)}. ${escaped(remedy.en)}</p>
        <p lang="zh">${escaped(title.zh)}。${escaped(remedy.zh)}</p>
      </section>`,
  );
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Landport problem codes</title></head>
  <body>
    <h1>Problem codes</h1>${entries.join('')}
  </body>
</html>
`;
}
