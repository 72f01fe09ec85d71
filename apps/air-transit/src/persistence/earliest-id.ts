const DAY_MS = 86_400_000;

/**
 * The first UUIDv7 of the moment one day before that of `id`. A search bounded by it leaves older partitions alone
 * and misses no row, even one whose id was made by a process whose clock is behind.
 */
export function earliestIdBefore(id: string): string {
  const milliseconds = parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - DAY_MS;
  const hex = milliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
