import type { LookupAddress } from 'node:dns';
import { isPublicAddress } from './public-address';
import { pinnedLookup } from './pinned-lookup';
import { checkTarget, TargetRefused } from './target-rules';

const open = { ports: [443], allowLoopback: false };
const standalone = { ports: [443], allowLoopback: true };

const HOSTILE: readonly (readonly [string, string])[] = [
  ['loopback', 'https://127.0.0.1/'],
  ['loopback, short', 'https://127.1/'],
  ['loopback, decimal', 'https://2130706433/'],
  ['loopback, octal', 'https://0177.0.0.1/'],
  ['loopback, hexadecimal', 'https://0x7f.0x0.0x0.0x1/'],
  ['loopback, one hexadecimal number', 'https://0x7f000001/'],
  ['loopback, full-width digits', 'https://１２７.０.０.１/'],
  ['loopback, percent-encoded', 'https://%31%32%37.0.0.1/'],
  ['loopback, another of its net', 'https://127.255.255.254/'],
  ['loopback, IPv6', 'https://[::1]/'],
  ['loopback, IPv6 in full', 'https://[0000:0000:0000:0000:0000:0000:0000:0001]/'],
  ['loopback, IPv4-mapped', 'https://[::ffff:127.0.0.1]/'],
  ['loopback, IPv4-mapped in hexadecimal', 'https://[::ffff:7f00:1]/'],
  ['loopback, IPv4-compatible', 'https://[::127.0.0.1]/'],
  ['loopback behind NAT64', 'https://[64:ff9b::7f00:1]/'],
  ['private net behind local NAT64', 'https://[64:ff9b:1::a00:1]/'],
  ['private net in 6to4', 'https://[2002:a00:1::]/'],
  ['private net in Teredo', 'https://[2001:0:a00:1::]/'],
  ['any address', 'https://0.0.0.0/'],
  ['any address, zero', 'https://0/'],
  ['any address, IPv6', 'https://[::]/'],
  ['private 10/8', 'https://10.1.2.3/'],
  ['private 172.16/12', 'https://172.31.255.255/'],
  ['private 192.168/16', 'https://192.168.0.1/'],
  ['carrier-grade NAT', 'https://100.64.0.1/'],
  ['link-local, cloud metadata', 'https://169.254.169.254/latest/meta-data'],
  ['link-local, IPv6', 'https://[fe80::1]/'],
  ['unique local', 'https://[fd00:ec2::254]/'],
  ['site-local', 'https://[fec0::1]/'],
  ['benchmark net', 'https://198.18.0.1/'],
  ['documentation', 'https://203.0.113.9/'],
  ['documentation, IPv6', 'https://[2001:db8::1]/'],
  ['multicast', 'https://224.0.0.1/'],
  ['multicast, IPv6', 'https://[ff02::1]/'],
  ['broadcast', 'https://255.255.255.255/'],
  ['localhost', 'https://localhost/'],
  ['localhost with a dot', 'https://localhost./'],
  ['a name below localhost', 'https://me.localhost/'],
  ['cluster name', 'https://filing.default.svc.cluster.local/'],
  ['cloud name', 'https://metadata.google.internal/'],
  ['a single label', 'https://filing/'],
  ['plain http', 'http://example.com/'],
  ['another port', 'https://example.com:8443/'],
  ['user info', 'https://user:secret@example.com/'],
  ['user name alone', 'https://example.org@example.com/'],
  ['a fragment', 'https://example.com/#top'],
  ['another scheme', 'file:///etc/passwd'],
  ['gopher', 'gopher://example.com:443/'],
  ['no URL', 'example.com/hook'],
];

describe('targets of webhooks', () => {
  it.each(HOSTILE)('refuses %s', (_what, url) => {
    expect(() => checkTarget(url, open)).toThrow(TargetRefused);
  });

  it.each(['https://example.com/hook?a=1', 'https://93.184.215.14/', 'https://[2606:2800:21f::1]/'])(
    'takes %s',
    (url) => {
      expect(checkTarget(url, open).href).toBe(url);
    },
  );

  it('opens loopback, and nothing else, where configuration says so', () => {
    expect(checkTarget('http://127.0.0.1:9999/hook', standalone).port).toBe('9999');
    expect(checkTarget('http://localhost:9999/hook', standalone).port).toBe('9999');
    for (const url of [
      'http://10.0.0.1/',
      'http://example.com/',
      'https://[::ffff:10.0.0.1]/',
      'ftp://localhost/',
    ]) {
      expect(() => checkTarget(url, standalone)).toThrow(TargetRefused);
    }
  });

  it('knows no address in a text that is none', () => {
    expect(isPublicAddress('example.com')).toBe(false);
    expect(isPublicAddress('fe80::1%eth0')).toBe(false);
  });
});

describe('the lookup of a connection', () => {
  const answersOf = (...rounds: string[][]) => {
    const asked: string[] = [];
    const resolve = (host: string): Promise<LookupAddress[]> => {
      asked.push(host);
      const round = rounds[Math.min(asked.length, rounds.length) - 1] ?? [];
      return Promise.resolve(round.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    };
    return { asked, resolve };
  };
  const connectTo = (resolve: (host: string) => Promise<LookupAddress[]>, all: boolean) =>
    new Promise((done, failed) => {
      pinnedLookup(resolve, open)('hooks.example.com', { all }, (error, address) =>
        error ? failed(error) : done(address),
      );
    });

  it('asks once and connects to what it checked, though the name is rebound at once', async () => {
    const { asked, resolve } = answersOf(['93.184.215.14'], ['127.0.0.1']);
    expect(await connectTo(resolve, false)).toBe('93.184.215.14');
    expect(asked).toEqual(['hooks.example.com']);
    await expect(connectTo(resolve, false)).rejects.toThrow(TargetRefused);
  });

  it.each([[['10.0.0.1']], [['93.184.215.14', '169.254.169.254']], [['::ffff:7f00:1']], [[]]])(
    'refuses a name that leads to %j',
    async (addresses) => {
      await expect(connectTo(answersOf(addresses).resolve, true)).rejects.toThrow(TargetRefused);
    },
  );

  it('hands on a name that does not exist as a fault of the delivery', async () => {
    const missing = () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    await expect(connectTo(missing, true)).rejects.toThrow('ENOTFOUND');
  });
});
