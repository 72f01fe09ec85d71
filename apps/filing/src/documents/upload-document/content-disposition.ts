const LONGEST_NAME = 255;

/** A name as a file system shows it: without its path, without what cannot be seen or would turn it around. */
export function plainName(sent: string | undefined): string | undefined {
  const name = sent
    ?.replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/\p{Cs}$/u, '');
  return name === '' || name === '.' || name === '..' ? undefined : name;
}

/**
 * The file name that a Content-Disposition header gives. `filename*` goes before `filename`; a plain one may be UTF-8
 * as programs write it, though the header's bytes are read as Latin-1.
 * @see RFC 6266, RFC 8187
 */
export function fileNameIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const extended = /;\s*filename\*\s*=\s*utf-8'[\w-]*'([^;\s]+)/i.exec(header)?.[1];
  if (extended !== undefined) {
    try {
      return plainName(decodeURIComponent(extended));
    } catch {
      return undefined;
    }
  }
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1]?.replace(/\\(["\\])/g, '$1');
  const token = /;\s*filename\s*=\s*([^\s;"]+)/i.exec(header)?.[1];
  return plainName(asUtf8(quoted ?? token));
}

function asUtf8(latin1: string | undefined): string | undefined {
  if (latin1 === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}

/** Always an attachment: no browser is to show a stranger's file under our name. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
