import { damaged } from './sheet-refused';
import type { Workbook } from './unpack';
import { wholeOf, xmlEvents, type XmlHandler } from './xml-events';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  /** Days are counted from 1904, as old Macintoshes do. */
  readonly since1904: boolean;
}

interface Found {
  readonly tag: string;
  readonly values: Readonly<Record<string, string | undefined>>;
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Notes every element of a few names with some of their attributes. */
class Elements implements XmlHandler<Found> {
  private found: Found[] = [];

  constructor(private readonly wanted: Readonly<Record<string, readonly string[]>>) {}

  open(tag: string, attribute: (name: string) => string | undefined): void {
    const names = Object.hasOwn(this.wanted, tag) ? this.wanted[tag] : undefined;
    if (names)
      this.found.push({ tag, values: Object.fromEntries(names.map((name) => [name, attribute(name)])) });
  }

  text(): void {}
  close(): void {}

  take(): Found[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }
}

/** The first sheet that is shown. @throws SheetRefused when there is none */
export async function firstSheet(workbook: Workbook): Promise<SheetPart> {
  const parts = await elementsOf(workbook, WORKBOOK, {
    workbookPr: ['date1904'],
    sheet: ['name', 'state', 'r:id'],
  });
  const relations = await elementsOf(workbook, RELATIONS, { Relationship: ['Id', 'Target'] });
  const sheet = parts.find(
    ({ tag, values }) => tag === 'sheet' && (values['state'] ?? 'visible') === 'visible',
  );
  const target = relations.find(({ values }) => values['Id'] === sheet?.values['r:id'])?.values['Target'];
  if (sheet === undefined || target === undefined) throw damaged(WORKBOOK);
  const date1904 = parts.find(({ tag }) => tag === 'workbookPr')?.values['date1904'];
  return {
    name: sheet.values['name'] ?? 'Sheet1',
    part: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    since1904: date1904 === '1' || date1904 === 'true',
  };
}

const elementsOf = async (
  workbook: Workbook,
  part: string,
  wanted: Readonly<Record<string, readonly string[]>>,
): Promise<Found[]> => wholeOf(xmlEvents(part, await workbook.read(part), new Elements(wanted)));
