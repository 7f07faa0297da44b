// Prints what the published portal is made of, as a CycloneDX 1.6 document: every package of NuGet and npm in the lock files, with version
// and hash.   node src/sbom.mjs > sbom.json
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = dirname(fileURLToPath(import.meta.url));
const read = path => JSON.parse(readFileSync(join(source, path), "utf8"));
const hex = base64 => Buffer.from(base64, "base64").toString("hex");
const components = new Map();

function add(ecosystem, name, version, hash, scope = "required") {
  const purl = `pkg:${ecosystem}/${name.replace(/^@/, "%40")}@${version}`;
  components.set(purl, { type: "library", "bom-ref": purl, name, version, purl, scope, ...(hash && { hashes: [{ alg: "SHA-512", content: hex(hash) }] }) });
}

// What the projects under src restore; tests are not shipped.
for (const project of readdirSync(source, { withFileTypes: true }).filter(entry => entry.isDirectory() && entry.name.startsWith("Baladi.")))
  for (const packages of Object.values(read(join(project.name, "packages.lock.json")).dependencies))
    for (const [name, found] of Object.entries(packages))
      if (found.type !== "Project") add("nuget", name, found.resolved, found.contentHash);

// Scripts and styles are bundled from these; what only bundles them is not shipped.
for (const [path, found] of Object.entries(read("Baladi.Web/Assets/package-lock.json").packages))
  if (path.startsWith("node_modules/")) {
    const hash = found.integrity?.startsWith("sha512-") ? found.integrity.slice(7).split(" ")[0] : undefined;
    add("npm", path.slice(path.lastIndexOf("node_modules/") + 13), found.version, hash, found.dev ? "excluded" : found.optional ? "optional" : "required");
  }

console.log(JSON.stringify({
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: { type: "application", "bom-ref": "baladi", name: "baladi" } },
  components: [...components.values()].sort((a, b) => a.purl < b.purl ? -1 : 1),
}, null, 2));
