/** What browsers with the File System Access API have, and TypeScript's library does not. */

interface FileSystemHandle {
  queryPermission(descriptor: { mode: 'read' }): Promise<PermissionState>;
  requestPermission(descriptor: { mode: 'read' }): Promise<PermissionState>;
}

interface DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null>;
}

interface FileSystemObserver {
  observe(handle: FileSystemHandle, options: { recursive: boolean }): Promise<void>;
  disconnect(): void;
}

// Where a browser lacks them they are undefined, and each is asked for before it is used.
declare const FileSystemObserver: (new (callback: () => void) => FileSystemObserver) | undefined;
declare const showOpenFilePicker:
  ((options: { multiple: boolean; id?: string }) => Promise<FileSystemFileHandle[]>) | undefined;
declare const showDirectoryPicker:
  ((options: { mode: 'read'; id?: string }) => Promise<FileSystemDirectoryHandle>) | undefined;
