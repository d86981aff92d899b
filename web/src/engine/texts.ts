/** Fetches the texts of a language; their addresses are known when the page is built. */
const texts = import.meta.glob<string>("@texts/*.*.json", {
  query: "?url",
  import: "default",
  eager: true,
});

export async function fetchTexts(name: string): Promise<unknown> {
  const address = Object.entries(texts).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (!address) throw new Error(`the page was built without ${name}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
