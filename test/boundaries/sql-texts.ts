import ts from 'typescript';

const STATEMENT =
  /\b(select|insert\s+into|update|delete\s+from|create|alter|drop|truncate|grant|lock|from|join|set)\b/i;

/** Every text of a TypeScript source that reads like SQL. What a template fills in stands as `?`. */
export function sqlTextsOf(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node)) {
      texts.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('?'),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return texts.filter((text) => /\s/.test(text) && STATEMENT.test(text));
}
