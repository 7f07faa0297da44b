// Bundles Assets/ into wwwroot/assets. Run by the build (see Baladi.Web.csproj), or by hand with `npm run build`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const wwwroot = join(here, '..', 'wwwroot');
const out = join(wwwroot, 'assets');
const target = ['chrome109', 'edge109', 'firefox115', 'safari15.4'];

// Styles and scripts are fingerprinted by MapStaticAssets. Fonts carry their hash in the name, because CSS refers to them by it.
const styles = ['site'];
const scripts = ['site', 'preferences', 'passkeys'];
const preloadedFont = 'ibm-plex-sans-arabic-arabic-400-normal.woff2';

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

for (const name of styles) {
  const file = join(here, 'styles', `${name}.scss`);
  const { css } = sass.compile(file, { loadPaths: [join(here, 'styles')] });
  const result = await esbuild.build({
    stdin: { contents: css, loader: 'css', resolveDir: here, sourcefile: `${name}.css` },
    outfile: join(out, `${name}.css`),
    bundle: true, minify: true, target, metafile: true, logLevel: 'warning',
    loader: { '.woff2': 'file' }, assetNames: 'fonts/[name]-[hash]', publicPath: '/assets',
  });
  const font = Object.entries(result.metafile.outputs)
    .find(([, output]) => Object.keys(output.inputs).some(input => basename(input) === preloadedFont));
  if (font) await writeFile(join(out, 'font.txt'), '/' + relative(wwwroot, font[0]).replaceAll('\\', '/'));
}

await esbuild.build({
  entryPoints: scripts.map(name => join(here, 'scripts', `${name}.ts`)),
  outdir: out, bundle: true, minify: true, format: 'iife', target, logLevel: 'warning',
});
