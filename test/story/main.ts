import { parseArgs } from 'node:util';
import { tellStory } from './tell-story';
import { Window } from './window';

const { values } = parseArgs({ options: { data: { type: 'string', default: '.landport' } } });

tellStory(Window.at(values.data), (line) => console.log(line)).catch((error: Error) => {
  console.error(`\nNOT AS TOLD\n${error.message}`);
  process.exitCode = 1;
});
