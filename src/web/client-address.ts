import { BlockList, isIPv6 } from 'node:net';
import type { Express, Request } from 'express';

/** Set on a server that nobody reaches but the app in this process. */
const OURS = 'serves the app in this process';

/** Marks a server as one that nobody reaches but the app in this process. */
export function serveOurApp(web: Express): Express {
  return web.enable(OURS);
}

/**
 * By what requests are counted where too many of one client are turned away; null for those of an app, which asks on
 * behalf of a whole company.
 * @param appAddresses where apps are besides this process: addresses, or networks such as `10.0.0.0/24`
 */
export function createAddressOf(appAddresses: readonly string[]): (request: Request) => string | null {
  const apps = new BlockList();
  for (const address of appAddresses) {
    const [network = '', bits] = address.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    if (bits === undefined) apps.addAddress(network, family);
    else apps.addSubnet(network, Number(bits), family);
  }
  return (request) => {
    if (request.app.enabled(OURS)) return null;
    const address = withoutMapping(request.ip ?? '');
    return apps.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') ? null : toClient(address);
  };
}

/** An address as it counts for one client: of IPv6, everybody has 64 bits to themselves. */
export function toClient(ip: string): string {
  const address = withoutMapping(ip);
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(8 - groups.length - after.length).fill('0');
  const network = [...groups, ...gap, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

/** IPv4 as it stands, where the socket is an IPv6 one. */
function withoutMapping(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '');
}
