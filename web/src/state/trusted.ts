/** Trusted Types: the page makes two scripts of its own, both from its own files, and nothing else passes. */
interface ScriptAddresses {
  createScriptURL(address: string): string;
}
interface WithTrustedTypes {
  trustedTypes?: { createPolicy(name: string, rules: ScriptAddresses): ScriptAddresses };
}

let policy: ScriptAddresses | undefined;

export function trustedScript(address: string): string {
  policy ??= (window as WithTrustedTypes).trustedTypes?.createPolicy("kepil", {
    createScriptURL(asked) {
      const { pathname } = new URL(asked, location.href);
      if (!/\/(sw|files\/worker-[\w-]+)\.js$/.test(pathname)) throw new TypeError(asked);
      return asked;
    },
  });
  return policy?.createScriptURL(address) ?? address;
}
