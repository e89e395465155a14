/* Stands for the YAML library of gray-matter, which is never asked: front matter is read by src/read/yaml.ts. */
function never() {
  throw new Error("front matter is read by src/read/yaml.ts");
}

module.exports = { safeLoad: never, safeDump: never };
