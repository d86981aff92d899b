// The version note would be a global of the page that the calculator stands in.
export default { compilerOptions: { runes: true, discloseVersion: false } };
