import type { Workbook } from './unpack';
import { wholeOf, xmlEvents, type XmlHandler } from './xml-events';

const PART = 'xl/sharedStrings.xml';

/** Texts of rich runs joined; readings in another script, which Excel keeps beside them, are no text of the cell. */
class Strings implements XmlHandler<string> {
  private found: string[] = [];
  private text_ = '';
  private isText = false;
  private inReading = false;

  open(name: string): void {
    if (name === 'si') this.text_ = '';
    else if (name === 'rPh') this.inReading = true;
    else if (name === 't') this.isText = !this.inReading;
  }

  text(text: string): void {
    if (this.isText) this.text_ += text;
  }

  close(name: string): void {
    if (name === 't') this.isText = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'si') this.found.push(this.text_);
  }

  take(): string[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }
}

/** The texts that cells refer to by number. What unpacking allows bounds them. */
export const sharedStrings = async (workbook: Workbook): Promise<string[]> =>
  workbook.has(PART) ? wholeOf(xmlEvents(PART, await workbook.read(PART), new Strings())) : [];
