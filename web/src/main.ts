import "./style/tokens.css";
import "./style/base.css";
import "./style/form.css";
import "./style/result.css";
import "./style/print.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { preferredLanguage } from "./state/language.svelte";
import { parseRoute } from "./state/route.svelte";
import { alone } from "./state/stand";

const target = document.getElementById("kepil");
if (target) {
  target.textContent = "";
  mount(App, {
    target,
    props: {
      stand: alone(parseRoute(location.hash)),
      wanted: preferredLanguage(location.search, navigator.languages),
    },
  });
}
