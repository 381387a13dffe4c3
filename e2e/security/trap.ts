import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Something on this machine that a page would like to reach, and that writes down whoever knocks. */
export type Trap = { url: string; udpPort: number; heard: string[]; close(): void };

/** Opens a trap that hears TCP connections and UDP packets. */
export async function openTrap(): Promise<Trap> {
  const heard: string[] = [];
  const tcp = createServer((socket) => {
    heard.push('tcp: connected');
    socket.on('error', () => undefined);
    socket.on('data', (data) => heard.push(`tcp: ${data.toString('latin1').split('\r\n', 1)[0]}`));
  });
  const udp = createSocket('udp4');
  udp.on('message', (data) => heard.push(`udp: ${data.length} bytes`));
  tcp.listen(0, '127.0.0.1');
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
  return {
    url: `http://127.0.0.1:${(tcp.address() as AddressInfo).port}`,
    udpPort: udp.address().port,
    heard,
    close() {
      tcp.close();
      udp.close();
    },
  };
}
