/** Harmonized System code: 2, 4 or 6 digits of the nomenclature, up to 10 with national subdivisions. */
export const HS_CODE_PATTERN = /^\d{6}(\d{2}){0,2}$/;

/** An organisation that Landport knows, as the token's `org` claim names it. */
export const ORGANISATION_ID_PATTERN = /^[a-z0-9][a-z0-9-]{1,62}$/;
