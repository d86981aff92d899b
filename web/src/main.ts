import "./style/tokens.css";
import "./style/base.css";
import "./style/form.css";
import "./style/result.css";
import "./style/print.css";
import { mount } from "svelte";
import App from "./App.svelte";

const target = document.getElementById("kepil");
if (target) {
  target.textContent = "";
  mount(App, { target });
}
