import { resolve } from 'node:path';
import { optionsOf } from './options';

describe('the options of npm start', () => {
  it('are, without any, the gateway on 8080 and everything in one process on the log in PostgreSQL', () => {
    expect(optionsOf([])).toEqual({
      port: 8080,
      dataFolder: resolve('.landport'),
      bus: 'postgres',
      separate: false,
    });
  });

  it('may name port, folder, bus and processes', () => {
    expect(optionsOf(['--port', '9000', '--data', '/tmp/here', '--kafka', '--separate'])).toEqual({
      port: 9000,
      dataFolder: '/tmp/here',
      bus: 'kafka',
      separate: true,
    });
  });

  it.each([[['--port', 'high']], [['--port', '70000']], [['--prot', '1']], [['extra']]])(
    'are refused with the list of them: %j',
    (args) => {
      expect(() => optionsOf(args)).toThrow(/--separate/);
    },
  );
});
