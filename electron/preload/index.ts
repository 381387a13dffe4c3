import { contextBridge, ipcRenderer } from 'electron';

// The whole bridge, forever: two functions. Typing lives in renderer/lib/call.ts, decisions in the vault.
contextBridge.exposeInMainWorld('bridge', {
  call: (name: string, input: unknown) => ipcRenderer.invoke('app:call', name, input),
  on: (name: string, listener: (payload: unknown) => void) => {
    const forward = (_event: unknown, announced: string, payload: unknown) => {
      if (announced === name) listener(payload);
    };
    ipcRenderer.on('app:event', forward);
    return () => ipcRenderer.removeListener('app:event', forward);
  },
});
