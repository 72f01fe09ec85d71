/** Where filings are first lodged: part of what makes a request the same request. */
export const FILINGS_PATH = '/v1/filings';
