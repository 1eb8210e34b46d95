import { launchOptions } from '../scripts/chromium.mjs';
import { expect, openFiles, test, textFile } from './app.ts';
import { detectionTable, section, visit } from './page-parts.ts';

const { args, ...options } = launchOptions();
// An adapter in software: slow, and enough to see that it computes what it must.
test.use({
  launchOptions: {
    ...options,
    args: [...args, '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']
  }
});

test('WebGPU judges once it agrees on the golden lines, under the same policy', async ({
  page
}) => {
  // Minutes of work for an adapter in software.
  test.skip(!process.env.INSYT_TEST_WEBGPU, 'INSYT_TEST_WEBGPU=1 runs it');
  test.setTimeout(900_000);
  await page.goto('./settings');
  const computing = section(page, 'Computing the model');
  await expect(computing).toContainText('In use now');
  await computing.getByLabel('Computed by').selectOption('webgpu');
  await expect(computing).toContainText('In use now: the graphics card', { timeout: 780_000 });
  await visit(page, 'Incidents');
  const line =
    '192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] "GET /?id=1%27+UNION+SELECT+1--+- HTTP/1.1" 200 5 "-" "sqlmap/1.9"\n';
  await openFiles(page, [textFile('a.log', line)]);
  await expect(detectionTable(page)).toContainText('SQL injection', {
    timeout: 60_000
  });
});
