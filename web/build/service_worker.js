// The page without a network: what was loaded once is kept. Lists are filled in when the page is built.
const VERSION = "__VERSION__";
const SHELL = __SHELL__;
const PARTS = __PARTS__;
const KNOWN = new Set(__KNOWN__);

const isOurs = (address) => {
  const url = new URL(address);
  return url.origin === location.origin && url.href.startsWith(registration.scope);
};
const nameOf = (address) => new URL(address).href.slice(registration.scope.length).replace(/[?#].*$/, "");

addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(SHELL)));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))),
      )
      .then(() => clients.claim()),
  );
});

addEventListener("message", (event) => {
  if (event.data === "update") skipWaiting();
  if (Array.isArray(event.data?.keep)) {
    const loaded = event.data.keep.filter(isOurs).map(nameOf);
    const ofLanguage = (name) =>
      /\/(details|texts)\./.test(name) && name.includes(`.${event.data.language}-`);
    const files = [...KNOWN].filter(
      (name) => loaded.includes(name) || PARTS.includes(name) || ofLanguage(name),
    );
    event.waitUntil(keep(files));
  }
});

/** One after the other: the page has the network first. */
async function keep(files) {
  const cache = await caches.open(VERSION);
  for (const file of files) if (!(await cache.match(file))) await cache.add(file).catch(() => {});
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(request.url)) return;
  // Any language of the page is the same file: what stands after ? is for the page alone.
  const name = nameOf(request.url) || "index.html";
  if (!KNOWN.has(name)) return;
  event.respondWith(
    caches.open(VERSION).then(async (cache) => {
      const kept = await cache.match(name);
      if (kept) return kept;
      const fresh = await fetch(request);
      if (fresh.ok) await cache.put(name, fresh.clone());
      return fresh;
    }),
  );
});
