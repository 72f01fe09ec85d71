export { ObjectStore, type ObjectContent } from './object-store';
export { ContentDiffers, ObjectMissing, ObjectStoreUnavailable } from './object-store-errors';
export { FolderStore } from './folder-store';
export { S3Store, type S3Settings } from './s3-store';
