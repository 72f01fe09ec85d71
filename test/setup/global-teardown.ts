export default async function closeRun(): Promise<void> {
  await globalThis.landportTestRun?.close();
}
