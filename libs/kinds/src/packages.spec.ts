import { loadPackages } from './package/load-packages';
import { packageFaults } from './trial/package-faults';

// What POST /v1/kinds/{kind}/versions asks of a package: it runs, its examples come out as they say, and they show
// every rule and condition. The trial itself is tested in trial/package-faults.spec.ts.
describe.each(
  loadPackages().map((source) => [`${source.header.kind} from ${source.header.validFrom}`, source]),
)('%s', (_name, source) => {
  it('could be published', () => {
    expect(packageFaults(source)).toEqual([]);
  });

  it('has examples that fail', () => {
    expect(source.examples.fail.length).toBeGreaterThan(0);
  });
});
