import { describeWhere } from '@landport/testing';
import { join } from 'node:path';
import { kubernetesFindings, manifestsIn, rendered } from './kubernetes-judge';
import { MINUTES } from './tools';

const k8s = join(__dirname, '../../k8s');

describeWhere('manifest-tools', 'the manifests', () => {
  it.each(['base', 'overlays/small', 'overlays/production'])(
    'of %s fit the schemas of Kubernetes 1.37, without unknown fields',
    async (folder) => {
      const text = await rendered(join(k8s, folder));

      expect(manifestsIn(text).length).toBeGreaterThan(20);
      expect(await kubernetesFindings(text)).toEqual([]);
    },
    MINUTES,
  );

  it(
    'are judged: a field spelt wrong is found',
    async () => {
      const text = await rendered(join(k8s, 'base'));

      expect(await kubernetesFindings(text.replace('runAsNonRoot', 'runAsNoRoot'))).toEqual([
        expect.stringContaining("additional properties 'runAsNoRoot' not allowed"),
      ]);
    },
    MINUTES,
  );

  it(
    'harden every container of ours, and probe every service',
    async () => {
      const manifests = manifestsIn(await rendered(join(k8s, 'base')));
      const deployments = manifests.filter(({ kind }) => kind === 'Deployment');

      expect(deployments).toHaveLength(5);
      for (const deployment of deployments) {
        expect(deployment).toMatchObject({
          spec: {
            template: {
              spec: {
                automountServiceAccountToken: false,
                securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
                containers: [
                  {
                    startupProbe: { httpGet: { path: '/health/started', port: 'http' } },
                    livenessProbe: { httpGet: { path: '/health/live', port: 'http' } },
                    readinessProbe: { httpGet: { path: '/health/ready', port: 'http' } },
                    resources: { limits: { memory: expect.any(String) } },
                    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
                  },
                ],
              },
            },
          },
        });
      }
    },
    MINUTES,
  );

  it(
    'let notification alone open connections to the world',
    async () => {
      for (const folder of ['base', 'overlays/small', 'overlays/production']) {
        const policies = manifestsIn(await rendered(join(k8s, folder))).filter(
          ({ kind }) => kind === 'NetworkPolicy',
        );
        const outgoing = policies.filter((policy) => JSON.stringify(policy.spec).includes('ipBlock'));

        expect(outgoing.map(({ spec }) => (spec as { podSelector: unknown }).podSelector)).toEqual([
          { matchLabels: { 'app.kubernetes.io/name': 'notification' } },
        ]);
        expect(policies.map(({ spec }) => spec)).toContainEqual({
          podSelector: {},
          policyTypes: ['Ingress', 'Egress'],
        });
      }
    },
    MINUTES,
  );
});
