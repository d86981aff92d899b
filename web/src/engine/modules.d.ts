declare module "@build/wasm/kepil.js" {
  export { default } from "../../../wasm/kepil";
}
declare module "@build/*?url" {
  const address: string;
  export default address;
}
declare module "@texts/outline.json" {
  const outline: import("../messages/text_keys").Outline;
  export default outline;
}
declare module "@build/pack/scenarios.json" {
  const scenarios: unknown[];
  export default scenarios;
}
