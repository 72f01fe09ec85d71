import { ConfigurationFault, loadConfig } from '@landport/platform';
import { AirTransitConfig } from './air-transit.config';

const ENV = { PORT: '0', DATABASE_URL: 'postgres://x', OIDC_ISSUER: 'http://127.0.0.1:1' };

describe('AIR_CARRIERS', () => {
  it('names the organisation of each prefix', () => {
    const { AIR_CARRIERS } = loadConfig(AirTransitConfig, {
      ...ENV,
      AIR_CARRIERS: '999=changjiang-air, 784=south-air',
    });
    expect([...AIR_CARRIERS]).toEqual([
      ['999', 'changjiang-air'],
      ['784', 'south-air'],
    ]);
    expect(loadConfig(AirTransitConfig, ENV).AIR_CARRIERS.size).toBe(0);
  });

  it('is refused with the pair that does not fit', () => {
    expect(() => loadConfig(AirTransitConfig, { ...ENV, AIR_CARRIERS: '999=changjiang-air,99:x' })).toThrow(
      ConfigurationFault,
    );
    expect(() => loadConfig(AirTransitConfig, { ...ENV, AIR_CARRIERS: '99:x' })).toThrow(
      /99:x is not prefix=/,
    );
  });
});
