/** Where services find a payload that is too large to travel. */
export const payloadPath = (filingId: string, version: number): string =>
  `/v1/internal/filings/${filingId}/versions/${version}/payload`;
