export class ObjectMissing extends Error {
  constructor(readonly key: string) {
    super(`There is no object ${key}.`);
    this.name = 'ObjectMissing';
  }
}

/** The bytes that came are not those that were announced: cut short, too many, or changed. */
export class ContentDiffers extends Error {
  constructor(key: string, what: string) {
    super(`The content for ${key} is not what was announced: ${what}.`);
    this.name = 'ContentDiffers';
  }
}

/** The store is away, full or refuses us. The same call may work later. */
export class ObjectStoreUnavailable extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`The object store cannot be used now: ${what}.`, options);
    this.name = 'ObjectStoreUnavailable';
  }
}
