export interface Durability {
  /** Off only for tests: a crash of the machine then loses the data. */
  readonly fsync: boolean;
}

/** What the server is started with. The rest is PostgreSQL's own default. */
export const settingsOf = ({ fsync }: Durability): Readonly<Record<string, string | number>> => ({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '128MB',
  // Fewer full page images on the way of many small rows.
  max_wal_size: '2GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  fsync: fsync ? 'on' : 'off',
  synchronous_commit: fsync ? 'on' : 'off',
  full_page_writes: fsync ? 'on' : 'off',
  // Short statements that a compiler only delays.
  jit: 'off',
  random_page_cost: 1.1,
  // A statement on a table with a year of month partitions locks each of them.
  max_locks_per_transaction: 256,
  timezone: 'UTC',
  log_timezone: 'UTC',
});
