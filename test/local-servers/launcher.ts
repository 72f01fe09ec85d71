import { startKafka, startPostgres } from '@landport/local-servers';

/** A launcher to be killed: starts one server, says its processes in a line of JSON, and lives until it is ended. */
async function launch([server, dataFolder = '', jarsFolder = '']: readonly string[]): Promise<void> {
  const log = (line: string): void => console.log(line);
  const running =
    server === 'kafka'
      ? await startKafka({ dataFolder, jarsFolder, log })
      : await startPostgres({ dataFolder, fsync: false, log });
  console.log(JSON.stringify({ pid: running.pid, port: running.port }));
  setInterval(() => undefined, 1000);
}

launch(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
