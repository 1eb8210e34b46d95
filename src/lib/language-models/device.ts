/** What a graphics adapter offers, of what WebLLM asks for. */
export interface Adapter {
  f16: boolean;
  bufferBytes: number;
  storageBuffers: number;
  workgroupBytes: number;
}

/** What this device can run and keep. */
export interface Device {
  /** Null without WebGPU. */
  adapter: Adapter | null;
  /** Bytes of memory, as far as the browser tells (Chromium: at most 8 GiB or so); else null. */
  memoryBytes: number | null;
  /** Bytes that this site may still store; null where the browser does not tell. */
  freeBytes: number | null;
  /** Threads that WebAssembly has here. */
  threads: number;
}

/** As much of WebGPU's types as is used here. */
interface Gpu {
  requestAdapter(options: { powerPreference: string }): Promise<{
    features: ReadonlySet<string>;
    limits: {
      maxStorageBufferBindingSize: number;
      maxStorageBuffersPerShaderStage: number;
      maxComputeWorkgroupStorageSize: number;
    };
  } | null>;
}

async function adapterHere(gpu: Gpu | undefined): Promise<Adapter | null> {
  const adapter = await gpu
    ?.requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null);
  if (!adapter) return null;
  const { features, limits } = adapter;
  return {
    f16: features.has('shader-f16'),
    bufferBytes: limits.maxStorageBufferBindingSize,
    storageBuffers: limits.maxStorageBuffersPerShaderStage,
    workgroupBytes: limits.maxComputeWorkgroupStorageSize
  };
}

/** Looks at this device; asks nothing of the person. */
export async function lookAtDevice(): Promise<Device> {
  const here = navigator as Navigator & { gpu?: Gpu; deviceMemory?: number };
  const storage = await navigator.storage?.estimate().catch(() => null);
  return {
    adapter: await adapterHere(here.gpu),
    memoryBytes: here.deviceMemory === undefined ? null : here.deviceMemory * 1024 ** 3,
    freeBytes: storage?.quota === undefined ? null : storage.quota - (storage.usage ?? 0),
    threads: globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1
  };
}
