import { PROBLEMS } from './catalogue';

/** The text of docs/problems.md. */
export function problemsMarkdown(): string {
  const entries = Object.entries(PROBLEMS)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([code, { title, remedy }]) => `## ${code}\n\n${title.en}. ${remedy.en}\n\n${title.zh}。${remedy.zh}\n`,
    );
  return (
    '# Problem codes\n\n' +
    'Every refusal is a problem document (RFC 9457) whose `code` stands here. Codes are stable: branch on them, ' +
    'not on titles or details. Written by `npm run reference`.\n\n' +
    entries.join('\n')
  );
}
