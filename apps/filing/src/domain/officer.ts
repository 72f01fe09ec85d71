/** Officers act for the body that their token names as its organisation. */
export const isOfficer = ({ roles }: { readonly roles: readonly string[] }): boolean =>
  roles.includes('officer');
