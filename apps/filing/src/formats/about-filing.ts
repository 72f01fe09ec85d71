/** What a message wants of a filing that was lodged before it. */
export type Act = 'amendment' | 'replacement' | 'cancellation';

export interface AboutFiling {
  readonly act: Act;
  /** The filing, by the number that customs gave it or by its sender's own. */
  readonly mrn?: string;
  readonly reference?: string;
  /** Why, in the sender's words. */
  readonly reason?: string;
}
